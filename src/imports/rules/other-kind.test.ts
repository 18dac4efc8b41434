import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refuseOtherKind } from './other-kind.ts'

const headersOf = (name: string): string[] => (readFileSync(`src/imports/testing/samples/${name}`, 'utf8').split(/\r?\n/)[0] ?? '').split(',')

test.each(['allocations-2026-10-31.csv', 'ssd_involvements.csv', 'care_worker_details.csv'])('a case file sent as an HR extract, an agency list or absences is refused: %s', (name) => {
  for (const shape of ['people', 'agency', 'absence'] as const) {
    expect(refuseOtherKind(headersOf(name), shape), shape).toMatchObject({ kind: 'other-kind', message: expect.stringContaining('reads like "Case allocations"') as unknown, mend: expect.stringContaining('Send it as "Case allocations" (allocations)') as unknown })
  }
  expect(refuseOtherKind(headersOf(name), 'allocations')).toBeNull()
})

test('an HR extract sent as agency workers or absences is refused, and read as the HR extract and the establishment that it may be', () => {
  const headers = headersOf('people-2026-10-31.csv')
  for (const shape of ['agency', 'absence'] as const) expect(refuseOtherKind(headers, shape)?.message).toMatch(/reads like "HR extract"/)
  for (const shape of ['people', 'positions'] as const) expect(refuseOtherKind(headers, shape)).toBeNull()
})

test('a file of its own kind is never taken for another', () => {
  expect(refuseOtherKind(headersOf('agency-2026-10-31.csv'), 'agency')).toBeNull()
  expect(refuseOtherKind(['Employee number', 'Name', 'Absence start date', 'Absence end date', 'Absence type', 'Working days lost'], 'absence')).toBeNull()
  // an HR case number of an absence is no child's case while the columns are those of an absence
  expect(refuseOtherKind(['Case reference', 'Employee number', 'Name', 'Absence start date', 'Absence end date', 'Absence type', 'Working days lost'], 'absence')).toBeNull()
  expect(refuseOtherKind(['Person ID', 'SWE number', 'Forename', 'Surname', 'Team', 'Job title', 'FTE', 'Start date', 'Leaving date'], 'people')).toBeNull()
})
