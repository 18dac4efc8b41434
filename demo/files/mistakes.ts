import type { CensusWorker } from '../../src/census/rules/record.ts'

/**
 * The mistakes that real returns have, a few of each, so that the pages that show them have something to show: an FTE30 that is
 * not last year's FTE, a start date that moved between two years, a case holder without cases. Who gets one is told by the number.
 */
export function spoilRecord(row: CensusRow, year: number): CensusRow {
  const digits = Number((row.registrationNumber ?? '0').slice(-4))
  if (row.agency === true || row.startedOn === null) return row
  if (year === 2024 && digits % 211 === 7 && row.ftePreviousYear !== null && row.ftePreviousYear > 0.5) return { ...row, ftePreviousYear: 0.5 }
  if (year === 2025 && digits % 223 === 11 && row.startedOn < '2023-01-01') return { ...row, startedOn: `${row.startedOn.slice(0, 8)}${row.startedOn.endsWith('15') ? '16' : '15'}` as NonNullable<CensusRow['startedOn']> }
  if (year === 2025 && digits % 151 === 5 && row.role === '5' && row.endedOn === null) return { ...row, cases: 0 }
  return row
}

export type CensusRow = Omit<CensusWorker, 'position' | 'line'>
