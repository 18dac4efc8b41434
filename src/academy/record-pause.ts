import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { findEnrolment } from './queries.ts'
import { isEnded, startedOn, stateOn } from './rules/enrolment-state.ts'
import type { PauseReason } from './tables.ts'

/** Stops the clock of somebody's programme, or writes down a pause that is over. The reason is kept apart: few read it. */
export async function recordPause(tx: Tx, caller: Caller, input: { enrolmentId: number; from: Day; until: Day | null; reason: PauseReason; note: string }): Promise<PauseOutcome> {
  await tx.selectFrom('enrolment').select('id').where('id', '=', input.enrolmentId).forUpdate().execute()
  const run = await findEnrolment(tx, input.enrolmentId)
  if (!run) return { kind: 'not-found' }
  const start = startedOn(run)
  if (start === null || input.from < start) return { kind: 'refused', field: 'from', message: 'A pause begins after the programme has started: choose a later day' }
  if (isEnded(stateOn(run, input.from))) return { kind: 'refused', field: 'from', message: 'The programme has ended by then' }
  if (run.pauses.some((pause) => (pause.until === null || pause.until >= input.from) && (input.until === null || pause.from <= input.until))) return { kind: 'refused', field: 'from', message: 'There is a pause in these days already: end that one, or choose other days' }
  const shared = { authority_id: caller.authority.id, person_id: run.personId }
  const { id } = await tx.insertInto('enrolment_pause').values({ ...shared, enrolment_id: run.id, started_on: input.from, ended_on: input.until, recorded_by: caller.actor }).returning('id').executeTakeFirstOrThrow()
  await tx.insertInto('enrolment_pause_reason').values({ ...shared, enrolment_pause_id: id, reason: input.reason, note: input.note }).execute()
  await audit(tx, caller, { action: 'programme-paused', subjectType: 'person', subjectId: run.personId, detail: { enrolment: run.id, from: input.from, until: input.until } })
  return { kind: 'recorded' }
}

/** The clock goes on: the pause's last day is the day given. */
export async function endPause(tx: Tx, caller: Caller, input: { enrolmentId: number; pauseId: number; version: number; lastDay: Day }): Promise<PauseOutcome> {
  const held = await tx.selectFrom('enrolment_pause').selectAll().where('id', '=', input.pauseId).where('enrolment_id', '=', input.enrolmentId).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale' }
  if (input.lastDay < held.started_on) return { kind: 'refused', field: 'last-day', message: 'A pause ends on or after the day on which it began' }
  await tx.updateTable('enrolment_pause').set({ ended_on: input.lastDay, version: held.version + 1 }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: 'programme-resumed', subjectType: 'person', subjectId: held.person_id, detail: { enrolment: held.enrolment_id, lastDay: input.lastDay } })
  return { kind: 'recorded' }
}

export type PauseOutcome = { kind: 'recorded' } | { kind: 'not-found' | 'stale' } | { kind: 'refused'; field: string; message: string }
