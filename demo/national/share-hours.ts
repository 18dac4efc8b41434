import type { Random } from '../../src/stats/random.ts'

/** Somebody's hours of one year, in hundredths of full time. */
export type Hours = { fte: number }

/** The least and the most that so many people can work together. */
export const LEAST = 10
export const FULL = 100

/** Changes the hours of as few as will do, so that they add up to `total`; those who work as last year stay so where they can. */
export function fitHours(rows: readonly Hours[], total: number, random: Random): void {
  let left = total - rows.reduce((sum, row) => sum + row.fte, 0)
  if (rows.length === 0 || left === 0) return
  // first those who work part time get more, or some of the full-timers fewer, in steps that real contracts have
  for (const step of [random.pick([20, 40]), 20, 10, 1]) {
    for (const row of random.shuffle(rows)) {
      if (left === 0) return
      const change = left > 0 ? Math.min(left, FULL - row.fte) : Math.max(left, LEAST - row.fte)
      const whole = Math.trunc(change / step) * step
      const bounded = Math.sign(whole) * Math.min(Math.abs(whole), Math.max(step, left > 0 ? 50 : 40))
      row.fte += bounded
      left -= bounded
    }
  }
  for (const row of rows) {
    const change = left > 0 ? Math.min(left, FULL - row.fte) : Math.max(left, 1 - row.fte)
    row.fte += change
    left -= change
  }
  if (left !== 0) throw new RangeError(`${total} hundredths cannot be the hours of ${rows.length} people`)
}

/** Hours of four groups whose rows and columns both have a sum: who started this year or not, by who leaves next year or not. */
export function splitHours(groups: { startersLeaving: number; startersStaying: number; othersLeaving: number; othersStaying: number }, sums: { starters: number; all: number; leaving: number }): number | null {
  const [a, b, c, d] = [groups.startersLeaving, groups.startersStaying, groups.othersLeaving, groups.othersStaying]
  const others = sums.all - sums.starters
  const least = Math.max(a * LEAST, sums.starters - b * FULL, sums.leaving - c * FULL, d * LEAST - (others - sums.leaving))
  const most = Math.min(a * FULL, sums.starters - b * LEAST, sums.leaving - c * LEAST, d * FULL - (others - sums.leaving))
  if (least > most) return null
  const even = a + c === 0 ? 0 : Math.round((sums.leaving * a) / (a + c))
  return Math.min(most, Math.max(least, even))
}

/**
 * Who holds cases: rows whose hours add up to `wanted` exactly, those most inclined to first. What is missing at the end is made by
 * moving hours from somebody without cases to a holder of the same group, whose sum stays.
 */
export function chooseHolders<T extends Hours & { inclination: number; group: string }>(rows: readonly T[], wanted: number): Set<T> | null {
  const chosen = new Set<T>()
  let left = wanted
  for (const row of [...rows].sort((x, y) => y.inclination - x.inclination)) {
    if (row.fte > left || row.fte === 0) continue
    chosen.add(row)
    left -= row.fte
  }
  if (left > 0) left = moveHours(rows, chosen, left)
  // nobody left who could give hours: one more takes the place of the rest, and gives back what is too much
  if (left > 0) {
    const next = rows.find((row) => !chosen.has(row) && row.fte > left)
    if (next) {
      chosen.add(next)
      left = -moveHours(rows, new Set(rows.filter((row) => !chosen.has(row))), next.fte - left, (row) => chosen.has(row))
    }
  }
  return left === 0 ? chosen : null
}

/** Moves hours from rows outside `to` (and within `from`) to rows of the same group in it; returns what could not be moved. */
function moveHours<T extends Hours & { group: string }>(rows: readonly T[], to: ReadonlySet<T>, amount: number, from: (row: T) => boolean = (row) => !to.has(row)): number {
  let left = amount
  for (const taker of to) {
    for (const giver of rows) {
      if (left === 0) return 0
      if (taker.fte >= FULL) break
      if (giver.group !== taker.group || !from(giver) || giver.fte <= LEAST) continue
      const moved = Math.min(left, FULL - taker.fte, giver.fte - LEAST)
      giver.fte -= moved
      taker.fte += moved
      left -= moved
    }
  }
  return left
}

/** Whole amounts around an even share, at least `least` each, that add up to `total`. */
export function shareAmount(total: number, parts: number, random: Random, options: { least?: number; most?: number; spread?: number } = {}): number[] {
  const { least = 0, most = Infinity, spread = 0.35 } = options
  if (parts === 0) return []
  const weights = Array.from({ length: parts }, () => (spread < 1 ? Math.max(0.1, random.normal(1, spread)) : random.exponential(1) ** spread))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const free = Math.max(0, total - least * parts)
  const shares = weights.map((weight) => Math.min(most, least + Math.floor((free * weight) / sum)))
  let left = total - shares.reduce((all, share) => all + share, 0)
  for (let at = 0; left > 0; at = (at + 1) % parts) {
    const share = shares[at] ?? 0
    if (share >= most) continue
    const more = Math.min(left, most - share, Math.max(1, Math.floor(left / parts)))
    shares[at] = share + more
    left -= more
  }
  return shares
}
