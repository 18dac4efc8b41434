import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { corpusFor } from '../files/testing/corpus.ts'
import type { CorpusBase, CorpusFile } from '../files/testing/corpus-file.ts'
import { day } from '../time/day.ts'
import type { FileSource, Note } from './adapter.ts'
import { absenceAdapter } from './read-absence.ts'
import { establishmentAdapter } from './read-establishment.ts'
import { surveyAllocations } from './read-allocations.ts'
import { agencyAdapter, peopleAdapter } from './read-work.ts'

const folder = mkdtempSync(join(tmpdir(), 'extracts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PEOPLE: CorpusBase = {
  columns: ['Staff number', 'Worker', 'Team', 'FTE', 'Start date', 'End date', 'Days lost'],
  goodRows: [
    ['100001', 'Ash, Robin', 'North', '1', '01/09/2021', '', '14'],
    ['100002', 'Birch, Sam', 'South', '0.6', '13/01/2020', '21/11/2024', '9'],
    ['100003', 'Cedar, Jo', 'South', '0.8', '04/05/2019', '', '17'],
    ['100004', 'Elder, Kit', 'East', '1', '31/03/2018', '', '12'],
    ['100005', 'Hazel, Ren', 'East', '0.5', '28/02/2022', '', '7'],
    ...Array.from({ length: 6 }, (_, at) => [`10001${at}`, `Rowan, ${'ABCDEF'[at]}`, 'West', '1', `2${at}/03/2022`, '', '0']),
  ],
  roles: { reference: 0, name: 1, team: 2, fte: 3, start: 4, end: 5, count: 6 },
}
const AGENCY: CorpusBase = {
  columns: ['Worker ID', 'Worker', 'Agency', 'Start date', 'End date', 'Hourly rate'],
  goodRows: [
    ['200001', 'Rowan, Alex', 'Brightside', '02/03/2026', '', '38.50'],
    ['200002', 'Sorrel, Jamie', 'Brightside', '15/06/2026', '30/09/2026', '41.00'],
    ['200003', 'Thorne, Casey', 'Northgate', '20/07/2026', '', '36.00'],
    ['200004', 'Vale, Sky', 'Northgate', '21/07/2026', '', '36.50'],
    ...Array.from({ length: 6 }, (_, at) => [`20001${at}`, `Linden, ${'ABCDEF'[at]}`, 'Northgate', `2${at}/03/2026`, '', '36.00']),
  ],
  roles: { reference: 0, name: 1, start: 3, end: 4, money: 5 },
}
const POSTS: CorpusBase = {
  columns: ['Position number', 'Team', 'Post title', 'Funded FTE', 'Funding ends'],
  goodRows: [['200001', 'North', 'Social Worker', '1', '21/11/2027'], ['200002', 'North', 'Team Manager', '1', ''], ['200003', 'South', 'Social Worker', '0.5', ''], ['200004', 'East', 'Social Worker', '1', '30/04/2027'], ...Array.from({ length: 7 }, (_, at) => [`10000${at}`, 'West', 'Social Worker', '1', ''])],
  roles: { reference: 0, team: 1, count: 3 },
}
const ABSENCES: CorpusBase = {
  columns: ['Staff number', 'Absence start date', 'Absence end date', 'Absence type', 'Working days lost'],
  goodRows: [
    ['100001', '01/09/2026', '', 'Sickness', '5'],
    ['100002', '13/01/2026', '21/01/2026', 'Sickness', '7'],
    ['100003', '04/05/2026', '', 'Maternity leave', ''],
    ['100004', '31/03/2026', '', 'Training', '1'],
    ...Array.from({ length: 6 }, (_, at) => [`10001${at}`, `2${at}/03/2026`, '', 'Sickness', '2']),
  ],
  roles: { reference: 0, start: 1, end: 2, count: 4 },
}
const CASES: CorpusBase = {
  columns: ['Case reference', 'Staff number', 'Team', 'Start date', 'End date'],
  goodRows: [['700001', '100001', 'North', '01/09/2025', ''], ['700002', '100001', 'North', '13/01/2025', '21/11/2025'], ['700003', '100002', 'South', '04/05/2025', ''], ['700004', '100003', 'East', '31/03/2025', '']],
  roles: { reference: 0, team: 2, start: 3, end: 4 },
}

/** Known to the record only, not to the reader of one file: whether a team exists. */
const LATER = new Set(['unknown-team.csv'])

describe.each([['people', PEOPLE, readPeople], ['agency', AGENCY, readAgency], ['establishment', POSTS, readPosts], ['absence', ABSENCES, readAbsences]] as const)('bad files of %s', (_, base, read) => {
  it.each(corpusFor(base).filter((file) => file.large !== true && !LATER.has(file.name)).map((file) => [file.name, file.about, file] as const))('%s: %s', async (_name, _about, file) => {
    const seen = await read(source(file))
    judge(file, seen, base)
  })
})

describe('bad files of allocations', () => {
  it.each(corpusFor(CASES).filter((file) => file.large !== true && file.expect.kind === 'refused').map((file) => [file.name, file.about, file] as const))('%s: %s', async (_name, _about, file) => {
    let seen: unknown
    try {
      seen = await surveyAllocations(source(file))
    } catch (error) {
      seen = (error as { refusal?: unknown }).refusal
    }
    expect(seen).toHaveProperty('mend')
  })
})

describe('an HR extract', () => {
  it('takes the day of its name, the first day of a year of leavers, and the strongest words of each column', async () => {
    const read = await peopleAdapter.read({ path: new URL('testing/samples/people-2026-10-31.csv', import.meta.url).pathname, name: 'people-2026-10-31.csv', mapping: null, today: day('2026-11-22') })
    if ('mend' in read) throw new Error(read.message)
    expect([read.asOf, read.header['from'], read.rows.length]).toEqual(['2026-10-31', '2025-11-01', 8])
    expect(read.rows.map((row) => [row.content['staffNumber'], row.content['dfeRole'], row.content['leavingReason'], row.content['leaverDestination']])).toEqual([
      ['000871', 3, null, null], ['000872', 4, null, null], ['000873', 5, null, null], ['000873', 4, null, null], ['000874', 5, null, null], ['000875', 5, 1, 1], ['000876', 6, null, null], ['000878', 5, 5, null],
    ])
    expect(read.rows.filter((row) => row.content['isAbsent'] === true).map((row) => row.content['absenceReasons'])).toEqual([['SIC'], ['MAT']])
  })

  it('refuses dates that can be read both ways until somebody says which', async () => {
    const path = join(folder, 'either.csv')
    writeFileSync(path, 'Staff number,Start date\n1,03/04/2021\n2,05/06/2022\n')
    const either = { path, name: 'either.csv', mapping: null, today: day('2026-11-22') }
    expect(await peopleAdapter.read(either)).toMatchObject({ kind: 'ambiguous-dates', column: 'Start date' })
    const said = await peopleAdapter.read({ ...either, mapping: { dates: { startedOn: 'month-first' } } })
    expect('rows' in said && said.rows[0]?.content['startedOn']).toBe('2021-03-04')
    const kept = await peopleAdapter.read({ ...either, keptMapping: { dates: { startedOn: 'day-first' } } })
    expect('rows' in kept && kept.rows[0]?.content['startedOn']).toBe('2021-04-03')
  })

  it('names the column that is missing and the headers that it saw', async () => {
    const path = join(folder, 'nobody.csv')
    writeFileSync(path, 'Start date,Team\n03/04/2021,North\n21/06/2022,South\n')
    const read = await peopleAdapter.read({ path, name: 'nobody.csv', mapping: null, today: day('2026-11-22') })
    expect('mend' in read && read.message).toBe('No column was found for any of Staff number, Registration number, E-mail address. The headers are "Start date", "Team".')
  })
})

function judge(file: CorpusFile, seen: Seen, base: CorpusBase): void {
  if (file.expect.kind === 'refused') {
    expect(seen).toMatchObject({ kind: expect.stringMatching(/./), message: expect.stringMatching(/\.$/), mend: expect.stringMatching(/\.$/) })
    return
  }
  const { problem } = file.expect
  if (problem === undefined) {
    // Some spoilt cells leave a column that this kind of file needs without a usable value; then it says so.
    expect('mend' in seen ? seen.message : seen.rows).toSatisfy((answer: unknown) => typeof answer === 'string' || (typeof answer === 'number' && answer >= base.goodRows.length - 1))
    return
  }
  if ('mend' in seen) {
    expect(seen.kind).toMatch(/^(?:ambiguous-dates|mixed-dates|missing-column|no-header|duplicate-header|no-rows)$/)
    if (seen.kind === 'no-rows') expect(seen.message).toContain(problem.about)
    if (seen.kind.endsWith('-dates')) expect(seen).toMatchObject({ column: problem.column })
    return
  }
  const about = seen.notes.filter((note) => note.message.toLowerCase().includes(problem.about.toLowerCase().replace('ambiguous', 'both')) || note.value?.includes(problem.about))
  expect(about.map((note) => note.row), `${JSON.stringify(seen.notes)} should speak of ${problem.about}`).toContain(problem.row)
}

function source(file: CorpusFile): FileSource {
  const path = join(folder, file.name)
  writeFileSync(path, file.bytes())
  return { path, name: file.name, mapping: null, today: day('2026-11-22') }
}

async function readPeople(from: FileSource): Promise<Seen> {
  return seenOf(await peopleAdapter.read(from))
}

async function readAgency(from: FileSource): Promise<Seen> {
  return seenOf(await agencyAdapter.read(from))
}

async function readPosts(from: FileSource): Promise<Seen> {
  return seenOf(await establishmentAdapter.read(from))
}

async function readAbsences(from: FileSource): Promise<Seen> {
  return seenOf(await absenceAdapter.read(from))
}

function seenOf(read: Awaited<ReturnType<typeof peopleAdapter.read>>): Seen {
  return 'mend' in read ? read : { rows: read.rows.length, notes: read.notes }
}

type Seen = { rows: number; notes: readonly Note[] } | { kind: string; message: string; mend: string; column?: string }
