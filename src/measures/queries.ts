import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { CaseloadUnit } from './rules/caseloads.ts'
import type { AreaLevel, Dataset, PublishedFigure, PublishedSymbol } from './rules/published-figure.ts'

export async function listTargets(tx: Tx): Promise<Target[]> {
  const rows = await tx.selectFrom('target').selectAll().orderBy('measure').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, measure: row.measure, basis: row.basis, groupKind: row.group_kind, groupId: row.group_id, value: Number(row.value), owner: row.owner, dueOn: row.due_on, version: row.version,
  }))
}

/** DfE numbers of the councils that this council sets itself beside. */
export async function listNamedCouncils(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ named: string[] | null }>`
    select array(select jsonb_array_elements_text(settings -> 'comparators')) as named from authority where jsonb_typeof(settings -> 'comparators') = 'array'`.execute(tx)
  return rows[0]?.named ?? []
}

export type Target = {
  id: number
  measure: string
  basis: 'headcount' | 'fte'
  groupKind: 'team' | 'service' | null
  groupId: number | null
  value: number
  owner: string
  dueOn: Day
  version: number
}

/** What the council is set beside where DfE publishes no neighbours of it: an invented council, or a new one. */
export async function findComparatorSettings(tx: Tx): Promise<{ region: string | null; neighbours: string[] }> {
  const { rows } = await sql<{ region: string | null; neighbours: string[] | null }>`
    select settings ->> 'region' as region,
           case when jsonb_typeof(settings -> 'neighbours') = 'array' then array(select jsonb_array_elements_text(settings -> 'neighbours')) end as neighbours
      from authority`.execute(tx)
  return { region: rows[0]?.region ?? null, neighbours: rows[0]?.neighbours ?? [] }
}

/**
 * What each person holds on a day: children and carer households from the allocation files (lead allocations), else the counts that were sent or
 * entered without them. Null where neither speaks of the day. What has no person on record is told apart.
 */
export async function findHeld(tx: Tx, on: Day): Promise<HeldOnDay | null> {
  const { rows: files } = await sql<{ on_day: Day | null }>`
    select max(as_of) as on_day from access.files_in_force() where kind = 'allocations' and as_of <= ${on}`.execute(tx)
  const allocated = await sql<{ person_id: number | null; unit: CaseloadUnit; count: number }>`
    select a.person_id, case c.subject_kind when 'child' then 'children' else 'carer households' end as unit, count(distinct a.child_id)::integer as count
      from allocation a join child c on c.id = a.child_id
     where a.retracted_at is null and a.kind = 'lead' and a.started_on <= ${on} and (a.ended_on is null or a.ended_on >= ${on})
     group by 1, 2`.execute(tx)
  if (files[0]?.on_day && allocated.rows.length > 0) return heldOf(files[0].on_day, 'the allocation file', allocated.rows)
  const { rows: days } = await sql<{ on_day: Day | null }>`select max(on_day) as on_day from caseload_count where retracted_at is null and on_day <= ${on}`.execute(tx)
  const day = days[0]?.on_day
  if (!day) return null
  const counted = await sql<{ person_id: number | null; unit: CaseloadUnit; count: number }>`
    select person_id, 'children' as unit, sum(children)::integer as count from caseload_count where retracted_at is null and on_day = ${day} group by 1
    union all
    select person_id, 'families', sum(families)::integer from caseload_count where retracted_at is null and on_day = ${day} and families is not null group by 1`.execute(tx)
  return heldOf(day, 'the counts that were sent', counted.rows)
}

/**
 * Children whom each person led on a past day, from the allocation file of that day or of the year after it, which still holds what
 * has ended since; null where no such file is loaded.
 */
export async function findChildrenLed(tx: Tx, on: Day): Promise<ReadonlyMap<number, number> | null> {
  const { rows } = await sql<{ person_id: number; count: number }>`
    select a.person_id, count(distinct a.child_id)::integer as count
      from allocation a join child c on c.id = a.child_id
     where c.subject_kind = 'child' and a.retracted_at is null and a.kind = 'lead' and a.person_id is not null
       and a.started_on <= ${on} and (a.ended_on is null or a.ended_on >= ${on})
       and exists (select from access.files_in_force() f where f.kind = 'allocations' and f.as_of between ${on}::date and ${on}::date + interval '1 year')
     group by 1`.execute(tx)
  return rows.length === 0 ? null : new Map(rows.map((row) => [row.person_id, row.count]))
}

function heldOf(on: Day, source: string, rows: readonly { person_id: number | null; unit: CaseloadUnit; count: number }[]): HeldOnDay {
  return {
    on, source,
    held: rows.flatMap((row) => (row.person_id === null ? [] : [{ personId: row.person_id, unit: row.unit, count: row.count }])),
    unmatched: rows.flatMap((row) => (row.person_id === null && row.count > 0 ? [{ unit: row.unit, count: row.count }] : [])),
  }
}

export type HeldOnDay = {
  /** The day of the last file. */
  on: Day
  source: string
  held: readonly { personId: number; unit: CaseloadUnit; count: number }[]
  /** Held by trays, and by holders who are not matched to a person yet. */
  unmatched: readonly { unit: CaseloadUnit; count: number }[]
}

/** The published files that were loaded, the newest release first and of one release the last loaded. */
export async function listReleases(tx: Tx): Promise<Release[]> {
  const rows = await tx
    .selectFrom('published_release')
    .select(['id', 'dataset', 'release', 'file_name', 'file_hash', 'loaded_at'])
    .select((eb) => eb.selectFrom('published_figure').whereRef('published_figure.release_id', '=', 'published_release.id').select((count) => count.fn.max('position').as('last')).as('figures'))
    .orderBy('release', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, dataset: row.dataset, release: row.release, fileName: row.file_name, hash: row.file_hash, loadedAt: row.loaded_at, figures: row.figures ?? 0 }))
}

/** Every figure of one release, as it was read from its file. */
export async function listFiguresOf(tx: Tx, release: Release): Promise<PublishedFigure[]> {
  const rows = await tx.selectFrom('published_figure').selectAll().where('release_id', '=', release.id).orderBy('position').execute()
  return rows.map((row) => ({
    dataset: release.dataset as Dataset, release: release.release, year: row.year, level: row.level as AreaLevel, areaCode: row.area_code, laNumber: row.la_number, areaName: row.area, regionName: row.region,
    role: row.role, group: row.split, column: row.measure, text: row.printed, value: row.value === null ? null : Number(row.value), symbol: row.symbol as PublishedSymbol | null,
  }))
}

export type Release = { id: number; dataset: string; release: string; fileName: string; hash: string; loadedAt: Date; figures: number }
