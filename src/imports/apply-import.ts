import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { censusDay } from '../time/census-year.ts'
import { confirmExpected } from './confirm-expected.ts'
import { isEmptyImport, planChange, planFolded, type ImportPlan } from './plan-import.ts'
import { keepMapping } from './kept-mapping.ts'
import { summarisePlan, type PlanSummary } from './rules/summarise-plan.ts'
import { lockRecord, moveMark } from './record-lock.ts'
import { matchHolders } from './match-holders.ts'
import { markOf } from './stage-file.ts'
import type { StatedTotal } from './adapter.ts'
import { replaceStatements } from './statements.ts'
import { removePlaces, removePosts, writePlaces, writePosts } from './write-posts.ts'
import { writeAbsences } from './write-absences.ts'
import { writeRecord } from './write-record.ts'

/**
 * Applies a planned file in one transaction: all of it or nothing, also after a crash. The plan is made again under the
 * authority's lock; where the record moved since the plan was shown (`shownMark`), it is refused so that it is looked at again.
 */
export async function applyImport(tx: Tx, caller: Caller, importId: number, shownMark: number | null): Promise<Applied | ApplyRefusal> {
  await lockRecord(tx, caller)
  const file = await tx.selectFrom('import').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
  if (!file) return { kind: 'not-found' }
  if (file.state !== 'planned') return { kind: 'not-planned', state: file.state }
  const mark = await markOf(tx, caller)
  if (shownMark !== null && shownMark !== mark) {
    await tx.updateTable('import').set({ record_mark: mark }).where('id', '=', importId).execute()
    return { kind: 'record-moved' }
  }
  const replaced = await listReplaced(tx, file)
  const plan = await planChange(tx, { candidate: importId, without: replaced.map((row) => row.id) })
  const summary = summarisePlan(plan)
  const statements = (file.counts['statements'] ?? []) as StatedTotal[]
  const totals = await replaceStatements(tx, caller, sourceLabel(file), statements, replaced.map((row) => sourceLabel(row)))
  if (isEmptyImport(plan) && totals === 0 && replaced.some((row) => row.file_hash === file.file_hash)) {
    // The same file again: nothing to keep, nothing to note.
    await tx.deleteFrom('import').where('id', '=', importId).execute()
    return { kind: 'applied', summary, totals, changed: false }
  }
  await writePlan(tx, caller, plan)
  if (file.mapping !== null) await keepMapping(tx, caller, file.kind, file.mapping)
  for (const row of replaced) await tx.updateTable('import').set({ state: 'superseded' }).where('id', '=', row.id).execute()
  await tx
    .updateTable('import')
    .set((eb) => ({ state: 'applied', applied_by: caller.actor, applied_at: sql<Date>`now()`, plan: JSON.stringify(summary), version: eb('version', '+', 1) }))
    .where('id', '=', importId)
    .execute()
  await confirmExpected(tx, caller, { importId, asOf: file.as_of ?? censusDay(file.year ?? 0) })
  await moveMark(tx, caller)
  await audit(tx, caller, { action: 'file-applied', subjectType: 'import', subjectId: importId, detail: { ...summary, totals, replaced: replaced.map((row) => row.id) } })
  return { kind: 'applied', summary, totals, changed: true }
}

/** Takes a file back: the record becomes what the other files in force say, and a file that it had replaced is in force again. */
export async function undoImport(tx: Tx, caller: Caller, importId: number): Promise<Applied | ApplyRefusal> {
  await lockRecord(tx, caller)
  const file = await tx.selectFrom('import').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
  if (!file) return { kind: 'not-found' }
  if (file.state !== 'applied') return { kind: 'not-applied', state: file.state }
  const previous = await tx
    .selectFrom('import')
    .selectAll()
    .where('kind', '=', file.kind)
    .where('state', '=', 'superseded')
    .where((eb) => (file.year === null ? eb('as_of', '=', file.as_of) : eb('year', '=', file.year)))
    .orderBy('applied_at', 'desc')
    .executeTakeFirst()
  const plan = await planChange(tx, { without: [importId], ...(previous ? { candidate: previous.id } : {}) })
  const summary = summarisePlan(plan)
  const statements = (previous?.counts['statements'] ?? []) as StatedTotal[]
  const totals = await replaceStatements(tx, caller, sourceLabel(file), statements, [sourceLabel(file)])
  await writePlan(tx, caller, plan)
  await tx.updateTable('import').set({ state: 'undone' }).where('id', '=', importId).execute()
  if (previous) await tx.updateTable('import').set({ state: 'applied' }).where('id', '=', previous.id).execute()
  await moveMark(tx, caller)
  await audit(tx, caller, { action: 'file-undone', subjectType: 'import', subjectId: importId, detail: { ...summary, restored: previous?.id ?? null } })
  return { kind: 'applied', summary, totals, changed: true }
}

/** Teams and posts first, so that the people's posts point to them; what nothing points to any more last. */
export async function writePlan(tx: Tx, caller: Caller, plan: ImportPlan): Promise<void> {
  await writePlaces(tx, caller, plan.places)
  await writePosts(tx, caller, plan.posts)
  const isMoved = plan.places.newTeams.length + plan.posts.created.length > 0
  await writeRecord(tx, caller, isMoved ? await planFolded(tx, plan.folded, { removed: plan.posts.removed, created: [] }) : plan.record)
  await removePosts(tx, plan.posts)
  await removePlaces(tx, plan.places)
  await writeAbsences(tx, caller, plan.foldedAbsences)
  await matchHolders(tx)
}

/** The file in force that this one takes the place of: the same collection, or the same day of the same kind. */
async function listReplaced(tx: Tx, file: { kind: string; year: number | null; as_of: string | null }) {
  return await tx
    .selectFrom('import')
    .selectAll()
    .where('kind', '=', file.kind)
    .where('state', '=', 'applied')
    .where((eb) => (file.year === null ? eb('as_of', '=', file.as_of as never) : eb('year', '=', file.year)))
    .execute()
}

function sourceLabel(file: { kind: string; year: number | null; as_of: string | null }): string {
  return file.kind === 'census' ? `return ${file.year}` : `${file.kind} ${file.as_of}`
}

export type Applied = { kind: 'applied'; summary: PlanSummary; totals: number; changed: boolean }
export type ApplyRefusal = { kind: 'not-found' } | { kind: 'not-planned' | 'not-applied'; state: string } | { kind: 'record-moved' }
