/**
 * Times under observation, one element of each list a spell. A person is at risk at t where entry < t <= exit: who was there
 * before the record began comes in late (left truncation), and who is still there at its end goes out with cause 0 (right
 * censoring). Causes are whole numbers; 1, 2, ... are the ways of leaving. `weight` says for how many alike spells one stands.
 */
export type Spells = {
  entry: ArrayLike<number>
  exit: ArrayLike<number>
  cause: ArrayLike<number>
  weight?: ArrayLike<number> | undefined
}

/** The first spell that cannot be: its place from 0 and what is wrong; null where all can. */
export function findImpossible(spells: Spells): ImpossibleSpell | null {
  for (let at = 0; at < spells.exit.length; at += 1) {
    const [entry, exit, cause, weight] = [spells.entry[at] ?? NaN, spells.exit[at] ?? NaN, spells.cause[at] ?? NaN, spells.weight?.[at] ?? 1]
    if (!Number.isFinite(entry) || !Number.isFinite(exit)) return { at, wrong: 'time' }
    if (entry >= exit) return { at, wrong: 'order' }
    if (!Number.isInteger(cause) || cause < 0) return { at, wrong: 'cause' }
    if (!(Number.isInteger(weight) && weight >= 1)) return { at, wrong: 'weight' }
  }
  return null
}

/** Every cause that ends a spell, ascending, without 0. */
export function causesOf(spells: Spells): number[] {
  const causes = new Set<number>()
  for (let at = 0; at < spells.cause.length; at += 1) causes.add(spells.cause[at] ?? 0)
  causes.delete(0)
  return [...causes].sort((a, b) => a - b)
}

export type ImpossibleSpell = { at: number; wrong: 'time' | 'order' | 'cause' | 'weight' }
