import type { Day } from '../../time/day.ts'
import { choose, type SetAside } from './choose-field.ts'
import type { Claim, ClaimSource, PersonClaim } from './claims.ts'
import { foldAssignments } from './fold-assignments.ts'
import type { FoldedConflict, FoldedObservation, FoldedPerson, FoldedSpell } from './folded.ts'
import { mergeSpells, outranks, type Spell } from './merge-spells.ts'
import { compare, resolvePeople, type IdentityDecision } from './resolve-people.ts'
import { unconfirmedStretches } from './unconfirmed.ts'

/** The record that the rows of all sources in force give together, with every disagreement between them. */
export function foldRecord(claims: readonly Claim[], sources: readonly ClaimSource[], decisions: readonly IdentityDecision[]): FoldedPerson[] {
  return resolvePeople(claims, decisions).map(({ claims: own, identifiers }) => foldPerson(own, [...identifiers], sources))
}

function foldPerson(claims: readonly Claim[], identifiers: readonly string[], sources: readonly ClaimSource[]): FoldedPerson {
  const conflicts: FoldedConflict[] = []
  const person = Object.fromEntries(
    PERSON_FIELDS.map((field) => {
      const choice = choose<string | boolean>(field === 'staffNumber' ? byCouncil(claims) : claims, (claim) => claim.person[field])
      if (choice.source !== null) conflicts.push(...choice.setAside.map((aside) => conflictOf(field, null, String(choice.value), choice.source ?? '', aside)))
      return [field, choice.value]
    }),
  ) as PersonClaim
  const ordinals = new Map<string, number>()
  const spells = mergeSpells(claims)
    .sort((a, b) => compare(a.startedOn, b.startedOn))
    .map((spell) => {
      const key = `${spell.basis} ${spell.startedOn}`
      const ordinal = (ordinals.get(key) ?? 0) + 1
      ordinals.set(key, ordinal)
      return foldSpell(spell, ordinal, sources, conflicts)
    })
  return { person, identifiers, spells, conflicts: distinct(conflicts) }
}

/** An agency's number for a worker is the council's staff number only where the council gives none: cases are held under the council's. */
function byCouncil(claims: readonly Claim[]): readonly Claim[] {
  const own = claims.filter((claim) => claim.source.kind !== 'agency' && claim.person.staffNumber !== null)
  return own.length > 0 ? own : claims
}

function foldSpell(spell: Spell, ordinal: number, sources: readonly ClaimSource[], conflicts: FoldedConflict[]): FoldedSpell {
  const pick = <T extends string | number>(field: string, read: (claim: Claim) => T | null): T | null => {
    const choice = choose(spell.claims, read)
    if (choice.source !== null) conflicts.push(...choice.setAside.map((aside) => conflictOf(field, null, String(choice.value), choice.source ?? '', aside)))
    return choice.value
  }
  pick('start', (claim) => claim.employment.startedOn)
  const end = endOf(spell, conflicts)
  const observations = spell.claims.flatMap((claim) =>
    claim.observations.map(({ isRetrospective, ...observation }) => ({ ...observation, source: claim.source.label, rank: isRetrospective ? 0 : claim.source.rank })),
  )
  conflicts.push(...observationConflicts(observations))
  const unconfirmed = unconfirmedStretches(spell, end.endedOn, sources)
  return {
    basis: spell.basis,
    ordinal,
    startedOn: spell.startedOn,
    endedOn: spell.isDayOnly ? spell.startedOn : end.endedOn,
    isDayOnly: spell.isDayOnly,
    startOrigin: pick('start origin', (claim) => claim.employment.startOrigin),
    leaverDestination: end.claim?.employment.leaverDestination ?? null,
    leavingReason: end.claim?.employment.leavingReason ?? null,
    contractKind: pick('contract', (claim) => claim.employment.contractKind),
    supplier: pick('supplier', (claim) => claim.employment.supplier),
    charge: pick('charge', (claim) => claim.employment.charge),
    chargeUnit: pick('charge unit', (claim) => claim.employment.chargeUnit),
    capGroup: pick('cap group', (claim) => claim.employment.capGroup),
    source: [...spell.claims].sort((a, b) => (outranks(a.source, b.source) ? -1 : 1))[0]?.source.label ?? '',
    observations,
    assignments: foldAssignments(spell.claims, end.endedOn),
    unconfirmed,
  }
}

/**
 * The last day. "Still here" is said as at the source's day only, so it overrules an end only where that source speaks of a
 * later day and outranks: HR of January does not deny the return's leaver of May.
 */
function endOf(spell: Spell, conflicts: FoldedConflict[]): { endedOn: Day | null; claim: Claim | null } {
  let kept: Claim | null = null
  for (const claim of spell.claims) {
    if (claim.employment.endedOn !== null && (kept === null || outranks(claim.source, kept.source))) kept = claim
  }
  if (kept === null) return { endedOn: null, claim: null }
  const end = kept
  const endedOn = end.employment.endedOn as Day
  for (const claim of spell.claims) {
    const other = claim.employment.endedOn
    if (other !== null && other !== endedOn) {
      conflicts.push(conflictOf('end', null, endedOn, end.source.label, { value: other, source: claim.source.label }))
    }
  }
  const denial = spell.claims.find((claim) => claim.employment.endedOn === null && claim.source.on > endedOn && outranks(claim.source, end.source))
  if (denial) {
    conflicts.push(conflictOf('end', null, 'still here', denial.source.label, { value: endedOn, source: end.source.label }))
    return { endedOn: null, claim: null }
  }
  return { endedOn, claim: end }
}

function observationConflicts(observations: readonly FoldedObservation[]): FoldedConflict[] {
  const conflicts: FoldedConflict[] = []
  for (const [index, observation] of observations.entries()) {
    for (const other of observations.slice(index + 1)) {
      if (other.onDay !== observation.onDay || other.source === observation.source) continue
      for (const field of ['fte', 'dfeRole', 'cases'] as const) {
        const [mine, its] = [observation[field], other[field]]
        if (mine === null || its === null || mine === its) continue
        const [kept, aside] = other.rank > observation.rank || (other.rank === observation.rank && other.source > observation.source) ? [other, observation] : [observation, other]
        conflicts.push(conflictOf(LABELS[field], observation.onDay, String(kept[field]), kept.source, { value: String(aside[field]), source: aside.source }))
      }
    }
  }
  return conflicts
}

const LABELS = { fte: 'FTE', dfeRole: 'DfE role', cases: 'cases' } as const

function conflictOf(field: string, onDay: Day | null, kept: string, keptSource: string, aside: SetAside): FoldedConflict {
  return { field, onDay, kept, keptSource, setAside: aside.value, setAsideSource: aside.source }
}

function distinct(conflicts: readonly FoldedConflict[]): FoldedConflict[] {
  return [...new Map(conflicts.map((conflict) => [[conflict.field, conflict.onDay, conflict.setAsideSource, conflict.setAside].join('|'), conflict])).values()]
}

const PERSON_FIELDS = [
  'registrationNumber', 'staffNumber', 'email', 'givenName', 'familyName', 'registeredUntil', 'birthDate', 'sex', 'gender', 'ethnicity',
  'qualificationLevel', 'qualificationInstitution', 'isStepUp', 'isFrontline',
] as const satisfies readonly (keyof PersonClaim)[]
