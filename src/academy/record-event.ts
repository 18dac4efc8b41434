import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { findEnrolment } from './queries.ts'
import { isEnded, mayFollow, stateOn, type EnrolmentEventKind } from './rules/enrolment-state.ts'

/** Writes down that something happened on somebody's programme. An ending ends mentor, practice lead and assessor with it, and frees the mentor's place. */
export async function recordEvent(tx: Tx, caller: Caller, input: EventInput): Promise<EventOutcome> {
  const { enrolmentId, onDay } = input
  // the row is the lock: of two decisions at once the second finds what the first has made
  const held = await tx.selectFrom('enrolment').select(['id', 'version']).where('id', '=', enrolmentId).forUpdate().executeTakeFirst()
  const run = held ? await findEnrolment(tx, enrolmentId) : null
  if (!run || !held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale' }
  const last = run.events.map((event) => event.onDay).sort().at(-1)
  if (last !== undefined && onDay < last) return { kind: 'refused', field: 'on-day', message: `The last thing recorded was on ${last}: this cannot have happened before it` }
  if (input.kind === 'registered' && onDay > run.plannedStart && run.events.some(({ kind }) => kind === 'started')) return { kind: 'refused', field: 'kind', message: 'The programme has started already' }
  const follows = mayFollow(stateOn(run, onDay), input.kind)
  if (!follows.ok) return { kind: 'refused', field: 'kind', message: follows.why }
  const { id } = await tx
    .insertInto('enrolment_event')
    .values({ authority_id: caller.authority.id, enrolment_id: run.id, person_id: run.personId, kind: input.kind, on_day: onDay, until_day: input.untilDay, reason: input.reason, note: input.note, actor: caller.actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  const after = stateOn({ ...run, events: [...run.events, { id, kind: input.kind, onDay, untilDay: input.untilDay, reason: input.reason }] }, onDay)
  const closes = isEnded(after) && run.closedOn === null
  await tx.updateTable('enrolment').set({ version: held.version + 1, ...(closes ? { closed_on: onDay } : {}) }).where('id', '=', run.id).execute()
  if (closes) await endSupport(tx, run.personId, onDay)
  await audit(tx, caller, { action: `programme-${input.kind}`, subjectType: 'person', subjectId: run.personId, detail: { enrolment: run.id, onDay, untilDay: input.untilDay, reason: input.reason } })
  return { kind: 'recorded' }
}

/** Takes a mistaken entry back; it stays readable, with who took it back and why. */
export async function retractEvent(tx: Tx, caller: Caller, input: { enrolmentId: number; eventId: number; version: number; reason: string; now: Date }): Promise<EventOutcome> {
  const held = await tx.selectFrom('enrolment').select(['id', 'version']).where('id', '=', input.enrolmentId).forUpdate().executeTakeFirst()
  const run = held ? await findEnrolment(tx, input.enrolmentId) : null
  const event = run?.events.find(({ id }) => id === input.eventId)
  if (!run || !held || !event) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale' }
  if (event !== run.events.at(-1)) return { kind: 'refused', field: 'reason', message: 'Only the last entry can be taken back: take back what came after it first' }
  await tx.updateTable('enrolment_event').set({ retracted_at: input.now, retracted_by: caller.actor, retracted_reason: input.reason }).where('id', '=', event.id).execute()
  const left = run.events.filter((one) => one !== event)
  const closed = left.some(({ kind }) => ['passed', 'failed', 'withdrawn', 'redeployed', 'transferred', 'left'].includes(kind))
  await tx.updateTable('enrolment').set({ version: held.version + 1, ...(closed ? {} : { closed_on: null }) }).where('id', '=', run.id).execute()
  await audit(tx, caller, { action: 'programme-event-taken-back', subjectType: 'person', subjectId: run.personId, detail: { kind: event.kind, onDay: event.onDay, reason: input.reason } })
  return { kind: 'recorded' }
}

async function endSupport(tx: Tx, personId: number, onDay: Day): Promise<void> {
  await tx
    .updateTable('relationship')
    .set((eb) => ({ ended_on: onDay, version: eb('version', '+', 1) }))
    .where('person_id', '=', personId)
    .where('kind', 'in', ['mentor', 'practice-lead', 'assessor'])
    .where('started_on', '<=', onDay)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', onDay)]))
    .execute()
}

export type EventInput = { enrolmentId: number; version: number; kind: EnrolmentEventKind; onDay: Day; untilDay: Day | null; reason: string | null; note: string }
export type EventOutcome = { kind: 'recorded' } | { kind: 'not-found' | 'stale' } | { kind: 'refused'; field: string; message: string }
