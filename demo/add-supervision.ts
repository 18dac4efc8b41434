import type { Caller, Tx } from '../src/access/begin.ts'
import { planSessions } from '../src/supervision/plan-sessions.ts'
import { listSessions } from '../src/supervision/queries.ts'
import { recordSessions, type SessionOutcome } from '../src/supervision/record-sessions.ts'
import type { Session } from '../src/supervision/rules/session.ts'
import { daysOfSeries } from '../src/supervision/rules/series.ts'
import { shareReflection } from '../src/supervision/share-reflection.ts'
import { writeReflection } from '../src/supervision/write-reflection.ts'
import { addAction } from '../src/supervision/agree-action.ts'
import { addDays, day, type Day } from '../src/time/day.ts'
import { addWorkingDays } from '../src/time/working-days.ts'
import { groupBy } from '../src/workforce/rules/group-by.ts'
import { loadWorkforce } from '../src/workforce/queries.ts'
import { listPeopleOn, type PersonLine } from '../src/workforce/rules/people-list.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)
const WEEKS_BACK = 26
const WEEKS_AHEAD = 9

/** Half a year of supervision in every team, planned and recorded through the use cases: most held, some late, some cancelled, some never recorded. */
export async function addSupervision(tx: Tx, caller: Caller): Promise<void> {
  const lines = listPeopleOn(await loadWorkforce(tx), today, 'here').filter(({ team }) => team !== '')
  for (const [, members] of groupBy(lines, ({ team }) => team)) {
    const manager = members.find(({ title }) => title === 'Team Manager')
    if (manager === undefined) continue
    for (const [place, member] of members.filter((one) => one !== manager).entries()) await planFor(tx, caller, manager, member, place)
    await planMeeting(tx, caller, manager, members.filter((one) => one !== manager).slice(0, 6))
  }
  for (const [on, sessions] of groupBy(await listSessions(tx, { until: addDays(today, -1) }), ({ plannedOn }) => plannedOn)) await record(tx, caller, on, sessions)
}

async function planFor(tx: Tx, caller: Caller, manager: PersonLine, member: PersonLine, place: number): Promise<void> {
  const isNew = /newly qualified/i.test(member.title)
  const from = later(member.startedOn ?? today, addDays(today, -WEEKS_BACK * 7 + ((place * 5) % 28)))
  const days = daysOfSeries(from, { every: isNew ? 2 : 4, unit: 'weeks' }, addDays(today, WEEKS_AHEAD * 7))
  const kept = place % 11 === 10 ? days.filter((on) => on < addDays(today, -49)) : days
  if (kept.length === 0) return
  const at = `${String(9 + (place % 7)).padStart(2, '0')}:${place % 2 === 0 ? '00' : '30'}`
  await planSessions(tx, caller, { personIds: [member.person.id], supervisorId: manager.person.id, kind: place % 3 === 2 ? 'management' : 'reflective', days: kept, at, minutes: 60, place: place % 2 === 0 ? 'Room 2' : '', today: from })
}

async function planMeeting(tx: Tx, caller: Caller, manager: PersonLine, members: readonly PersonLine[]): Promise<void> {
  if (members.length < 2) return
  await planSessions(tx, caller, { personIds: members.map((one) => one.person.id), supervisorId: manager.person.id, kind: 'group', days: [addDays(today, 2)], at: '', minutes: 90, place: '', today })
}

async function record(tx: Tx, caller: Caller, on: Day, sessions: readonly Session[]): Promise<void> {
  const outcomes = sessions.flatMap((session): SessionOutcome[] => {
    const { id, version } = session
    const turn = (id * 37) % 100
    if (turn < 78) return [{ id, version, minutes: 45 + (id % 4) * 15, kind: 'held', on }]
    const lateOn = addWorkingDays(on, 1 + (id % 4))
    if (turn < 86) return lateOn < today ? [{ id, version, minutes: 60, kind: 'held', on: lateOn }] : []
    if (turn < 97 || on < addDays(today, -14)) return [{ id, version, minutes: null, kind: 'cancelled', reason: turn % 3 === 0 ? 'worker-away' : turn % 3 === 1 ? 'urgent-work' : 'supervisor-away' }]
    return []
  })
  if (outcomes.length > 0) await recordSessions(tx, caller, outcomes, addWorkingDays(on, 1) < today ? addWorkingDays(on, 1) : today)
}

/**
 * What a worker writes with the own session: a draft, one kept for the two, one shared with the practice lead, and an action that was
 * agreed. The word that is found nowhere else lets a test look for leaks in the demonstration itself.
 */
export async function writeReflections(as: <T>(email: string, work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>): Promise<void> {
  await as('social.worker@demo.invalid', async (tx, caller) => {
    const [first, second, third] = (await listSessions(tx, { personId: caller.user?.personId ?? 0, until: today })).reverse()
    if (first === undefined || second === undefined || third === undefined) throw new Error('the social worker of the demonstration was never supervised')
    const write = async (session: Session, isKept: boolean, body: string): Promise<number> => {
      const written = await writeReflection(tx, caller, { id: null, sessionId: session.id, version: 0, body, isKept })
      if (written.kind !== 'written') throw new Error(`a reflection of the demonstration was not written: ${written.kind}`)
      return written.id
    }
    await write(first, false, `Not finished. What I want to say about how tired I am. ${PRIVATE_WORD}.`)
    await write(second, true, `I noticed that I filled every silence. My word for it in the car was ${PRIVATE_WORD}. Next time I want to ask one question and wait.`)
    const shared = await write(third, true, 'What helped me this month was being asked what I would do differently, before I was told.')
    await shareReflection(tx, caller, { id: shared, email: 'practice.lead@demo.invalid' })
    await addAction(tx, caller, { sessionId: second.id, what: 'Shadow a colleague in court before Christmas', owner: 'worker', dueOn: day('2026-12-18') })
  })
}

/** In the private reflections of the demonstration and nowhere else. */
export const PRIVATE_WORD = 'Marrowglass'

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
