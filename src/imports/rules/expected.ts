import { addDays, weekday, type Day } from '../../time/day.ts'
import type { Employment, Person, Workforce } from '../../workforce/rules/record.ts'

/**
 * What HR, the case system or the agency vendor owns and was entered here first. After three working days without the file that
 * says it, it is listed as "not yet in HR" (docs/files.md, "Expected").
 */
export function notYetThere(expected: Expected, on: Day, holidays: ReadonlySet<Day>): ExpectedState {
  const dueOn = workingDaysAfter(expected.enteredOn, PATIENCE, holidays)
  return { ...expected, owner: ownerOf(expected), dueOn, isLate: on > dueOn }
}

/**
 * Whether the record now says what was expected: a notice its end, a starter the person, an allocation the child with the worker. An end far
 * from the day that was given is another one, such as the end of a fixed term.
 */
export function isConfirmed(expected: Expected, facts: ConfirmingFacts): boolean {
  switch (expected.kind) {
    case 'notice':
      return facts.record.employments.some((spell) => spell.personId === expected.personId && spell.endedOn !== null && isNear(spell.endedOn, expected.onDay))
    case 'starter': {
      const people = new Set(facts.record.people.filter((person) => person.id === expected.personId || isMeant(expected.detail, person)).map((person) => person.id))
      const basis = basisOf(expected)
      return facts.record.employments.some((spell) => people.has(spell.personId) && (basis === null || spell.basis === basis) && isNear(spell.startedOn, expected.onDay))
    }
    case 'allocation':
      return facts.allocations.some((row) => row.childId === expected.childId && row.personId === expected.personId && (row.endedOn === null || row.endedOn >= expected.onDay))
  }
}

/** The day some working days after another; weekends and bank holidays are no alarm. */
export function workingDaysAfter(from: Day, days: number, holidays: ReadonlySet<Day>): Day {
  let on = from
  for (let left = days; left > 0; ) {
    on = addDays(on, 1)
    if (weekday(on) <= 5 && !holidays.has(on)) left -= 1
  }
  return on
}

/** By the numbers that were given; who has none yet, by the name as the file writes it. */
function isMeant(detail: Readonly<Record<string, unknown>>, person: Person): boolean {
  const text = (key: string): string | null => (typeof detail[key] === 'string' && detail[key] !== '' ? detail[key] : null)
  const [registration, staff, name] = [text('registrationNumber'), text('staffNumber'), text('name')]
  if (registration !== null || staff !== null) return (registration !== null && person.registrationNumber === registration) || (staff !== null && person.staffNumber === staff)
  return name !== null && sameName(name) === sameName(`${person.givenName ?? ''} ${person.familyName ?? ''}`)
}

function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim()
}

function isNear(day: Day, expected: Day): boolean {
  return day >= addDays(expected, -SLACK) && day <= addDays(expected, SLACK)
}

function basisOf(expected: Expected): Employment['basis'] | null {
  return expected.detail['basis'] === 'agency' ? 'agency' : null
}

/** Whose file has to say it: agency workers are in no HR extract. */
function ownerOf(expected: Expected): string {
  if (expected.kind === 'allocation') return 'the case system'
  return basisOf(expected) === 'agency' ? 'the agency’s list' : 'HR'
}

const PATIENCE = 3
/** A start, or a last day, that slips by some weeks is still the same one. */
const SLACK = 60

export type ExpectedKind = 'notice' | 'starter' | 'allocation'
export type Expected = { id: number; kind: ExpectedKind; personId: number | null; teamId: number | null; childId: number | null; onDay: Day; detail: Readonly<Record<string, unknown>>; enteredOn: Day }
export type ExpectedState = Expected & { owner: string; dueOn: Day; isLate: boolean }
export type ConfirmingFacts = { record: Workforce; allocations: readonly { childId: number; personId: number | null; endedOn: Day | null }[] }
