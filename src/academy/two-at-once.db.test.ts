import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { day } from '../time/day.ts'
import { enrolPerson, type EnrolmentInput } from './enrol-person.ts'
import { ensureProgrammes } from './ensure-programmes.ts'
import { giveRelationship } from './give-relationship.ts'
import { findEnrolment, listEnrolments, listRelationships } from './queries.ts'
import { recordEvent, retractEvent } from './record-event.ts'
import { endPause, recordPause } from './record-pause.ts'
import { stateOn } from './rules/enrolment-state.ts'
import { addCohort } from './save-cohort.ts'
import { saveMentorPlace } from './save-mentor-place.ts'

let council: TestCouncil
let cohort: number
let people: number[]
const start = day('2026-09-07')
const today = day('2026-11-16')

beforeAll(async () => {
  council = await beginCouncil()
  const made = await council.as(async (tx, caller) => {
    await ensureProgrammes(tx, caller)
    const programme = await tx.selectFrom('programme').select('id').where('code', '=', 'asye').executeTakeFirstOrThrow()
    const added = await addCohort(tx, caller, { name: 'Autumn 2026', programmeId: programme.id, plannedStart: start, capacity: 4, kind: 'mixed' })
    if (added.kind !== 'added') throw new Error('no cohort')
    const ids: number[] = []
    for (const name of ['Alder', 'Basil', 'Clover', 'Dove', 'Elder', 'Fern', 'Garnet', 'Hazel']) {
      const row = await tx.insertInto('person').values({ authority_id: caller.authority.id, registration_number: null, staff_number: null, email: null, given_name: name, family_name: 'Testwick', registered_until: null, qualification_level: null, qualification_institution: null, is_step_up: null, is_frontline: null, is_entered: true }).returning('id').executeTakeFirstOrThrow()
      ids.push(row.id)
    }
    return { cohort: added.id, ids }
  })
  cohort = made.cohort
  people = made.ids
})
afterAll(async () => council.drop())

const person = (index: number): number => people[index] ?? 0
const input = (index: number, beside: EnrolmentInput['beside'] = {}): EnrolmentInput => ({
  person: person(index), cohortId: cohort, startsOn: start, fte: 1, route: null, teamId: null, postId: null, positionNumber: null, probationEndsOn: null, beside, today,
})
/** As a page does: what was refused leaves nothing behind. */
const enrol = (one: EnrolmentInput) => council.as(async (tx, caller) => {
  const outcome = await enrolPerson(tx, caller, one)
  if (outcome.kind === 'refused') throw new Error(outcome.message)
  return outcome.kind
})

test('of two who enrol one person at once one is told, and there is one place', async () => {
  const outcomes = await Promise.allSettled([enrol(input(0)), enrol(input(0))])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []))).toEqual(['This person has a place on a programme already: end that one first'])
  expect((await council.as((tx) => listEnrolments(tx, { personId: person(0) }))).length).toBe(1)
})

test('of two who take the last mentor place one is told, and nothing of the other is kept', async () => {
  await council.as((tx, caller) => saveMentorPlace(tx, caller, { personId: person(7), least: 1, most: 1, endedOn: null }))
  const outcomes = await Promise.allSettled([enrol(input(1, { mentor: person(7) })), enrol(input(2, { mentor: person(7) }))])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []))[0]).toMatch(/supports 1 already and has 1 place/)
  const [runs, beside] = await council.as(async (tx) => [await listEnrolments(tx), await listRelationships(tx)] as const)
  expect([runs.length, beside.filter((one) => one.withPersonId === person(7)).length]).toEqual([2, 1])
})

test('a full cohort is said', async () => {
  for (const index of [3, 4]) await enrol(input(index))
  await expect(enrol(input(5))).rejects.toThrow('Autumn 2026 has 4 places and all are taken')
})

test('a handover ends the one before on the day before, with what was agreed; nobody is a mentor of themselves or after leaving', async () => {
  const give = (withIndex: number, from: string, note = '') => council.as((tx, caller) => giveRelationship(tx, caller, { personId: person(3), kind: 'assessor', withPersonId: person(withIndex), from: day(from), note }))
  expect((await give(6, '2026-09-07')).kind).toBe('given')
  expect((await give(5, '2026-11-02', 'Two observations are booked.')).kind).toBe('given')
  expect((await give(5, '2026-11-09')).kind).toBe('already')
  expect((await give(4, '2026-10-05')).kind).toBe('later-one')
  expect((await give(3, '2026-12-01')).kind).toBe('oneself')
  const held = await council.as((tx) => listRelationships(tx, { personId: person(3) }))
  expect(held.map(({ withPersonId, startedOn, endedOn, handoverNote }) => [withPersonId, startedOn, endedOn, handoverNote])).toEqual([
    [person(6), '2026-09-07', '2026-11-01', 'Two observations are booked.'], [person(5), '2026-11-02', null, ''],
  ])
  await council.owner.query("insert into employment (authority_id, person_id, basis, started_on, ended_on, source) select authority_id, id, 'employed', '2020-01-01', '2026-10-31', 'test' from person where id = $1", [person(6)])
  expect((await give(6, '2026-12-01')).kind).toBe('not-in-post')
})

test('of two decisions at once the second finds the first; an ending frees the mentor; a mistake is taken back', async () => {
  const find = async () => (await council.as((tx) => listEnrolments(tx))).find((one) => one.personId === person(1) || one.personId === person(2))
  const run = await find()
  if (!run) throw new Error('nobody is enrolled')
  const record = (kind: 'started' | 'passed' | 'failed', on: string, version: number) => council.as((tx, caller) => recordEvent(tx, caller, { enrolmentId: run.id, version, kind, onDay: day(on), untilDay: null, reason: null, note: '' }))
  expect(await record('passed', '2026-09-07', run.version)).toEqual({ kind: 'refused', field: 'kind', message: '"Passed" cannot follow "planned"' })
  expect((await record('started', '2026-09-07', run.version)).kind).toBe('recorded')
  const outcomes = await Promise.all([record('passed', '2026-11-10', run.version + 1), record('failed', '2026-11-10', run.version + 1)])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['recorded', 'stale'])
  const ended = await council.as((tx) => findEnrolment(tx, run.id))
  expect(ended?.closedOn).toBe('2026-11-10')
  expect((await council.as((tx) => listRelationships(tx, { personId: run.personId })))[0]?.endedOn).toBe('2026-11-10')
  const last = ended?.events.at(-1)
  expect((await council.as((tx, caller) => retractEvent(tx, caller, { enrolmentId: run.id, eventId: last?.id ?? 0, version: ended?.version ?? 0, reason: 'wrong person', now: new Date() }))).kind).toBe('recorded')
  const back = await council.as((tx) => findEnrolment(tx, run.id))
  expect([back?.closedOn, back && stateOn(back, today)]).toEqual([null, 'active'])
})

test('pauses do not lie over each other, and an open one is ended', async () => {
  const [run] = await council.as((tx) => listEnrolments(tx, { personId: person(3) }))
  if (!run) throw new Error('nobody is enrolled')
  const pause = (from: string, until: string | null) => council.as((tx, caller) => recordPause(tx, caller, { enrolmentId: run.id, from: day(from), until: until === null ? null : day(until), reason: 'sickness', note: '' }))
  expect((await pause('2026-10-01', null)).kind).toBe('refused')
  await council.as((tx, caller) => recordEvent(tx, caller, { enrolmentId: run.id, version: run.version, kind: 'started', onDay: start, untilDay: null, reason: null, note: '' }))
  expect((await pause('2026-10-01', null)).kind).toBe('recorded')
  expect((await pause('2026-10-20', '2026-10-25')).kind).toBe('refused')
  const [paused] = (await council.as((tx) => findEnrolment(tx, run.id)))?.pauses ?? []
  const end = (lastDay: string, version: number) => council.as((tx, caller) => endPause(tx, caller, { enrolmentId: run.id, pauseId: paused?.id ?? 0, version, lastDay: day(lastDay) }))
  expect([(await end('2026-09-30', 1)).kind, (await end('2026-11-01', 9)).kind, (await end('2026-11-01', 1)).kind]).toEqual(['refused', 'stale', 'recorded'])
})
