import { sql } from 'kysely'
import type { Day } from '../time/day.ts'
import type { Tx } from '../access/begin.ts'
import { loadStored, loadWorkforce } from '../workforce/queries.ts'
import type { Note } from './adapter.ts'
import type { PlanSummary } from './rules/summarise-plan.ts'
import { listExceptionsOf, type Decision, type Exception, type HolderFacts } from './rules/exceptions.ts'
import { notYetThere, type Expected, type ExpectedState } from './rules/expected.ts'

/** The files that were loaded, the newest first. */
export async function listImports(tx: Tx): Promise<ImportLine[]> {
  const rows = await tx
    .selectFrom('import')
    .select(['id', 'kind', 'file_name', 'state', 'year', 'as_of', 'is_provisional', 'counts', 'created_by', 'created_at', 'applied_by', 'applied_at'])
    .where('state', '<>', 'refused')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    year: row.year,
    asOf: row.as_of,
    isProvisional: row.is_provisional,
    rows: Number(row.counts['rows'] ?? 0),
    by: row.applied_by ?? row.created_by,
    at: row.applied_at ?? row.created_at,
  }))
}

export async function findImport(tx: Tx, id: number): Promise<ImportDetail | null> {
  const row = await tx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    bytes: row.file_bytes,
    state: row.state,
    year: row.year,
    asOf: row.as_of,
    isProvisional: row.is_provisional,
    rows: Number(row.counts['rows'] ?? 0),
    by: row.applied_by ?? row.created_by,
    at: row.applied_at ?? row.created_at,
    notes: row.notes as Note[],
    summary: row.plan as PlanSummary | null,
    mark: row.record_mark,
    statements: (row.counts['statements'] ?? []) as { item: string; onDay: string; value: string }[],
  }
}

export type ImportLine = {
  id: number
  kind: string
  fileName: string
  state: string
  year: number | null
  asOf: string | null
  isProvisional: boolean
  rows: number
  by: string
  at: Date
}

export type ImportDetail = ImportLine & { bytes: number; notes: readonly Note[]; summary: PlanSummary | null; mark: number | null; statements: readonly { item: string; onDay: string; value: string }[] }

/** What does not match between the sources on a day, the most pressing first, without what was decided. */
export async function listExceptions(tx: Tx, on: Day): Promise<Exception[]> {
  const stored = await loadStored(tx)
  return listExceptionsOf(
    {
      record: await loadWorkforce(tx),
      holders: await listHolders(tx, on),
      conflicts: stored.conflicts,
      birthDates: new Map(stored.people.flatMap((person): [number, Day][] => (person.birthDate === null ? [] : [[person.id, person.birthDate]]))),
      decisions: await listDecisions(tx),
    },
    on,
  )
}

/** Every case holder with what is open in their name on a day: rows of allocations, else the newest count. */
export async function listHolders(tx: Tx, on: Day): Promise<HolderFacts[]> {
  const { rows } = await sql<HolderRow>`
    with open as (
      select a.holder_id, count(distinct a.child_id) filter (where c.subject_kind = 'child')::integer as children,
             count(distinct a.child_id) filter (where c.subject_kind = 'carer-household')::integer as households, min(a.started_on) as since
        from allocation a join child c on c.id = a.child_id
       where a.retracted_at is null and a.started_on <= ${on}::date and (a.ended_on is null or a.ended_on >= ${on}::date) group by a.holder_id),
    counted as (
      select distinct on (holder_id) holder_id, children, on_day from caseload_count where retracted_at is null and on_day <= ${on}::date order by holder_id, on_day desc)
    select h.holder_key, h.registration_number, h.staff_number, h.email, h.name, h.team, h.person_id, h.kind,
           coalesce(o.children, case when o.holder_id is null then n.children end, 0) as children, coalesce(o.households, 0) as households, coalesce(o.since, n.on_day) as since,
           case when o.holder_id is null and n.holder_id is not null then 'counts' else 'allocations' end as source
      from case_holder h left join open o on o.holder_id = h.id left join counted n on n.holder_id = h.id order by h.holder_key`.execute(tx)
  return rows.map((row) => ({
    key: row.holder_key, registrationNumber: row.registration_number, staffNumber: row.staff_number, email: row.email, name: row.name, team: row.team, personId: row.person_id, kind: row.kind,
    children: row.children, households: row.households, since: row.since, source: row.source,
  }))
}

/** What was entered here first and waits for the file of its owner, with whether it has waited too long. */
export async function listExpected(tx: Tx, on: Day, holidays: ReadonlySet<Day> = new Set()): Promise<ExpectedState[]> {
  const rows = await tx.selectFrom('expected').selectAll().where('state', '=', 'open').orderBy('entered_on').orderBy('id').execute()
  return rows.map((row) => notYetThere({ id: row.id, kind: row.kind, personId: row.person_id, teamId: row.team_id, childId: row.child_id, onDay: row.on_day, detail: row.detail, enteredOn: row.entered_on } satisfies Expected, on, holidays))
}

async function listDecisions(tx: Tx): Promise<Decision[]> {
  const rows = await tx.selectFrom('decision').select(['kind', 'subject', 'answer', 'detail', 'until']).execute()
  return rows.map((row) => ({ kind: row.kind, subject: row.subject, answer: row.answer, other: typeof row.detail['other'] === 'string' ? row.detail['other'] : null, until: row.until }))
}

type HolderRow = {
  holder_key: string
  registration_number: string | null
  staff_number: string | null
  email: string | null
  name: string | null
  team: string | null
  person_id: number | null
  kind: 'worker' | 'tray' | 'other'
  children: number
  households: number
  since: Day | null
  source: string
}
