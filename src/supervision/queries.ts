import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import { addDays, type Day } from '../time/day.ts'
import { loadScopedWorkforce } from '../workforce/queries.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import { listPeopleOn } from '../workforce/rules/people-list.ts'
import type { Person } from '../workforce/rules/record.ts'
import { groupOf, stretchesOf, type Cadence, type ProgrammeCadence, type Stretch } from './rules/cadence.ts'
import { countHeld, nextDue, isCounted, type Away, type Held } from './rules/count-held.ts'
import type { AgreedAction, Session } from './rules/session.ts'

/** Sessions that the caller may see, the earliest first, with what the worker answered to what is recorded now. */
export async function listSessions(tx: Tx, only: { personId?: number; supervisorId?: number; ids?: readonly number[]; from?: Day; until?: Day } = {}): Promise<Session[]> {
  const rows = await tx
    .selectFrom('supervision_session as s')
    .leftJoin('supervision_answer as a', (join) => join.onRef('a.session_id', '=', 's.id').onRef('a.session_version', '=', 's.version'))
    .selectAll('s')
    .select('a.answer')
    .$if(only.personId !== undefined, (query) => query.where('s.person_id', '=', only.personId ?? 0))
    .$if(only.supervisorId !== undefined, (query) => query.where('s.supervisor_person_id', '=', only.supervisorId ?? 0))
    .$if(only.ids !== undefined, (query) => query.where('s.id', 'in', only.ids?.length ? only.ids : [0]))
    .$if(only.from !== undefined, (query) => query.where('s.planned_on', '>=', only.from as Day))
    .$if(only.until !== undefined, (query) => query.where('s.planned_on', '<=', only.until as Day))
    .orderBy('s.planned_on')
    .orderBy('s.planned_at')
    .orderBy('s.id')
    .execute()
  return rows.map((row): Session => ({
    id: row.id, personId: row.person_id, supervisorId: row.supervisor_person_id, kind: row.kind, gathering: row.gathering, plannedOn: row.planned_on, plannedAt: row.planned_at, place: row.place, state: row.state,
    heldOn: row.held_on, minutes: row.minutes, cancelReason: row.cancel_reason, recordedOn: row.recorded_on, version: row.version, answer: row.answer, isReopened: row.answer !== null && row.answer !== 'agree',
  }))
}

export async function listCadences(tx: Tx): Promise<{ validFrom: Day; cadence: Cadence; madeBy: string }[]> {
  const rows = await tx.selectFrom('supervision_cadence').select(['valid_from', 'document', 'made_by']).orderBy('valid_from').execute()
  return rows.map((row) => ({ validFrom: row.valid_from, cadence: row.document as Cadence, madeBy: row.made_by }))
}

/** Names as the caller may know them: everybody reached, and who stands in a session beside them. */
export async function supervisionNames(tx: Tx): Promise<(personId: number) => string> {
  const { rows } = await sql<{ person_id: number; name: string }>`select person_id, name from access.supervision_names()`.execute(tx)
  const names = new Map(rows.map((row) => [row.person_id, row.name]))
  return (personId) => names.get(personId) ?? 'Not visible to you'
}

/**
 * Everybody of the caller's reach who works here on the day, with what supervision is asked for and what there was. n of N for the academy
 * board, the reviews and the measures is taken from here.
 */
export async function listSupervised(tx: Tx, caller: Caller, on: Day, only: { personId?: number } = {}): Promise<Supervised[]> {
  const { record } = await loadScopedWorkforce(tx, caller)
  const versions = await listCadences(tx)
  const programmes = await listProgrammeCadences(tx)
  const sessions = groupBy(await listSessions(tx, only), (session) => session.personId)
  const away = groupBy(await listAway(tx), (period) => period.personId)
  const here = listPeopleOn(record, on, 'here').filter((line) => only.personId === undefined || line.person.id === only.personId)
  return here.map((line) => {
    const programme = programmes.get(line.person.id) ?? null
    const stretches = stretchesOf({ group: groupOf(line.dfeRole, line.basis ?? 'employed'), from: line.startedOn ?? on, until: line.endsOn, programme }, versions)
    const facts = { stretches, away: away.get(line.person.id) ?? [], sessions: sessions.get(line.person.id) ?? [] }
    const counted = facts.sessions.filter((session) => isCounted(session) && (session.kind === 'reflective' || session.kind === 'management'))
    const last = latest(counted.map(({ heldOn }) => heldOn), on)
    return {
      person: line.person, personId: line.person.id, name: line.name, team: line.team, title: line.title, isOnProgramme: programme !== null, endsOn: line.endsOn, ...facts, last,
      next: facts.sessions.find((session) => session.state === 'planned' && session.plannedOn >= on) ?? null,
      dueOn: nextDue(last, facts),
      lastMapping: latest(facts.sessions.filter(({ kind }) => kind === 'case-mapping').map(({ heldOn }) => heldOn), on),
    }
  })
}

function latest(days: readonly (Day | null)[], on: Day): Day | null {
  return days.reduce((found, day) => (day !== null && day <= on && (found === null || day > found) ? day : found), null)
}

/** n of N of one person in the weeks up to the day. */
export function heldInWeeks(supervised: Pick<Supervised, 'stretches' | 'away' | 'sessions'>, weeks: number, on: Day): Held {
  return countHeld({ from: addDays(on, 1 - weeks * 7), until: on }, supervised)
}

/** Absences and pauses: days that are no days at work. Why is not read. */
async function listAway(tx: Tx): Promise<(Away & { personId: number })[]> {
  const absences = await tx.selectFrom('absence').select(['person_id', 'started_on', 'ended_on']).execute()
  const pauses = await tx.selectFrom('enrolment_pause').select(['person_id', 'started_on', 'ended_on']).execute()
  return [...absences, ...pauses].map((row) => ({ personId: row.person_id, from: row.started_on, until: row.ended_on }))
}

/** The cadence of the programme version that each person on a programme started under. */
async function listProgrammeCadences(tx: Tx): Promise<Map<number, ProgrammeCadence>> {
  const { rows } = await sql<{ person_id: number; started_on: Day; closed_on: Day | null; label: string; phases: ProgrammeCadence['phases'] }>`
    select e.person_id, coalesce((select min(v.on_day) from enrolment_event v where v.enrolment_id = e.id and v.kind = 'started' and v.retracted_at is null), e.planned_start) as started_on,
           e.closed_on, p.label, v.document -> 'phases' as phases
      from enrolment e join programme_version v on v.id = e.programme_version_id join programme p on p.id = v.programme_id
     order by e.planned_start`.execute(tx)
  return new Map(rows.map((row) => [row.person_id, { startedOn: row.started_on, endedOn: row.closed_on, label: row.label, phases: row.phases ?? [] }]))
}

/** Who supervises or stands beside somebody whom the caller reaches: to whom supervision can be handed over. */
export async function listSupervisors(tx: Tx): Promise<{ personId: number; name: string }[]> {
  const { rows } = await sql<{ person_id: number; name: string }>`
    select person_id, name from access.relationship_names()
    union
    select n.person_id, n.name from access.supervision_names() n where exists (select from supervision_session s where s.supervisor_person_id = n.person_id)
     order by name, person_id`.execute(tx)
  return rows.map((row) => ({ personId: row.person_id, name: row.name }))
}

/** Agreed actions that the caller is one of the two people of; open ones first. */
export async function listActions(tx: Tx, personId: number): Promise<AgreedAction[]> {
  const rows = await tx.selectFrom('supervision_action').selectAll().where('person_id', '=', personId).orderBy('done_on', (order) => order.desc().nullsFirst()).orderBy('due_on').orderBy('id').limit(200).execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id, supervisorId: row.supervisor_person_id, what: row.what, owner: row.owner, dueOn: row.due_on, doneOn: row.done_on, version: row.version }))
}

export type Supervised = {
  person: Person
  personId: number
  name: string
  team: string
  title: string
  isOnProgramme: boolean
  endsOn: Day | null
  stretches: readonly Stretch[]
  away: readonly Away[]
  sessions: readonly Session[]
  /** The last individual session that counts. */
  last: Day | null
  next: Session | null
  dueOn: Day | null
  lastMapping: Day | null
}
