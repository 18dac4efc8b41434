import type { Conflict, StoredPerson, StoredRecord } from './stored.ts'
import type { FoldedAssignment, FoldedConflict, FoldedObservation, FoldedPerson, FoldedSpell } from './folded.ts'
import type { Employment, Observation } from './record.ts'
import { identifiersOf } from './resolve-people.ts'

/**
 * What must change so that the stored record says what the sources say together. Ids above zero are stored rows, below zero
 * rows that the plan creates. An empty plan: the same file again.
 */
export function planRecord(folded: readonly FoldedPerson[], stored: StoredRecord, places: Places): RecordPlan {
  const plan = emptyPlan()
  const finder = personFinder(stored)
  let nextId = -1
  const spellsOf = groupBy(stored.employments, (spell) => spell.personId)
  const observationsOf = groupBy(stored.observations, (row) => row.employmentId)
  const assignmentsOf = groupBy(stored.assignments, (row) => row.employmentId)
  const unconfirmedOf = groupBy(stored.unconfirmed, (row) => row.employmentId)
  const conflictsOf = groupBy(stored.conflicts, (row) => row.personId ?? 0)

  for (const person of folded) {
    const known = finder.take(person)
    const personId = known?.id ?? nextId--
    const row = { id: personId, ...person.person, identityNote: '', otherIdentifiers: otherIdentifiersOf(person) }
    if (known === null) plan.people.created.push(row)
    else if (changed(row, known, PERSON_KEYS)) plan.people.changed.push({ ...row, before: known })

    const pairs = pairSpells(person.spells, known === null ? [] : (spellsOf.get(known.id) ?? []))
    for (const gone of pairs.gone) plan.spells.removed.push(gone)
    for (const { spell, existing } of pairs.pairs) {
      const employmentId = existing?.id ?? nextId--
      const spellRow = { ...pickSpell(spell), id: employmentId, personId }
      if (existing === null) plan.spells.created.push(spellRow)
      else if (changed(spellRow, existing, SPELL_KEYS)) plan.spells.changed.push({ ...spellRow, before: existing })
      const owner = { personId, employmentId }
      diffInto(plan.observations, spell.observations.map((observation) => ({ ...observation, ...owner })), observationsOf.get(employmentId) ?? [], observationKey, OBSERVATION_KEYS)
      const assignments = spell.assignments.map((assignment) => ({ ...placed(assignment, places), ...owner }))
      diffInto(plan.assignments, assignments, assignmentsOf.get(employmentId) ?? [], (assignment) => assignment.startedOn, ASSIGNMENT_KEYS)
      diffInto(plan.unconfirmed, spell.unconfirmed.map((stretch) => ({ ...stretch, ...owner })), unconfirmedOf.get(employmentId) ?? [], (stretch) => stretch.startedOn, ['endedOn', 'reason'])
    }
    diffInto(plan.conflicts, person.conflicts.map((conflict) => ({ ...conflict, personId })), conflictsOf.get(personId) ?? [], conflictKey, ['kept', 'keptSource'])
  }
  for (const person of finder.left()) {
    // no file speaks of them any more: their spells go, and so do they, unless they are known here for another reason
    if (stored.kept.has(person.id)) plan.spells.removed.push(...(spellsOf.get(person.id) ?? []))
    else plan.people.removed.push(person)
  }
  return plan
}

export function isEmptyPlan(plan: RecordPlan): boolean {
  return Object.values(plan).every((changes) => changes.created.length + changes.changed.length + changes.removed.length === 0)
}

function emptyPlan(): RecordPlan {
  const none = <T, S>(): Changes<T, S> => ({ created: [], changed: [], removed: [] })
  return { people: none(), spells: none(), observations: none(), assignments: none(), unconfirmed: none(), conflicts: none() }
}

/** Finds a folded person among the stored ones, each once: by identifier and birth date first, by identifier alone otherwise. */
function personFinder(stored: StoredRecord): { take(person: FoldedPerson): StoredPerson | null; left(): StoredPerson[] } {
  const byIdentifier = new Map<string, StoredPerson[]>()
  const anonymous = new Map<string, StoredPerson[]>()
  const open = new Set(stored.people)
  const startsOf = groupBy(stored.employments, (spell) => spell.personId)
  for (const person of stored.people) {
    const names = [...identifiersOf(person), ...person.otherIdentifiers]
    for (const name of names) byIdentifier.set(name, [...(byIdentifier.get(name) ?? []), person])
    if (names.length === 0) {
      const key = anonymousKey(person.birthDate, person.sex, (startsOf.get(person.id) ?? []).map((spell) => spell.startedOn))
      anonymous.set(key, [...(anonymous.get(key) ?? []), person])
    }
  }
  return {
    take(person) {
      const names = person.identifiers.length > 0
      const candidates = (names
        ? person.identifiers.flatMap((name) => byIdentifier.get(name) ?? [])
        : (anonymous.get(anonymousKey(person.person.birthDate, person.person.sex, person.spells.map((spell) => spell.startedOn))) ?? [])
      ).filter((candidate) => open.has(candidate))
      const same = (candidate: StoredPerson) => candidate.birthDate === person.person.birthDate && candidate.sex === person.person.sex
      const found = candidates.find((candidate) => same(candidate) && candidate.ethnicity === person.person.ethnicity) ?? candidates.find(same) ?? candidates[0] ?? null
      if (found) open.delete(found)
      return found
    },
    left: () => [...open],
  }
}

function otherIdentifiersOf({ person, identifiers }: FoldedPerson): string[] {
  const own = new Set(identifiersOf(person))
  return identifiers.filter((name) => !own.has(name) && !name.startsWith('name:')).sort()
}

function anonymousKey(birthDate: string | null, sex: string | null, starts: readonly string[]): string {
  return [birthDate, sex, ...[...starts].sort()].join('|')
}

function pairSpells(spells: readonly FoldedSpell[], existing: readonly Employment[]): { pairs: { spell: FoldedSpell; existing: Employment | null }[]; gone: Employment[] } {
  const open = new Set(existing)
  const exact = spells.map((spell) => {
    const match = existing.find((row) => open.has(row) && row.basis === spell.basis && row.startedOn === spell.startedOn && row.ordinal === spell.ordinal) ?? null
    if (match) open.delete(match)
    return { spell, existing: match }
  })
  const pairs = exact.map((pair) => {
    if (pair.existing !== null) return pair
    const near = [...open].find((row) => row.basis === pair.spell.basis) ?? null
    if (near) open.delete(near)
    return { spell: pair.spell, existing: near }
  })
  return { pairs, gone: [...open] }
}

function placed(assignment: FoldedAssignment, places: Places): Omit<PlannedAssignment, 'personId' | 'employmentId'> {
  const { team, service: _service, positionNumber, ...rest } = assignment
  return { ...rest, teamId: team === null ? null : (places.teamId(team) ?? null), postId: positionNumber === null ? null : (places.postId(positionNumber) ?? null) }
}

function diffInto<T extends object, S extends object>(
  changes: Changes<T, S>, wanted: readonly T[], stored: readonly S[], key: (row: T | S) => string, fields: readonly string[],
): void {
  const open = new Map(stored.map((row) => [key(row), row]))
  for (const row of wanted) {
    const before = open.get(key(row))
    open.delete(key(row))
    if (before === undefined) changes.created.push(row)
    else if (changed(row, before, fields)) changes.changed.push({ ...row, before })
  }
  changes.removed.push(...open.values())
}

function changed(a: object, b: object, fields: readonly string[]): boolean {
  return fields.some((field) => text(Reflect.get(a, field)) !== text(Reflect.get(b, field)))
}

function text(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value, sortedKeys)
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function pickSpell(spell: FoldedSpell): Omit<FoldedSpell, 'observations' | 'assignments' | 'unconfirmed'> {
  const { observations: _o, assignments: _a, unconfirmed: _u, ...row } = spell
  return row
}

const observationKey = (row: { onDay: string; source: string }): string => `${row.onDay} ${row.source}`
const conflictKey = (row: { field: string; onDay: string | null; setAsideSource: string; setAside: string | null }): string =>
  [row.field, row.onDay, row.setAsideSource, row.setAside].join('|')

function groupBy<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

const PERSON_KEYS = [
  'registrationNumber', 'staffNumber', 'email', 'givenName', 'familyName', 'registeredUntil', 'birthDate', 'sex', 'gender', 'ethnicity',
  'qualificationLevel', 'qualificationInstitution', 'isStepUp', 'isFrontline', 'otherIdentifiers',
]
const SPELL_KEYS = [
  'basis', 'ordinal', 'startedOn', 'endedOn', 'startOrigin', 'leaverDestination', 'leavingReason', 'contractKind', 'supplier', 'charge',
  'chargeUnit', 'capGroup', 'isDayOnly', 'source',
]
const OBSERVATION_KEYS = [
  'rank', 'fte', 'dfeRole', 'cases', 'daysLost', 'contractWeeks', 'baseSalary', 'retentionPayments', 'otherPayments', 'isAbsent',
  'absenceReasons', 'frameworkStatus', 'extra',
]
const ASSIGNMENT_KEYS = ['teamId', 'postId', 'title', 'grade', 'dfeRole', 'fte', 'kind', 'endedOn', 'source']

export type Changes<T, S = T> = { created: T[]; changed: (T & { before: S })[]; removed: S[] }

export type PlannedPerson = Omit<StoredPerson, 'version'>
export type PlannedSpell = Employment
export type PlannedObservation = FoldedObservation & { personId: number; employmentId: number }
export type PlannedAssignment = Omit<FoldedAssignment, 'team' | 'service' | 'positionNumber'> & {
  teamId: number | null; postId: number | null; personId: number; employmentId: number
}

export type RecordPlan = {
  people: Changes<PlannedPerson, StoredPerson>
  spells: Changes<PlannedSpell, Employment>
  observations: Changes<PlannedObservation, Observation>
  assignments: Changes<PlannedAssignment, StoredRecord['assignments'][number]>
  unconfirmed: Changes<StoredRecord['unconfirmed'][number]>
  conflicts: Changes<FoldedConflict & { personId: number }, Conflict>
}

/** Where names in files stand in the stored record. */
export type Places = { teamId(name: string): number | undefined; postId(positionNumber: string): number | undefined }
