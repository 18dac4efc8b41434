import { addDays, later, type Day } from '../../time/day.ts'
import type { ClaimSource } from './claims.ts'
import type { Spell } from './merge-spells.ts'
import { compare } from './resolve-people.ts'

/**
 * The stretches in which a complete source (a return, an HR extract) leaves a spell out that its dates would have in post.
 * A return on 30 September is DfE's count of who was there; somebody whom it leaves out is not counted on that day, and
 * the gap is listed. A source of higher rank that does know the spell at the time settles it.
 */
export function unconfirmedStretches(spell: Spell, endedOn: Day | null, sources: readonly ClaimSource[]): Stretch[] {
  // a return's row of an agency worker speaks of its one day; the vendor's list names everybody who is placed
  if (spell.basis === 'agency' && spell.isDayOnly) return []
  const seenIn = new Set(spell.claims.map((claim) => claim.source.label))
  const best = Math.max(...spell.claims.map((claim) => claim.source.rank))
  const complete = sources
    .filter((source) => (spell.basis === 'agency' ? namesAgency(source, endedOn) : source.kind !== 'agency'))
    .filter((source) => spell.startedOn <= source.on && (endedOn === null || endedOn >= source.from))
    .filter((source) => seenIn.has(source.label) || source.rank >= best)
    .sort((a, b) => compare(a.on, b.on) || a.rank - b.rank)

  const stretches: Stretch[] = []
  let missing: ClaimSource[] = []
  let lastSeen: ClaimSource | null = null
  for (const source of complete) {
    if (!seenIn.has(source.label)) {
      missing.push(source)
      continue
    }
    const last = missing.at(-1)
    if (last) stretches.push({ startedOn: after(lastSeen, spell.startedOn), endedOn: last.on, reason: reason(missing) })
    missing = []
    lastSeen = source
  }
  const last = missing.at(-1)
  if (last) {
    const startedOn = after(lastSeen, spell.startedOn)
    if (endedOn === null || startedOn <= endedOn) stretches.push({ startedOn, endedOn, reason: reason(missing) })
  }
  return stretches
}

/** The vendor's list names everybody who is placed; a return everybody on its 30 September, and nobody who had gone by then. */
function namesAgency(source: ClaimSource, endedOn: Day | null): boolean {
  return source.kind === 'agency' || (source.kind === 'return' && (endedOn === null || endedOn > source.on))
}

function after(source: ClaimSource | null, startedOn: Day): Day {
  return source === null ? startedOn : later(startedOn, addDays(source.on, 1))
}

function reason(missing: readonly ClaimSource[]): string {
  return `not in ${missing.map((source) => source.label).join(', ')}`
}

export type Stretch = { startedOn: Day; endedOn: Day | null; reason: string }
