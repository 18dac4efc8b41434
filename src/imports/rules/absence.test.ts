import { describe, expect, it } from 'vitest'
import { day } from '../../time/day.ts'
import { absenceRowOf, type AbsenceRow } from './absence-row.ts'
import { foldAbsences, reachOf } from './fold-absences.ts'

const away = (staffNumber: string, startedOn: string, endedOn: string | null, workingDays: number | null = null): AbsenceRow => ({
  registrationNumber: null, staffNumber, email: null, startedOn: day(startedOn), endedOn: endedOn === null ? null : day(endedOn), category: 'SIC', workingDays,
})
const list = (asOf: string, ...rows: AbsenceRow[]) => ({ asOf: day(asOf), rows })
const told = (...files: ReturnType<typeof list>[]) => foldAbsences(files).map((row) => `${row.staffNumber} ${row.startedOn} ${row.endedOn ?? ''}`).sort()

describe('a row of an absence list', () => {
  const read = (values: Record<string, string | number | null>, hasCategory = true) => absenceRowOf({ staffNumber: '101', startedOn: '2026-03-02', ...values }, { endMeans: 'last-day', hasCategory })

  it.each([['Sickness', 'SIC'], ['Sick leave - certificated', 'SIC'], ['Maternity leave', 'MAT'], ['Unpaid leave', 'UNP'], ['Training', 'TRN'], ['Jury service', 'PUB']])('of the type "%s" is %s', (type, code) => {
    expect(read({ category: type }).row?.category).toBe(code)
  })

  it('counts as no sickness where the type is not known, and says so', () => {
    expect(read({ category: 'Lieu' })).toMatchObject({ row: { category: 'OTH' }, said: [{ column: 'category', value: 'Lieu' }] })
  })

  it('is sickness where the list has no types', () => {
    expect(read({}, false).row?.category).toBe('SIC')
  })

  it('is left out where it ends before it begins, or is nobody\'s', () => {
    expect(read({ endedOn: '2026-03-01' })).toMatchObject({ row: null, said: [{ column: 'endedOn' }] })
    expect(read({ staffNumber: null })).toMatchObject({ row: null, said: [{ column: 'staffNumber' }] })
  })
})

describe('lists of absences', () => {
  const october = list('2026-10-31', away('101', '2026-09-28', '2026-10-02', 5), away('102', '2026-10-12', null), away('103', '2026-10-20', '2026-10-21', 2))
  const november = list('2026-11-30', away('102', '2026-10-12', '2026-11-06'), away('103', '2026-11-09', '2026-11-09', 1))

  it('give the same absences in whatever order they were loaded', () => {
    expect(told(october, november)).toEqual(told(november, october))
  })

  it('end an absence that a later list ends, and count it once', () => {
    expect(told(october, november)).toEqual(['101 2026-09-28 2026-10-02', '102 2026-10-12 2026-11-06', '103 2026-10-20 2026-10-21', '103 2026-11-09 2026-11-09'])
  })

  it('correct what an older list said of the same time', () => {
    const corrected = list('2026-11-30', away('101', '2026-09-28', '2026-10-01', 4))
    expect(told(october, corrected)).toEqual(['101 2026-09-28 2026-10-01', '102 2026-10-12 2026-10-31'])
  })

  it('reach back to the first of the month of their earliest end', () => {
    expect([reachOf(october.rows, october.asOf), reachOf([away('1', '2020-01-01', null)], day('2026-10-31'))]).toEqual(['2026-10-01', '2026-10-31'])
  })
})
