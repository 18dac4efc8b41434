import { listCohorts, listEnrolments } from '../src/academy/queries.ts'
import { keepCatchUp, keepRegister, type MarkedRow } from '../src/academy-days/keep-register.ts'
import { findAcademyDay, listDayStandards, listMembersOn, listPlaces } from '../src/academy-days/queries.ts'
import type { DayMode, Mark } from '../src/academy-days/rules/academy-day.ts'
import { addAcademyDay, cancelAcademyDay } from '../src/academy-days/save-day.ts'
import type { Caller, Tx } from '../src/access/begin.ts'
import { addDays, day, type Day } from '../src/time/day.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)

/** A year of academy days: most were there, some late, some missed one and caught it up, one day was cancelled, four are to come. */
export async function addAcademyDays(tx: Tx, caller: Caller): Promise<void> {
  const open = new Set((await listEnrolments(tx)).filter(({ closedOn }) => closedOn === null).map(({ cohortId }) => cohortId))
  const cohortIds = (await listCohorts(tx)).filter(({ id, plannedStart }) => open.has(id) && (plannedStart === null || plannedStart <= today)).map(({ id }) => id)
  const known = await listDayStandards(tx)
  const standards = known.filter(({ framework }) => framework === known[0]?.framework).map(({ id }) => id)
  const ids: number[] = []
  for (const [index, planned] of DAYS.entries()) {
    const on = addDays(today, planned.in)
    const isOnline = planned.mode !== 'in-the-room'
    ids.push(await addAcademyDay(tx, caller, {
      title: planned.title, onDay: on, startsAt: '09:30', endsAt: index % 3 === 0 ? '12:30' : '16:00', mode: planned.mode, place: planned.mode === 'online' ? '' : 'Learning centre, room 2', link: isOnline ? `https://meet.demo.invalid/academy-${index + 1}` : null,
      seats: planned.mode === 'online' ? null : index === UNMARKED ? 36 : 45, resources: index % 2 === 0 ? 'Reading list https://learning.demo.invalid/reading\nBring an anonymised plan' : '', cohortIds, standardIds: [0, 1, 2].flatMap((step) => standards[(index * 2 + step) % Math.max(1, standards.length)] ?? []),
      personIds: await listMembersOn(tx, cohortIds, on),
    }))
  }
  for (const [index, id] of ids.entries()) await takeRegister(tx, caller, id, index, ids)
  const cancelled = await findAcademyDay(tx, ids[CANCELLED] ?? 0)
  if (cancelled) await cancelAcademyDay(tx, caller, { id: cancelled.id, version: cancelled.version, reason: 'trainer-away' })
}

/** The last day that was is not marked yet. */
async function takeRegister(tx: Tx, caller: Caller, id: number, index: number, ids: readonly number[]): Promise<void> {
  if ((DAYS[index]?.in ?? 0) > 0 || index === CANCELLED || index === UNMARKED) return
  const rows = (await listPlaces(tx, { dayId: id })).map((place, turn): MarkedRow => ({ personId: place.personId, version: place.version, mark: MARKS[(turn * 5 + index * 7) % MARKS.length] ?? 'attended' }))
  await keepRegister(tx, caller, id, rows)
  const missed = rows.filter(({ mark }) => mark === 'absent')
  const [first, second] = missed
  const next = ids.slice(index + 1).find((_, later) => index + 1 + later !== CANCELLED)
  if (first && next !== undefined) await keepCatchUp(tx, caller, id, [{ personId: first.personId, version: first.version + 1, by: { kind: 'day', dayId: next } }])
  if (second) await keepCatchUp(tx, caller, id, [{ personId: second.personId, version: second.version + 1, by: { kind: 'note', note: 'Went through the slides with the mentor', on: earlier(addDays(today, (DAYS[index]?.in ?? 0) + 12)) } }])
}

function earlier(on: Day): Day {
  return on < today ? on : today
}

const CANCELLED = 5
const UNMARKED = 8
const MARKS: readonly Mark[] = ['attended', 'attended', 'attended', 'late', 'attended', 'attended', 'absent', 'attended', 'attended', 'attended', 'attended', 'not-needed', 'attended', 'attended', 'absent', 'attended', 'attended']
const DAYS: readonly { title: string; in: number; mode: DayMode }[] = [
  { title: 'Welcome to the academy', in: -290, mode: 'in-the-room' },
  { title: 'Direct work with children', in: -255, mode: 'in-the-room' },
  { title: 'Analysis and writing for assessment', in: -227, mode: 'hybrid' },
  { title: 'Domestic abuse and coercive control', in: -192, mode: 'in-the-room' },
  { title: 'Looking after yourself and each other', in: -164, mode: 'online' },
  { title: 'Neglect: seeing the pattern', in: -136, mode: 'in-the-room' },
  { title: 'Child development and attachment', in: -73, mode: 'hybrid' },
  { title: 'Working with families who do not want us', in: -45, mode: 'in-the-room' },
  { title: 'Court work: statements and evidence', in: -6, mode: 'hybrid' },
  { title: 'Safeguarding outside the home', in: 22, mode: 'in-the-room' },
  { title: 'Neglect: seeing the pattern', in: 57, mode: 'online' },
  { title: 'Preparing for panel', in: 85, mode: 'in-the-room' },
]
