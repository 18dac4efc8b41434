import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

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
