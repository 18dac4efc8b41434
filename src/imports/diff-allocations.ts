import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/**
 * What the staged rows change in the stored allocations, set by set. An allocation is the same one where child, holder, kind and
 * start are the same. A file without any ended row is a picture of its day: whoever is missing from it has ended; a file with a
 * history retracts what it no longer holds, as far back as it reaches.
 */
export async function diffAllocations(tx: Tx, caller: Caller, when: { asOf: Day; before: Day | null }): Promise<AllocationCounts> {
  const authority = caller.authority.id
  await sql`create temporary table wanted on commit drop as
    select c.id as child_id, c.subject_kind, h.id as holder_id, h."personId" as person_id, s.team_id, s.kind, s.started_on, s.ended_on, s.change_reason, s.case_type, s.sibling_group, s.row_no,
      row_number() over same as nth, first_value(s.row_no) over same as first_row,
      case when s.kind = 'lead' then max(coalesce(s.ended_on, 'infinity'::date)) over earlier end as led_until,
      case when s.kind = 'lead' then lag(s.row_no) over (partition by c.id, s.kind order by s.started_on, s.row_no) end as led_by_row,
      case when s.kind = 'lead' then lag(h.id) over (partition by c.id, s.kind order by s.started_on, s.row_no) end as led_by
    from staged s join staged_child c on c.n = s.child_n join staged_holder h on h.n = s.holder_n
    window same as (partition by c.id, s.kind, s.started_on, h.id order by s.ended_on desc nulls first, s.row_no),
      earlier as (partition by c.id, s.kind order by s.started_on, s.row_no rows between unbounded preceding and 1 preceding)`.execute(tx)
  await sql`create temporary table staged_repeat on commit drop as select row_no, first_row from wanted where nth > 1`.execute(tx)
  await sql`create temporary table staged_overlap on commit drop as select row_no, led_by_row as other_row from wanted where nth = 1 and started_on < led_until and led_by is distinct from holder_id`.execute(tx)
  await sql`delete from wanted where nth > 1`.execute(tx)
  // a temporary table has no statistics of its own accord, and a million rows without any end in nested loops
  await sql`analyze wanted`.execute(tx)
  const { rows: held } = await sql<{ any: boolean }>`select exists (select from allocation where authority_id = ${authority} and retracted_at is null) as any`.execute(tx)
  if (!held[0]?.any) {
    await sql`create temporary table change on commit drop as select null::bigint as old_id, null::date as seen_on, false as ends, w.* from wanted w`.execute(tx)
    await sql`create temporary table gone (id bigint) on commit drop`.execute(tx)
  } else {
    await sql`create index on wanted (child_id, started_on)`.execute(tx)
    await sql`create temporary table change on commit drop as
      select a.id as old_id, a.first_seen_on as seen_on, a.ended_on is null and w.ended_on is not null as ends, w.*
      from wanted w left join allocation a on a.child_id = w.child_id and a.started_on = w.started_on and a.holder_id = w.holder_id and a.kind = w.kind and a.retracted_at is null
      where a.id is null or (a.ended_on, a.team_id, a.change_reason, a.case_type, a.sibling_group) is distinct from (w.ended_on, w.team_id, w.change_reason, w.case_type, w.sibling_group)`.execute(tx)
    await findGone(tx, authority, when)
  }
  await sql`analyze change`.execute(tx)
  const { rows } = await sql<AllocationCounts>`
    select (select count(*) from change where old_id is null)::integer as new, (select count(*) from change where old_id is not null and not ends)::integer as changed,
      (select count(*) from change where old_id is not null and ends)::integer as ended,
      (select count(*) from gone)::integer as gone, (select count(*) from staged_repeat)::integer as repeated,
      (select count(distinct child_id) from wanted where ended_on is null and subject_kind = 'child')::integer as "openChildren",
      (select count(distinct child_id) from wanted where ended_on is null and subject_kind = 'carer-household')::integer as "openHouseholds"`.execute(tx)
  const [counts] = rows
  if (!counts) throw new Error('a count always has a row')
  return counts
}

/** Writes what `diffAllocations` found: a changed row is retracted and written again, and keeps the day on which it was first seen. */
export async function applyAllocations(tx: Tx, caller: Caller, { importId, asOf }: { importId: number; asOf: Day }): Promise<void> {
  await sql`update allocation a set retracted_at = now(), retracted_by = ${importId}::integer from change c where a.id = c.old_id`.execute(tx)
  await sql`update allocation a set retracted_at = now(), retracted_by = ${importId}::integer from gone g where a.id = g.id`.execute(tx)
  await sql`insert into allocation (authority_id, child_id, holder_id, person_id, team_id, kind, started_on, ended_on, change_reason, case_type, sibling_group, first_seen_on, import_id)
    select ${caller.authority.id}::integer, child_id, holder_id, person_id, team_id, kind, started_on, ended_on, change_reason, case_type, sibling_group, coalesce(seen_on, ${asOf}::date), ${importId}::integer
    from change`.execute(tx)
}

async function findGone(tx: Tx, authority: number, when: { asOf: Day; before: Day | null }): Promise<void> {
  const { rows } = await sql<{ reaches: Day | null }>`select min(ended_on) as reaches from wanted`.execute(tx)
  const reaches = rows[0]?.reaches ?? null
  const missing = sql`a.authority_id = ${authority} and a.retracted_at is null
    and not exists (select from wanted w where w.child_id = a.child_id and w.started_on = a.started_on and w.holder_id = a.holder_id and w.kind = a.kind)`
  if (reaches !== null) {
    await sql`create temporary table gone on commit drop as select a.id from allocation a where ${missing} and (a.ended_on is null or a.ended_on >= ${reaches}::date)`.execute(tx)
    return
  }
  // a picture of one day: what it leaves out ended after the picture before it, and nobody knows the day; the last that is sure is said
  await sql`create temporary table gone (id bigint) on commit drop`.execute(tx)
  await sql`insert into change (old_id, seen_on, ends, child_id, holder_id, person_id, team_id, kind, started_on, ended_on, change_reason, case_type, sibling_group)
    select a.id, a.first_seen_on, true, a.child_id, a.holder_id, a.person_id, a.team_id, a.kind, a.started_on, greatest(a.started_on, coalesce(${when.before}::date, ${when.asOf}::date - 1)), null, a.case_type, a.sibling_group
    from allocation a where ${missing} and a.ended_on is null`.execute(tx)
}

/** How a file differs from what is stored; "gone" is retracted: the case system no longer says that it ever was. */
export type AllocationCounts = { new: number; changed: number; ended: number; gone: number; repeated: number; openChildren: number; openHouseholds: number }
