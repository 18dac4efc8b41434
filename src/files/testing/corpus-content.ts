import type { CorpusBase, CorpusFile } from './corpus-file.ts'
import { csvOf, readAll, withCell, withColumn } from './corpus-parts.ts'
import { workbookOf, type WorkbookCell } from './workbook.ts'

/** Dates that can be misread; only for a base with a `start` column. */
export function dateFiles(base: CorpusBase): CorpusFile[] {
  const start = base.roles?.start
  if (start === undefined) return []
  const column = base.columns[start] ?? ''
  const count = base.goodRows.length
  const csv = (name: string, about: string, texts: string[], problem?: string): CorpusFile => ({
    name, about, bytes: () => Buffer.from(csvOf([base.columns, ...withColumn(base.goodRows, start, texts)])),
    expect: problem === undefined ? readAll(count) : { ...readAll(count), problem: { row: 2, column, about: problem } },
  })
  const xlsx = (name: string, about: string, cells: WorkbookCell[], shown: string, problem?: string, date1904 = false): CorpusFile => ({
    name, about,
    bytes: () => workbookOf([{ name: 'Staff', rows: [[...base.columns], ...base.goodRows.map((row, at) => (row as WorkbookCell[]).with(start, cells[at % cells.length] ?? null))] }], { date1904 }),
    expect: { ...readAll(count, base.goodRows[0]?.with(start, shown)), ...(problem === undefined ? {} : { problem: { row: 2, column, about: problem } }) },
  })
  return [
    csv('day-first.csv', 'dates with the day first, proved by one of them', ['01/02/2024', '21/11/2024', '03/04/2024']),
    csv('month-first.csv', 'dates with the month first, proved by one of them', ['02/01/2024', '11/21/2024', '04/03/2024']),
    csv('ambiguous-dates.csv', 'dates that can all be read both ways', ['01/02/2024', '03/04/2024'], 'ambiguous'),
    csv('mixed-dates.csv', 'dates of both orders in one column', ['21/11/2024', '11/21/2024'], 'mixed'),
    csv('serials.csv', 'Excel day numbers in a CSV', ['45617', '45618']),
    csv('iso-dates.csv', 'dates as 2024-11-21', ['2024-11-21', '2024-02-29']),
    csv('named-months.csv', 'dates as 1 Sep 2024', ['1 Sep 2024', '21 November 2023', '3rd Sept 2022']),
    csv('short-named-dates.csv', 'dates as 31-Dec-25, as a spreadsheet saves them into a CSV', ['31-Dec-25', '1-Sep-98'], 'read as 2025'),
    csv('two-digit-years.csv', 'years of two digits', ['21/11/24'], 'two digits'),
    csv('31-february.csv', 'the 31st of February', ['31/02/2024'], 'calendar'),
    csv('midnights.csv', 'dates with a time of 00:00:00', ['21/11/2024 00:00:00']),
    csv('times.csv', 'dates with a time of day', ['21/11/2024 09:30'], 'time'),
    csv('zoned.csv', 'dates with a time zone', ['2024-06-01T23:00:00Z'], 'time zone'),
    csv('words-for-dates.csv', 'words where dates should be', ['tbc', '21/11/2024'], 'not a date'),
    xlsx('date-cells.xlsx', 'real dates', [{ serial: 46347, style: 'date' }], '21/11/2026'),
    xlsx('date-and-time-cells.xlsx', 'real dates with a time of day', [{ serial: 46347.5, style: 'dateTime' }], '21/11/2026 12:00', 'time'),
    xlsx('date-1904.xlsx', 'real dates counted from 1904', [{ serial: 44885, style: 'date' }], '21/11/2026', undefined, true),
    xlsx('date-before-march-1900.xlsx', 'day 60, 29 February 1900, which never was', [{ serial: 60, style: 'date' }], '60', 'never was'),
    xlsx('bare-serials.xlsx', 'day numbers that are not shown as dates', [46347], '46347'),
    xlsx('half-swapped.xlsx', 'some real dates and some dates as text, as an American Excel leaves them', [{ serial: 45414, style: 'date' }, '21/11/2024'], '02/05/2024', 'mixed'),
  ]
}

/** Numbers and references that a spreadsheet spoils. */
export function numberFiles(base: CorpusBase): CorpusFile[] {
  const { fte, reference, count, money } = base.roles ?? {}
  const rows = base.goodRows.length
  const csv = (at: number | undefined, name: string, about: string, text: string, problem?: string): CorpusFile[] =>
    at === undefined
      ? []
      : [{
          name, about, bytes: () => Buffer.from(csvOf([base.columns, ...withCell(base.goodRows, 0, at, text)])),
          expect: problem === undefined ? readAll(rows) : { ...readAll(rows), problem: { row: 2, column: base.columns[at] ?? '', about: problem } },
        }]
  const xlsx = (at: number | undefined, name: string, about: string, cell: WorkbookCell, shown: string, problem?: string): CorpusFile[] =>
    at === undefined
      ? []
      : [{
          name, about, bytes: () => workbookOf([{ name: 'Staff', rows: [[...base.columns], ...base.goodRows.map((row, index) => (index === 0 ? (row as WorkbookCell[]).with(at, cell) : [...row]))] }]),
          expect: { ...readAll(rows, base.goodRows[0]?.with(at, shown)), ...(problem === undefined ? {} : { problem: { row: 2, column: base.columns[at] ?? '', about: problem } }) },
        }]
  return [
    ...csv(money, 'pounds.csv', 'an amount with a pound sign and a comma', '£1,234.50'),
    ...csv(money, 'brackets.csv', 'an amount in brackets, which is below nought', '(3)', 'minus'),
    ...csv(fte, 'percent.csv', 'an FTE as a percentage', '60%'),
    ...csv(fte, 'fte-10.csv', 'an FTE of 10', '10', 'between 0 and 1'),
    ...csv(fte, 'fte-word.csv', 'an FTE in words', 'full time', 'not a number'),
    ...csv(count, 'negative.csv', 'a caseload below nought', '-3', 'below nought'),
    ...csv(reference, 'shortened.csv', 'a reference that a spreadsheet has shortened', '1E+05', 'shortened'),
    ...csv(reference, 'lost-noughts.csv', 'a reference without the noughts in front', '47', 'noughts'),
    ...xlsx(reference, 'rounded.xlsx', 'a reference of 17 digits, of which 15 are kept', 12_345_678_901_234_568, '12345678901234568', 'rounded'),
    ...xlsx(reference, 'padded.xlsx', 'a number that is shown with noughts in front', { number: 47, style: 'zeros' }, '000047'),
    ...xlsx(fte, 'percent.xlsx', 'an FTE that is shown as a percentage', { number: 0.6, style: 'percent' }, '60%'),
    ...xlsx(fte, 'floating.xlsx', 'an FTE with the noise of binary fractions', 0.1 + 0.2, '0.30000000000000004'),
    ...xlsx(fte, 'formula.xlsx', 'a formula with its result', { formula: 'B2*2', value: 1 }, '1'),
    ...xlsx(fte, 'formula-without-result.xlsx', 'a formula that was never calculated', { formula: 'B2*2' }, '', 'formula'),
    ...xlsx(fte, 'error-cell.xlsx', 'a cell that shows #REF!', { error: '#REF!' }, '#REF!', '#REF!'),
    ...xlsx(fte, 'yes-no-cell.xlsx', 'TRUE where a number should be', { boolean: true }, 'TRUE', 'not a number'),
  ]
}

/** Rows that can be read and cannot all be true. */
export function peopleFiles(base: CorpusBase): CorpusFile[] {
  const { name, reference, start, end, team } = base.roles ?? {}
  const first = base.goodRows[0] ?? []
  const add = (file: string, about: string, needs: (number | undefined)[], rows: () => (readonly string[])[], row: number, column: number | undefined, problem: string): CorpusFile[] =>
    needs.includes(undefined)
      ? []
      : [{
          name: file, about, bytes: () => Buffer.from(csvOf([base.columns, ...rows()])),
          expect: { ...readAll(rows().length), problem: { row, column: base.columns[column ?? 0] ?? '', about: problem } },
        }]
  const again = base.goodRows.length + 2
  return [
    ...add('same-person-twice.csv', 'the same row twice', [reference], () => [...base.goodRows, first], again, reference, 'twice'),
    ...add('swapped-names.csv', 'the same person with the names the other way round', [reference, name], () => [...base.goodRows, first.with(name ?? 0, (first[name ?? 0] ?? '').split(/,? /).toReversed().join(' '))], again, name, 'twice'),
    ...add('leaver-before-starter.csv', 'an end before the start', [start, end], () => withCell(withCell(base.goodRows, 0, start ?? 0, '21/11/2024'), 0, end ?? 0, '20/11/2024'), 2, end, 'before'),
    ...add('overlapping-posts.csv', 'one person in two posts at the same time', [reference, start, team], () => [...base.goodRows, first.with(team ?? 0, base.goodRows[1]?.[team ?? 0] ?? '')], again, start, 'overlap'),
    ...add('unknown-team.csv', 'a team that is not in the establishment', [team], () => withCell(base.goodRows, 0, team ?? 0, 'Team Nobody Knows'), 2, team, 'team'),
  ]
}
