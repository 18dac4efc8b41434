import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { isRefusal } from '../files/read-table.ts'
import { day } from '../time/day.ts'
import { loadStored } from '../workforce/queries.ts'
import { importAcademy } from './import-academy.ts'
import { listOutcomeRuns } from './queries.ts'
import { readAcademyFile } from './read-academy-file.ts'
import { cohortOutcomes, isBalanced, leavingReasons } from './rules/outcomes.ts'
import { durhamDay, durhamFile } from './testing/durham.ts'

let council: TestCouncil
let folder: string
beforeAll(async () => {
  council = await beginCouncil()
  folder = await mkdtemp(join(tmpdir(), 'throughline-academy-'))
})
afterAll(async () => {
  await council.drop()
  await rm(folder, { recursive: true, force: true })
})

async function load(text: string) {
  const path = join(folder, 'academy.csv')
  await writeFile(path, text)
  const read = await readAcademyFile({ name: 'academy.csv', path }, day('2026-11-25'))
  if (isRefusal(read)) throw new Error(read.message)
  return { problems: read.problems, ...(await council.as((tx, caller) => importAcademy(tx, caller, read.rows)).then(({ problems, ...rest }) => ({ ...rest, refused: problems }))) }
}

async function table(on: string) {
  const { cohorts, runs } = await council.as((tx) => listOutcomeRuns(tx))
  return { table: cohortOutcomes(cohorts, runs, day(on)), reasons: leavingReasons(runs, day(on)) }
}

test('Durham’s Table 1 comes out to the last figure, on both bases', async () => {
  const loaded = await load(durhamFile())
  expect([loaded.problems, loaded.refused, loaded.counts]).toEqual([[], [], { people: 93, cohorts: 6, enrolments: 93, changed: 0, relationships: 0 }])
  const { table: { cohorts, pooled }, reasons } = await table(durhamDay)
  expect(cohorts.map(({ started, remain, leftAfter, leftMid, redeployed, inProgress, completed }) => [started, remain, leftAfter, leftMid, redeployed, inProgress, completed])).toEqual([
    [12, 7, 5, 0, 0, 0, 12], [19, 8, 5, 5, 1, 0, 13], [12, 9, 2, 1, 0, 0, 11], [26, 1, 0, 0, 0, 25, 1], [14, 0, 0, 0, 0, 14, 0], [10, 0, 0, 0, 0, 10, 0],
  ])
  expect(cohorts.map(({ retainedOfStarted: { n, N } }) => [n, N])).toEqual([[7, 12], [8, 19], [9, 12], [1, 1], [0, 0], [0, 0]])
  // catalogue section 1 and domain research, golden: percentages and Wilson's limits
  expect(cohorts.slice(0, 3).map(({ retainedOfStarted: { pct, lo, hi } }) => [pct, lo, hi].map((value) => Number(value?.toFixed(1))))).toEqual([[58.3, 32.0, 80.7], [42.1, 23.1, 63.7], [75.0, 46.8, 91.1]])
  expect(cohorts.slice(0, 3).map(({ retainedOfCompleted: { pct, lo, hi } }) => [pct, lo, hi].map((value) => Number(value?.toFixed(1))))).toEqual([[58.3, 32.0, 80.7], [61.5, 35.5, 82.3], [81.8, 52.3, 94.9]])
  expect(cohorts[4]?.retainedOfStarted).toEqual({ n: 0, N: 0, pct: null, lo: null, hi: null })
  expect([pooled.retainedOfStarted.n, pooled.retainedOfStarted.N, pooled.completed]).toEqual([25, 44, 37])
  expect(pooled.retainedOfStarted.pct).toBeCloseTo(56.818_181_818, 8)
  expect(pooled.retainedOfCompleted.pct).toBeCloseTo(67.567_567_567, 8)
  expect([pooled.retainedOfCompleted.lo, pooled.retainedOfCompleted.hi].map((value) => Number(value?.toFixed(4)))).toEqual([51.4637, 80.3667])
  expect([...cohorts, pooled].every(isBalanced)).toBe(true)
  // one of one, followed for a month: no success, censoring
  expect([cohorts[3]?.retainedOfCompleted.pct, cohorts[3]?.followUpMonths]).toEqual([100, 1])
  expect(reasons).toEqual([{ reason: 'other_authority', count: 7 }, { reason: 'left_profession', count: 6 }, { reason: 'agency', count: 5 }])
})

test('the same file again changes nothing', async () => {
  const again = await load(durhamFile())
  expect([again.isUnchanged, again.counts]).toEqual([true, { people: 0, cohorts: 0, enrolments: 0, changed: 0, relationships: 0 }])
})

test('the correction: 47 supported, and two who came back', async () => {
  const header = 'person,cohort,programme,started_on,outcome,ended_on,left_on,left_reason,returned_on'
  const finishers = [2, 3, 4].map((number) => `D4-${number},Cohort 4,asye,2018-10-01,passed,2019-10-21,,,`)
  const returners = [8, 9].map((number) => `D1-${number},Cohort 1,asye,2016-09-05,passed,2017-09-05,2017-12-31,agency,2019-01-07`)
  const corrected = await load([header, ...finishers, ...returners].join('\n'))
  expect([corrected.refused, corrected.counts.changed, corrected.counts.people]).toEqual([[], 5, 0])
  const { table: { cohorts, pooled } } = await table(durhamDay)
  expect([cohorts[0]?.retainedOfStarted.n, cohorts[0]?.retainedOfStarted.N]).toEqual([9, 12])
  expect([pooled.retainedOfStarted.n, pooled.retainedOfStarted.N, pooled.retainedOfCompleted.n, pooled.retainedOfCompleted.N]).toEqual([30, 47, 30, 40])
  // the day before they came back is as it was
  const before = await table('2019-01-06')
  expect(before.table.cohorts[0]?.retainedOfStarted.n).toBe(7)
})

test('what cannot be true is refused with row, column, value and how to mend it', async () => {
  const loaded = await load([
    'person,cohort,programme,started_on,outcome,ended_on,left_on,left_reason,mentor',
    'A1,New,asye,2026-09-07,passed,2026-09-01,,,',
    'A2,New,asye,07/09/2026,in_progress,,,,A2',
    'A3,New,asye,2011-09-05,in_progress,,,,',
    'A4,New,nothing,2026-09-07,in_progress,,,,',
    'A5,New,asye,2026-02-30,in_progress,,,,',
    'D4-9,New,asye,2019-01-07,in_progress,,,,',
    'A6,New,asye,2026-09-07,withdrawn,,,,',
    'A7,New,asye,2026-09-07,in_progress,,,agency,',
    'A8,New,asye,2026-09-07,gone,,,,',
  ].join('\n'))
  expect([...loaded.problems, ...loaded.refused].sort((a, b) => a.row - b.row).map(({ row, column, value }) => [row, column, value])).toEqual([
    [2, 'ended_on', '2026-09-01'], [3, 'mentor', 'A2'], [4, 'programme', 'asye'], [5, 'programme', 'nothing'], [6, 'started_on', '2026-02-30'], [7, 'started_on', '2019-01-07'],
    [8, 'ended_on', ''], [9, 'left_reason', 'agency'], [10, 'outcome', 'gone'],
  ])
  for (const { message } of [...loaded.problems, ...loaded.refused]) expect(message).toMatch(/\.$/)
})

test('whoever the academy entered is still there when files are folded', async () => {
  const stored = await council.as((tx) => loadStored(tx))
  expect(stored.people.length).toBeGreaterThan(90)
  expect(stored.people.every(({ id }) => stored.kept.has(id))).toBe(true)
})
