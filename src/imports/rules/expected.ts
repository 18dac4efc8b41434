import { addDays, weekday, type Day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'

/**
 * What HR, the case system or the agency vendor owns and was entered here first. After three working days without the file that
 * says it, it is listed as "not yet in HR" (docs/files.md, "Expected").
 */
export function notYetThere(expected: Expected, on: Day, holidays: ReadonlySet<Day>): ExpectedState {
  const dueOn = workingDaysAfter(expected.enteredOn, PATIENCE, holidays)
  return { ...expected, owner: OWNERS[expected.kind], dueOn, isLate: on > dueOn }
}

/** Whether the record now says what was expected: a notice its end, a starter the person, an allocation the child with the worker. */
export function isConfirmed(expected: Expected, facts: ConfirmingFacts): boolean {
  switch (expected.kind) {
    case 'notice':
      return facts.record.employments.some((spell) => spell.personId === expected.personId && spell.endedOn !== null && spell.source !== EXPECTED_SOURCE && spell.endedOn >= expected.enteredOn)
    case 'starter': {
      const { registrationNumber, staffNumber } = numbersOf(expected.detail)
      const people = facts.record.people.filter((person) => (registrationNumber !== null && person.registrationNumber === registrationNumber) || (staffNumber !== null && person.staffNumber === staffNumber) || person.id === expected.personId)
      return facts.record.employments.some((spell) => people.some((person) => person.id === spell.personId) && spell.startedOn >= addDays(expected.onDay, -START_SLACK) && spell.startedOn <= addDays(expected.onDay, START_SLACK))
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

function numbersOf(detail: Readonly<Record<string, unknown>>): { registrationNumber: string | null; staffNumber: string | null } {
  const text = (key: string): string | null => {
    const value = detail[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return { registrationNumber: text('registrationNumber'), staffNumber: text('staffNumber') }
}

const PATIENCE = 3
/** A start that slips by some weeks is still the same start. */
const START_SLACK = 60
const EXPECTED_SOURCE = 'expected'
const OWNERS = { notice: 'HR', starter: 'HR', allocation: 'the case system' } as const

export type ExpectedKind = 'notice' | 'starter' | 'allocation'
export type Expected = { id: number; kind: ExpectedKind; personId: number | null; teamId: number | null; childId: number | null; onDay: Day; detail: Readonly<Record<string, unknown>>; enteredOn: Day }
export type ExpectedState = Expected & { owner: string; dueOn: Day; isLate: boolean }
export type ConfirmingFacts = { record: Workforce; allocations: readonly { childId: number; personId: number | null; endedOn: Day | null }[] }
