import { describe, expect, it } from 'vitest'
import { day } from '../../time/day.ts'
import type { ClaimSource } from '../../workforce/rules/claims.ts'
import { codeOfWords, routeOf } from './code-words.ts'
import { workRowOf } from './people-row.ts'
import { claimsOf } from './work-rows.ts'

const about = { row: 2, sheet: null, roles: {}, nameIsIdentity: false, asOf: day('2026-09-30') }
const source: ClaimSource = { label: 'HR 2026-09-30', kind: 'people', rank: 2, on: day('2026-09-30'), from: day('2025-10-01') }
const given = { staffNumber: '100001', startedOn: '2021-09-01' }

it.each([
  ['2099-01-13', 'more than a year after the day of the file (2026-09-30)'],
  ['1918-01-13', 'before anybody could have begun'],
  ['2027-09-01', null],
])('a start on %s is kept, and asked about where it is a slip', (startedOn, message) => {
  const { row, said } = workRowOf({ ...given, startedOn }, about)
  expect(row?.startedOn).toBe(startedOn)
  expect(said.map((one) => [one.column, one.value, one.message])).toEqual(message === null ? [] : [['startedOn', startedOn, expect.stringContaining(message)]])
})

// The words are those of council extracts and university awards; the codes those of DfE's CSWW 2024-25 specification, 3.4.7 and 3.4.8.
describe('what a new year\'s return asks of HR', () => {
  it.each([
    ['1', '1'], ['Under-graduate', '1'], ['BA (Hons) Social Work', '1'], ['BSc Social Work', '1'], ['Social work degree apprenticeship', '1'],
    ['2', '2'], ['Post-graduate', '2'], ['Postgraduate diploma', '2'], ['MA Social Work', '2'], ['MSc', '2'], ['PG Dip', '2'],
    ['3', '3'], ['Other', '3'], ['DipSW', '3'], ['CQSW', '3'], ['GCSE', null],
  ])('reads the qualification "%s" as %s', (text, code) => {
    expect(codeOfWords('qualification', text)).toBe(code)
  })

  it.each([
    ['Step Up to Social Work', { isStepUp: true, isFrontline: false }], ['StepUp', { isStepUp: true, isFrontline: false }],
    ['Frontline', { isStepUp: false, isFrontline: true }], ['Approach Social Work', { isStepUp: false, isFrontline: true }],
    ['University', { isStepUp: false, isFrontline: false }], ['Apprenticeship', { isStepUp: false, isFrontline: false }], ['to be confirmed', null],
  ])('reads the route "%s"', (text, route) => {
    expect(routeOf(text)).toEqual(route)
  })

  it('takes pay, qualification and route into the record', () => {
    const { row, said } = workRowOf({ ...given, qualificationLevel: 'MA Social Work', isStepUp: 'Yes', isFrontline: 'N', baseSalary: 41_771, retentionPayments: 1_500, otherPayments: 0 }, about)
    expect(said).toEqual([])
    const [claim] = claimsOf(row === null ? [] : [row], source, 'employed')
    expect(claim?.person).toMatchObject({ qualificationLevel: '2', isStepUp: true, isFrontline: false })
    expect(claim?.observations).toEqual([expect.objectContaining({ onDay: '2026-09-30', baseSalary: 41_771, retentionPayments: 1_500, otherPayments: 0 })])
  })

  it('lets an answer of yes or no stand before the route, and says what it cannot read', () => {
    const { row, said } = workRowOf({ ...given, entryRoute: 'Frontline', isStepUp: 'maybe', isFrontline: 'No' }, about)
    expect(row).toMatchObject({ isStepUp: false, isFrontline: false })
    expect(said).toEqual([expect.objectContaining({ kind: 'problem', column: 'isStepUp', value: 'maybe' })])
  })

  it('reads rows that were kept before these columns were known', () => {
    const { row } = workRowOf(given, about)
    const { baseSalary: _b, retentionPayments: _r, otherPayments: _o, qualificationLevel: _q, qualificationInstitution: _i, isStepUp: _s, isFrontline: _f, ...old } = row ?? expect.fail()
    const [claim] = claimsOf([old], source, 'employed')
    expect(claim?.person).toMatchObject({ qualificationLevel: null, qualificationInstitution: null, isStepUp: null, isFrontline: null })
  })
})
