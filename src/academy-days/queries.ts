import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import type { AcademyDay, Place } from './rules/academy-day.ts'

/** Days of the academy, the earliest first; the link only where the caller may know it. */
export async function listAcademyDays(tx: Tx, only: { id?: number; ids?: readonly number[] } = {}): Promise<AcademyDay[]> {
  const rows = await tx
    .selectFrom('academy_day as d').leftJoin('academy_day_link as l', 'l.academy_day_id', 'd.id').selectAll('d').select('l.link')
    .$if(only.id !== undefined, (query) => query.where('d.id', '=', only.id ?? 0))
    .$if(only.ids !== undefined, (query) => query.where('d.id', 'in', only.ids?.length ? only.ids : [0]))
    .orderBy('d.on_day').orderBy('d.starts_at').orderBy('d.id').execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const cohorts = groupBy(await tx.selectFrom('academy_day_cohort').select(['academy_day_id', 'cohort_id']).where('academy_day_id', 'in', ids).orderBy('cohort_id').execute(), (row) => row.academy_day_id)
  const standards = groupBy(await tx.selectFrom('academy_day_standard').select(['academy_day_id', 'standard_id']).where('academy_day_id', 'in', ids).orderBy('standard_id').execute(), (row) => row.academy_day_id)
  return rows.map((row) => ({
    id: row.id, title: row.title, onDay: row.on_day, startsAt: row.starts_at, endsAt: row.ends_at, mode: row.mode, place: row.place, seats: row.seats, resources: row.resources, cancelledReason: row.cancelled_reason,
    link: row.link, cohortIds: (cohorts.get(row.id) ?? []).map((one) => one.cohort_id), standardIds: (standards.get(row.id) ?? []).map((one) => one.standard_id), version: row.version, changedBy: row.changed_by, changedAt: row.changed_at,
  }))
}

export async function findAcademyDay(tx: Tx, id: number): Promise<AcademyDay | null> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return null
  return (await listAcademyDays(tx, { id }))[0] ?? null
}

/** Places on days, of people whom the caller reaches and of the caller. */
export async function listPlaces(tx: Tx, only: { dayId?: number; personId?: number; personIds?: readonly number[] } = {}): Promise<Place[]> {
  const rows = await tx
    .selectFrom('academy_day_place').selectAll()
    .$if(only.dayId !== undefined, (query) => query.where('academy_day_id', '=', only.dayId ?? 0))
    .$if(only.personId !== undefined, (query) => query.where('person_id', '=', only.personId ?? 0))
    .$if(only.personIds !== undefined, (query) => query.where('person_id', 'in', only.personIds?.length ? only.personIds : [0]))
    .orderBy('academy_day_id').orderBy('person_id').execute()
  return rows.map((row) => ({
    dayId: row.academy_day_id, personId: row.person_id, isCatchUp: row.is_catch_up, mark: row.mark, catchUpDayId: row.catch_up_day_id, catchUpNote: row.catch_up_note, caughtUpOn: row.caught_up_on, version: row.version,
  }))
}

/** Who is on a programme of these cohorts on a day, as far as the caller reaches: whom an invitation of the cohort means. */
export async function listMembersOn(tx: Tx, cohortIds: readonly number[], on: Day): Promise<number[]> {
  if (cohortIds.length === 0) return []
  const rows = await tx
    .selectFrom('enrolment').select('person_id').distinct().where('cohort_id', 'in', [...cohortIds])
    .where('planned_start', '<=', on).where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', on)])).orderBy('person_id').execute()
  return rows.map((row) => row.person_id)
}

/** What the caller made of days: the evidence of the own portfolio, by day. */
export async function listOwnDayEvidence(tx: Tx, personId: number): Promise<Map<number, number>> {
  const rows = await tx.selectFrom('academy_day_evidence').select(['academy_day_id', 'evidence_id']).where('person_id', '=', personId).execute()
  return new Map(rows.flatMap((row) => (row.evidence_id === null ? [] : [[row.academy_day_id, row.evidence_id] as const])))
}

/** All frameworks' standards, to say what a day covers. */
export async function listDayStandards(tx: Tx): Promise<{ id: number; text: string; framework: string }[]> {
  const rows = await tx
    .selectFrom('framework_standard as s').innerJoin('framework as f', 'f.id', 's.framework_id').select(['s.id', 's.code', 's.label', 'f.label as framework'])
    .orderBy('f.id').orderBy('s.sort').orderBy('s.id').execute()
  return rows.map((row) => ({ id: row.id, text: `${row.code} ${row.label}`, framework: row.framework }))
}
