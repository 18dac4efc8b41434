import { sql, type Selectable } from 'kysely'
import type { Tx } from '../access/begin.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import { mappingKey, type HeldFramework } from './rules/plan-frameworks.ts'
import type { AcademyTables } from './tables.ts'

/** Every framework in every edition with its standards and how many items of evidence point to it; an edition before the one that follows it. */
export async function listFrameworks(tx: Tx): Promise<HeldFramework[]> {
  const frameworks = await tx.selectFrom('framework').selectAll().orderBy('code').orderBy('valid_from', (order) => order.asc().nullsFirst()).orderBy('id').execute()
  const standards = groupBy(await tx.selectFrom('framework_standard').selectAll().orderBy('sort').orderBy('id').execute(), (row) => row.framework_id)
  const { rows } = await sql<{ framework_id: number; n: number }>`select framework_id, n from access.framework_use()`.execute(tx)
  const uses = new Map(rows.map((row) => [row.framework_id, row.n]))
  return frameworks.map((row) => ({
    id: row.id, code: row.code, edition: row.edition, label: row.label, source: row.source, note: row.note, isProvisional: row.is_provisional, validFrom: row.valid_from, validTo: row.valid_to, uses: uses.get(row.id) ?? 0,
    standards: (standards.get(row.id) ?? []).map((one) => ({ id: one.id, code: one.code, label: one.label, group: one.grouping, level: one.level, description: one.description })),
  }))
}

/** The mappings between editions in force, as pairs of names. */
export async function listMappingKeys(tx: Tx): Promise<ReadonlySet<string>> {
  const pairs = await listMappingPairs(tx)
  return new Set(pairs.filter((pair) => pair.isInForce).map(mappingKey))
}

export async function listMappingPairs(tx: Tx): Promise<{ from: readonly [string, string]; to: readonly [string, string]; fromId: number; toId: number; note: string; isProvisional: boolean; isInForce: boolean }[]> {
  const rows = await tx
    .selectFrom('standard_mapping as m')
    .innerJoin('framework_standard as a', 'a.id', 'm.from_standard_id').innerJoin('framework as f', 'f.id', 'a.framework_id')
    .innerJoin('framework_standard as b', 'b.id', 'm.to_standard_id').innerJoin('framework as g', 'g.id', 'b.framework_id')
    .select(['m.from_standard_id', 'm.to_standard_id', 'm.note', 'm.is_provisional', 'f.code as from_framework', 'a.code as from_standard', 'g.code as to_framework', 'b.code as to_standard', 'f.valid_to as from_until', 'g.valid_to as to_until'])
    .orderBy('f.code').orderBy('a.sort').orderBy('g.code').orderBy('b.sort').execute()
  return rows.map((row) => ({
    from: [row.from_framework, row.from_standard], to: [row.to_framework, row.to_standard], fromId: row.from_standard_id, toId: row.to_standard_id, note: row.note, isProvisional: row.is_provisional,
    isInForce: row.from_until === null && row.to_until === null,
  }))
}

export async function listFrameworkImports(tx: Tx): Promise<FrameworkImport[]> {
  return await tx.selectFrom('framework_import').selectAll().orderBy('id', 'desc').limit(50).execute()
}

export async function findFrameworkImport(tx: Tx, id: number): Promise<FrameworkImport | null> {
  return (await tx.selectFrom('framework_import').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export type FrameworkImport = Selectable<AcademyTables['framework_import']>
