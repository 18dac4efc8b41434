import { expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { readExpectedForm } from './forms.ts'
import { isConfirmed, notYetThere, type ConfirmingFacts, type Expected } from './rules/expected.ts'

const NOTICE: Expected = { id: 1, kind: 'notice', personId: 7, teamId: null, childId: null, onDay: day('2026-11-15'), detail: {}, enteredOn: day('2026-11-20') }
const STARTER: Expected = { ...NOTICE, kind: 'starter', personId: null, onDay: day('2026-12-07'), detail: { name: "Ann O'Invented" } }

const says = (spell: { basis?: 'employed' | 'agency'; startedOn: string; endedOn?: string }, person = {}): ConfirmingFacts => ({
  record: {
    people: [{ id: 7, registrationNumber: null, staffNumber: null, givenName: 'Ann', familyName: 'O’Invented', ...person }],
    employments: [{ id: 1, personId: 7, basis: spell.basis ?? 'employed', startedOn: day(spell.startedOn), endedOn: spell.endedOn === undefined ? null : day(spell.endedOn) }],
  } as unknown as ConfirmingFacts['record'],
  allocations: [],
})

test.each([
  ['a notice entered after the last day', NOTICE, says({ startedOn: '2019-01-07', endedOn: '2026-11-15' }), true],
  ['a notice, and HR has the person as staying', NOTICE, says({ startedOn: '2019-01-07' }), false],
  ['a notice, and the record has the end of a fixed term', NOTICE, says({ startedOn: '2019-01-07', endedOn: '2027-08-31' }), false],
  ['a starter by name, the apostrophe written either way', STARTER, says({ startedOn: '2026-12-14' }), true],
  ['a starter by name, and somebody of that name who has been there for years', STARTER, says({ startedOn: '2020-12-14' }), false],
  ['a starter by number, and another person of the name', { ...STARTER, detail: { name: "Ann O'Invented", staffNumber: '00871' } }, says({ startedOn: '2026-12-07' }, { staffNumber: '00999' }), false],
  ['an agency starter, and an employed one of the name', { ...STARTER, detail: { ...STARTER.detail, basis: 'agency' } }, says({ startedOn: '2026-12-07' }), false],
  ['an agency starter', { ...STARTER, detail: { ...STARTER.detail, basis: 'agency' } }, says({ basis: 'agency', startedOn: '2026-12-07' }), true],
] as const)('%s', (_, expected, facts, confirmed) => {
  expect(isConfirmed(expected, facts)).toBe(confirmed)
})

test('whose file has to say it, and since when it is late', () => {
  const friday = { ...STARTER, enteredOn: day('2026-11-20') }
  expect(notYetThere(friday, day('2026-11-25'), new Set())).toMatchObject({ owner: 'HR', dueOn: '2026-11-25', isLate: false })
  expect(notYetThere({ ...friday, detail: { basis: 'agency' } }, day('2026-11-26'), new Set())).toMatchObject({ owner: 'the agency’s list', isLate: true })
})

const people = [{ id: 7, registrationNumber: 'SW1234', staffNumber: '00871' }]
const on = { 'on-day': '7', 'on-month': '12', 'on-year': '2026' }

test.each([
  [{ kind: 'notice', number: 'sw 1234' }, { kind: 'notice', onDay: '2026-12-07', personId: 7 }],
  [{ kind: 'starter', number: '00999' }, { kind: 'starter', onDay: '2026-12-07', detail: { staffNumber: '00999' } }],
  [{ kind: 'agency-starter', name: ' Ann  Invented ' }, { kind: 'starter', onDay: '2026-12-07', detail: { name: 'Ann Invented', basis: 'agency' } }],
  [{ kind: 'child', number: '00871', 'case-number': '700123' }, { kind: 'allocation', onDay: '2026-12-07', personId: 7, subjectKind: 'child', caseNumber: '700123' }],
  [{ kind: 'household', number: '00871', 'case-number': 'f200' }, { kind: 'allocation', onDay: '2026-12-07', personId: 7, subjectKind: 'carer-household', caseNumber: 'F200' }],
])('%o is kept', (fields, entry) => {
  expect(readExpectedForm({ ...fields, ...on }, people)).toEqual({ entry })
})

test.each([
  [{}, ['kind', 'number', 'on-day']],
  [{ kind: 'starter', ...on }, ['number']],
  [{ kind: 'notice', number: '5', ...on }, ['number']],
  [{ kind: 'child', number: '00871', 'case-number': 'Ann', ...on }, ['case-number']],
  [{ kind: 'notice', number: '00871', 'on-day': '31', 'on-month': '2', 'on-year': '2026' }, ['on-day']],
])('%o is asked about', (fields, names) => {
  const read = readExpectedForm(fields, people)
  expect('problems' in read ? read.problems.map(({ field }) => field) : []).toEqual(names)
})
