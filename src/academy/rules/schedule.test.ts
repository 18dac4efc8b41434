import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { checkProgramme, describeCadence, readProgramme } from './programme.ts'
import { monthOn, phaseOn, scheduleOf } from './schedule.ts'
import { shippedFrameworks } from './shipped/frameworks.ts'
import { shippedProgrammes } from './shipped/programmes.ts'

const asye = shippedProgrammes[0]?.document
if (!asye) throw new Error('no programme is shipped')
const on = day('2026-11-25')
const plan = (start: string, options: { fte?: number; pauses?: [string, string | null][]; hours?: [string, number][]; extend?: string; on?: string } = {}) =>
  scheduleOf(
    asye,
    {
      startedOn: day(start), hours: (options.hours ?? [[start, options.fte ?? 1]]).map(([from, fte]) => ({ from: day(from), fte })),
      pauses: (options.pauses ?? []).map(([from, until]) => ({ from: day(from), until: until === null ? null : day(until) })), on: options.on === undefined ? on : day(options.on),
    },
    options.extend === undefined ? null : day(options.extend),
  )
const due = (schedule: ReturnType<typeof plan>) => schedule.reviews.map(({ dueOn }) => dueOn)

test('a review falls on the last day of a month that is too short: 31 August and six months is 29 February 2028', () => {
  expect(due(plan('2027-08-31'))).toEqual(['2027-11-30', '2028-02-29', '2028-05-31', '2028-08-31'])
  expect(due(plan('2026-08-31'))).toEqual(['2026-11-30', '2027-02-28', '2027-05-31', '2027-08-31'])
  expect(due(plan('2028-02-29'))).toEqual(['2028-05-29', '2028-08-29', '2028-11-29', '2029-02-28'])
})

test('6 weekly, 10 fortnightly and 6 monthly supervisions are 22, whenever the programme starts', () => {
  for (const start of ['2026-08-31', '2026-09-01', '2027-01-31', '2028-02-29', '2026-12-31']) {
    expect(plan(start).phases.map(({ supervision }) => supervision.length)).toEqual([6, 10, 6])
  }
  const [weekly, fortnightly, monthly] = plan('2026-09-07').phases
  expect(weekly?.supervision).toEqual(['2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19'])
  expect([fortnightly?.supervision[0], fortnightly?.supervision.at(-1)]).toEqual(['2026-11-02', '2027-03-07'])
  expect(monthly?.supervision).toEqual(['2027-04-07', '2027-05-07', '2027-06-07', '2027-07-07', '2027-08-07', '2027-09-07'])
})

test('a date that is no working day is held on the working day beside it', () => {
  // 28 February 2027 is a Sunday: Monday; 30 May 2027 is a Sunday and the 31st a bank holiday: Friday and Tuesday are as near, so Tuesday
  expect(plan('2026-08-28').reviews.map(({ dueOn, meetOn }) => [dueOn, meetOn]).slice(1, 2)).toEqual([['2027-02-28', '2027-03-01']])
  expect(plan('2026-08-30').reviews.map(({ dueOn, meetOn }) => [dueOn, meetOn]).slice(2, 3)).toEqual([['2027-05-30', '2027-06-01']])
  // 25 December 2026 is a Friday, the 28th its neighbour's substitute: Thursday
  expect(plan('2026-09-25').reviews[0]).toMatchObject({ dueOn: '2026-12-25', meetOn: '2026-12-24', windowFrom: '2026-12-11', windowUntil: '2027-01-08' })
})

test('part-time hours stretch the programme: 12 months at 0.6 are 20', () => {
  const schedule = plan('2026-08-31', { fte: 0.6 })
  expect([schedule.endsOn, ...due(schedule)]).toEqual(['2028-04-30', '2027-01-31', '2027-06-30', '2027-11-30', '2028-04-30'])
  expect(schedule.phases.map(({ supervision }) => supervision.length)).toEqual([6, 10, 6])
  expect(scheduleOf({ ...asye, partTime: 'none' }, { startedOn: day('2026-08-31'), hours: [{ from: day('2026-08-31'), fte: 0.6 }], pauses: [], on }).endsOn).toBe('2027-08-31')
})

test('hours that change half way stretch what is left', () => {
  // six months at full time, then six months' worth at half time are twelve
  expect(plan('2026-09-01', { hours: [['2026-09-01', 1], ['2027-03-01', 0.5]] }).endsOn).toBe('2028-03-01')
})

test('each day of a pause moves what was to come by one day, and leaves what was before', () => {
  const schedule = plan('2026-09-01', { pauses: [['2027-01-04', '2027-04-04']] })
  expect(due(schedule)).toEqual(['2026-12-01', '2027-05-31', '2027-08-31', '2027-12-01'])
  // a pause that goes on counts until the day that is looked at
  expect(plan('2026-09-01', { pauses: [['2026-11-01', null]], on: '2026-11-25' }).endsOn).toBe('2027-09-26')
  expect(plan('2026-09-01', { pauses: [['2027-10-01', '2027-10-31']] }).endsOn).toBe('2027-09-01')
})

test('an extension moves the end and the final review, and nothing else', () => {
  const schedule = plan('2026-09-01', { extend: '2027-12-01' })
  expect([schedule.endsOn, ...due(schedule)]).toEqual(['2027-12-01', '2026-12-01', '2027-03-01', '2027-06-01', '2027-12-01'])
  expect(schedule.handInOn).toBe('2027-11-03')
})

test('a day lies in one phase and one month', () => {
  const schedule = plan('2026-09-01')
  expect(['2026-08-31', '2026-09-01', '2026-10-12', '2026-10-13', '2027-02-28', '2027-03-01', '2027-08-31', '2027-09-01'].map((text) => phaseOn(schedule, day(text))?.name ?? null)).toEqual([
    null, 'First six weeks', 'First six weeks', 'To six months', 'To six months', 'To twelve months', 'To twelve months', null,
  ])
  expect(['2026-08-31', '2026-09-01', '2027-02-15', '2027-08-31', '2028-01-01'].map((text) => monthOn(schedule, 12, day(text)))).toEqual([0, 1, 6, 12, 12])
})

test('the shipped programmes are whole, and frameworks that they name are shipped', () => {
  for (const { document, code } of shippedProgrammes) {
    expect([code, checkProgramme(document)]).toEqual([code, []])
    expect(readProgramme(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, document })
    for (const framework of document.frameworks) expect(shippedFrameworks.map((one) => one.code)).toContain(framework)
  }
  expect(asye.phases.map(({ supervision }) => describeCadence(supervision))).toEqual(['weekly', 'fortnightly', 'monthly'])
})

test('a programme that cannot be true is refused with sentences', () => {
  expect(checkProgramme({ ...asye, lengthMonths: 0 })).not.toEqual([])
  expect(checkProgramme({ ...asye, phases: [...asye.phases].reverse() })).toContain('Each phase must end later than the one before it.')
  expect(checkProgramme({ ...asye, reviewPoints: asye.reviewPoints.slice(0, 3) })).toEqual(['One review point must be the final one.'])
  // an 11-month final review is legal
  expect(checkProgramme({ ...asye, reviewPoints: asye.reviewPoints.map((point) => (point.isFinal ? { ...point, offsetMonths: 11 } : point)) })).toEqual([])
  expect(readProgramme({}).ok).toBe(false)
  expect(readProgramme(null).ok).toBe(false)
})
