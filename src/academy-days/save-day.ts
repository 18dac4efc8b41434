import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { addPlaces } from './invite.ts'
import type { CancelReason, DayMode } from './rules/academy-day.ts'

/** A new day, with those who are invited to it. */
export async function addAcademyDay(tx: Tx, caller: Caller, input: DayInput): Promise<number> {
  const { id } = await tx.insertInto('academy_day').values({ authority_id: caller.authority.id, ...columnsOf(input), cancelled_reason: null, changed_by: caller.actor }).returning('id').executeTakeFirstOrThrow()
  await keepBeside(tx, caller, id, input)
  await addPlaces(tx, caller, id, input.personIds)
  await audit(tx, caller, { action: 'academy-day-added', subjectType: 'academy-day', subjectId: id, detail: { title: input.title, on: input.onDay, invited: input.personIds.length } })
  return id
}

/**
 * Changes a day and who is invited. Somebody whom the register marks, or who comes to catch up, stays in it: what happened is not undone by a
 * change of the list.
 */
export async function changeAcademyDay(tx: Tx, caller: Caller, input: DayInput & { id: number; version: number }): Promise<Changed> {
  const held = await tx.selectFrom('academy_day').select(['version', 'changed_by', 'changed_at']).where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  await tx.updateTable('academy_day').set({ ...columnsOf(input), version: held.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', input.id).execute()
  for (const table of ['academy_day_link', 'academy_day_cohort', 'academy_day_standard'] as const) await tx.deleteFrom(table).where('academy_day_id', '=', input.id).execute()
  await keepBeside(tx, caller, input.id, input)
  await tx.deleteFrom('academy_day_place').where('academy_day_id', '=', input.id).where('mark', 'is', null).where('is_catch_up', '=', false).where('person_id', 'not in', input.personIds.length === 0 ? [0] : [...input.personIds]).execute()
  await addPlaces(tx, caller, input.id, input.personIds)
  await audit(tx, caller, { action: 'academy-day-changed', subjectType: 'academy-day', subjectId: input.id, detail: { title: input.title, on: input.onDay, invited: input.personIds.length } })
  return { kind: 'saved' }
}

/** Cancels a day with the reason, or, with none, says that it takes place after all. */
export async function cancelAcademyDay(tx: Tx, caller: Caller, input: { id: number; version: number; reason: CancelReason | null }): Promise<Changed> {
  const held = await tx.selectFrom('academy_day').select(['version', 'changed_by', 'changed_at']).where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  await tx.updateTable('academy_day').set({ cancelled_reason: input.reason, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', input.id).execute()
  await audit(tx, caller, { action: input.reason === null ? 'academy-day-restored' : 'academy-day-cancelled', subjectType: 'academy-day', subjectId: input.id, detail: { reason: input.reason } })
  return { kind: 'saved' }
}

function columnsOf(input: DayInput) {
  return { title: input.title, on_day: input.onDay, starts_at: input.startsAt, ends_at: input.endsAt, mode: input.mode, place: input.place, seats: input.seats, resources: input.resources }
}

async function keepBeside(tx: Tx, caller: Caller, id: number, input: DayInput): Promise<void> {
  const day = { academy_day_id: id, authority_id: caller.authority.id }
  if (input.link !== null) await tx.insertInto('academy_day_link').values({ ...day, link: input.link }).execute()
  if (input.cohortIds.length > 0) await tx.insertInto('academy_day_cohort').values(input.cohortIds.map((cohort_id) => ({ ...day, cohort_id }))).execute()
  if (input.standardIds.length > 0) await tx.insertInto('academy_day_standard').values(input.standardIds.map((standard_id) => ({ ...day, standard_id }))).execute()
}

export type DayInput = {
  title: string
  onDay: Day
  startsAt: string
  endsAt: string
  mode: DayMode
  place: string
  link: string | null
  seats: number | null
  resources: string
  cohortIds: readonly number[]
  standardIds: readonly number[]
  personIds: readonly number[]
}
type Changed = { kind: 'saved' } | { kind: 'not-found' } | { kind: 'stale'; by: string; at: Date }
