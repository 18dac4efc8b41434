import { addDays, type Day } from '../../time/day.ts'
import type { Claim, ClaimSource } from './claims.ts'
import { compare } from './resolve-people.ts'

/**
 * The spells of work behind one person's rows. Within a source two rows are two spells (two roles at once count their FTE
 * twice, as DfE does); between sources a row continues the spell with the same start, else the one that it overlaps.
 */
export function mergeSpells(claims: readonly Claim[]): Spell[] {
  const spells: Spell[] = []
  for (const rows of bySource(claims)) {
    const taken = new Set<Spell>()
    const left: Claim[] = []
    for (const claim of rows) {
      const match = sameStart(spells, claim, taken)
      if (match) join(match, claim, taken)
      else left.push(claim)
    }
    for (const claim of left) {
      const match = overlapping(spells, claim, taken)
      if (match) join(match, claim, taken)
      else {
        const spell: Spell = { basis: claim.employment.basis, startedOn: startOf(claim), claims: [claim], isDayOnly: isDayOnly(claim) }
        spells.push(spell)
        taken.add(spell)
      }
    }
  }
  return spells
}

/** The first day of the spell that a row stands for. A return's row without a start was there before its year began. */
export function startOf(claim: Claim): Day {
  if (claim.employment.startedOn !== null) return claim.employment.startedOn
  return claim.employment.basis === 'agency' ? claim.source.on : addDays(claim.source.from, -1)
}

/** Of several sources the one that outranks: a person's edit, HR or the agency's file, the latest return. */
export function outranks(a: ClaimSource, b: ClaimSource): boolean {
  return a.rank !== b.rank ? a.rank > b.rank : a.on !== b.on ? a.on > b.on : a.label > b.label
}

function bySource(claims: readonly Claim[]): Claim[][] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const group = groups.get(claim.source.label)
    if (group) group.push(claim)
    else groups.set(claim.source.label, [claim])
  }
  return [...groups.values()].sort((a, b) => compare(first(a).source.on, first(b).source.on) || first(a).source.rank - first(b).source.rank)
}

function sameStart(spells: readonly Spell[], claim: Claim, taken: ReadonlySet<Spell>): Spell | null {
  const candidates = spells.filter((spell) => !taken.has(spell) && spell.basis === claim.employment.basis && spell.startedOn === claim.employment.startedOn)
  const role = claim.observations[0]?.dfeRole ?? null
  return candidates.find((spell) => lastRole(spell) === role) ?? candidates[0] ?? null
}

function overlapping(spells: readonly Spell[], claim: Claim, taken: ReadonlySet<Spell>): Spell | null {
  const start = startOf(claim)
  const end = claim.employment.endedOn
  return (
    spells.find((spell) => {
      if (taken.has(spell) || spell.basis !== claim.employment.basis) return false
      if (isDayOnly(claim) && spell.isDayOnly) return false
      const lastSeen = spell.claims.reduce<Day>((latest, other) => (seenUntil(other) > latest ? seenUntil(other) : latest), spell.startedOn)
      // It overlaps where the row's spell had begun by the last day on which the other was seen, and had not ended before it began.
      return start <= lastSeen && (end === null || end >= spell.startedOn)
    }) ?? null
  )
}

function join(spell: Spell, claim: Claim, taken: Set<Spell>): void {
  taken.add(spell)
  const start = claim.employment.startedOn
  if (start !== null && (spell.isDayOnly || spell.claims.every((other) => other.employment.startedOn === null || outranks(claim.source, other.source)))) {
    spell.startedOn = start
  }
  if (!isDayOnly(claim)) spell.isDayOnly = false
  spell.claims.push(claim)
}

function seenUntil(claim: Claim): Day {
  return claim.employment.endedOn ?? claim.source.on
}

function isDayOnly(claim: Claim): boolean {
  return claim.employment.basis === 'agency' && claim.employment.startedOn === null
}

function lastRole(spell: Spell): number | null {
  return spell.claims.at(-1)?.observations[0]?.dfeRole ?? null
}

function first(rows: readonly Claim[]): Claim {
  const [row] = rows
  if (!row) throw new Error('a group of rows is never empty')
  return row
}

export type Spell = { basis: Claim['employment']['basis']; startedOn: Day; claims: Claim[]; isDayOnly: boolean }
