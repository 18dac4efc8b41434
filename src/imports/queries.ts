import type { Tx } from '../access/begin.ts'
import type { Note } from './adapter.ts'
import type { PlanSummary } from './rules/summarise-plan.ts'

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

export type ImportDetail = ImportLine & { notes: readonly Note[]; summary: PlanSummary | null; mark: number | null; statements: readonly { item: string; onDay: string; value: string }[] }
