import { stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { ChildKeys } from '../access/child-keys.ts'
import type { Copy } from '../db/copying.ts'
import { isRefusal } from '../files/read-table.ts'
import { Refused, type FileRefusal } from '../files/refusal.ts'
import type { Day } from '../time/day.ts'
import type { FileSource, Note } from './adapter.ts'
import { confirmExpected } from './confirm-expected.ts'
import { applyAllocations, diffAllocations, type AllocationCounts } from './diff-allocations.ts'
import { findKeptMapping, keepMapping } from './kept-mapping.ts'
import { lockRecord, moveMark } from './record-lock.ts'
import { surveyAllocations, type AllocationFile } from './read-allocations.ts'
import { dayOfFile, noRows } from './read-rows.ts'
import { mappingToKeep } from './rules/mapping.ts'
import { hashOf, smallerThanLast } from './stage-file.ts'
import { stageAllocations } from './stage-allocations.ts'

/**
 * Reads an allocation file into a temporary table, checks it set by set and, unless it is only to be checked, brings the stored
 * allocations to what it says: all in the caller's transaction, so that a crash leaves nothing. A million rows are streamed.
 */
export async function loadAllocations(tx: Tx, caller: Caller, source: FileSource, tools: AllocationTools): Promise<LoadedAllocations | FileRefusal> {
  await lockRecord(tx, caller)
  await sql`set local statement_timeout = '30min'`.execute(tx)
  await sql`set local work_mem = '64MB'`.execute(tx)
  const read = await stage(tx, caller, source, tools)
  if (isRefusal(read)) return await refuse(tx, caller, source, read)
  const { file, asOf, notes, rows } = read
  const previous = await findPrevious(tx)
  if (previous !== undefined && previous.as_of !== null && previous.as_of > asOf) {
    return await refuse(tx, caller, source, {
      kind: 'older-than-held', message: `The file speaks of ${asOf}, and the allocations in the record are as at ${previous.as_of} (${previous.file_name}).`, file: source.name,
      mend: `Load the newest extract; or take ${previous.file_name} back first; or say the file's day where its columns are chosen (in a mapping: asOf).`,
    })
  }
  const hash = await hashOf(source.path)
  const counts = await diffAllocations(tx, caller, { asOf, before: previous?.as_of ?? null })
  const checked = [...(await smallerThanLast(tx, 'allocations', rows)), ...(await checkStaged(tx, caller, file.sheet.name, notes))]
  const facts = { asOf, rows, counts, notes: checked }
  if (tools.checkOnly) return { ...facts, id: null, changed: !isUnchanged(counts) }
  if (isUnchanged(counts) && previous !== undefined) return { ...facts, id: null, changed: false }
  const { size } = await stat(source.path)
  const { id } = await tx
    .insertInto('import')
    .values({
      authority_id: caller.authority.id, kind: 'allocations', file_name: source.name.slice(0, 300), file_hash: hash, file_bytes: size, state: 'applied', year: null, as_of: asOf,
      header: JSON.stringify({ columns: file.mapping.columns }), mapping: JSON.stringify(mappingToKeep(file.mapping)), notes: JSON.stringify(checked.slice(0, MOST_KEPT)),
      counts: JSON.stringify({ rows }), plan: JSON.stringify(counts), record_mark: null, created_by: caller.actor, applied_by: caller.actor, applied_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await applyAllocations(tx, caller, { importId: id, asOf })
  if (previous) await tx.updateTable('import').set({ state: 'superseded' }).where('id', '=', previous.id).execute()
  await keepMapping(tx, caller, 'allocations', mappingToKeep(file.mapping))
  await confirmExpected(tx, caller, { importId: id, asOf })
  await moveMark(tx, caller)
  await audit(tx, caller, { action: 'file-applied', subjectType: 'import', subjectId: id, detail: { kind: 'allocations', rows, ...counts } })
  return { ...facts, id, changed: true }
}

/** Takes the newest allocation file back: what it wrote goes, what it retracted stands again. Files are taken back newest first. */
export async function undoAllocations(tx: Tx, caller: Caller, importId: number): Promise<UndoneAllocations> {
  await lockRecord(tx, caller)
  const latest = await findPrevious(tx)
  if (latest === undefined || latest.id !== importId) return latest === undefined ? { kind: 'not-found' } : { kind: 'not-newest', newest: latest.file_name }
  const gone = await tx.deleteFrom('allocation').where('import_id', '=', importId).executeTakeFirst()
  const back = await sql`update allocation set retracted_at = null, retracted_by = null where retracted_by = ${importId}`.execute(tx)
  await tx.updateTable('import').set({ state: 'undone' }).where('id', '=', importId).execute()
  const before = await tx.selectFrom('import').select('id').where('kind', '=', 'allocations').where('state', '=', 'superseded').orderBy('as_of', 'desc').orderBy('id', 'desc').executeTakeFirst()
  if (before) await tx.updateTable('import').set({ state: 'applied' }).where('id', '=', before.id).execute()
  await sql`delete from case_holder h where not exists (select from allocation a where a.holder_id = h.id) and not exists (select from caseload_count c where c.holder_id = h.id)`.execute(tx)
  await sql`delete from child c where not exists (select from allocation a where a.child_id = c.id) and not exists (select from expected e where e.child_id = c.id)`.execute(tx)
  await moveMark(tx, caller)
  await audit(tx, caller, { action: 'file-undone', subjectType: 'import', subjectId: importId, detail: { kind: 'allocations', removed: Number(gone.numDeletedRows), restored: Number(back.numAffectedRows ?? 0) } })
  return { kind: 'undone', removed: Number(gone.numDeletedRows), restored: Number(back.numAffectedRows ?? 0) }
}

async function stage(tx: Tx, caller: Caller, source: FileSource, tools: AllocationTools): Promise<Read | FileRefusal> {
  try {
    const file = await surveyAllocations({ ...source, keptMapping: await findKeptMapping(tx, 'allocations') })
    if (isRefusal(file)) return file
    const { asOf, note } = dayOfFile(file.mapping, source)
    const notes: Note[] = [...file.notes, ...(note === null ? [] : [note])]
    const rows = await stageAllocations(tx, caller, file, { copy: tools.copy, keys: tools.keys, notes, endMeans: file.mapping.endMeans, ...(source.onRows ? { onRows: source.onRows } : {}) })
    return rows === 0 ? noRows(source.name, notes.some((one) => one.kind === 'problem') ? notes.length : 0, notes) : { file, asOf, notes, rows }
  } catch (error) {
    if (error instanceof Refused) return { ...error.refusal, file: source.name }
    throw error
  }
}

/** What the rows say together and nobody can see in one of them: repeats, and two leads at once. */
async function checkStaged(tx: Tx, caller: Caller, sheet: string | null, notes: readonly Note[]): Promise<Note[]> {
  const place = sheet === null ? {} : { sheet }
  const { rows: repeats } = await sql<{ row: number; first: number; count: number }>`
    select r.row_no as row, r.first_row as first, count(*) over ()::integer as count from staged_repeat r order by r.row_no limit ${MOST_SHOWN}`.execute(tx)
  const { rows: overlaps } = await sql<{ row: number; other: number; count: number }>`
    select o.row_no as row, o.other_row as other, count(*) over ()::integer as count from staged_overlap o order by o.row_no limit ${MOST_SHOWN}`.execute(tx)
  const { rows: unknown } = await sql<{ holder: string; cases: number }>`
    select coalesce(h.name, h.holder_key) as holder, count(*)::integer as cases from staged s join staged_holder sh on sh.n = s.holder_n join case_holder h on h.id = sh.id
    where h.person_id is null and h.kind = 'worker' and s.ended_on is null group by 1 order by 2 desc, 1`.execute(tx)
  const more = (list: readonly { count: number }[], what: string): Note[] => ((list[0]?.count ?? 0) > MOST_SHOWN ? [{ kind: 'problem', message: `${(list[0]?.count ?? 0) - MOST_SHOWN} more rows ${what}.`, ...place }] : [])
  return [
    ...notes,
    ...repeats.map((row): Note => ({ kind: 'problem', message: `The row stands twice: row ${row.first} says the same allocation. It is left out.`, row: row.row, ...place })),
    ...more(repeats, 'stand twice'),
    ...overlaps.map((row): Note => ({ kind: 'problem', message: `The allocation overlaps that of row ${row.other}: one child with two lead workers at once. Both are kept; end the first in the case system.`, row: row.row, ...place })),
    ...more(overlaps, 'give a child two lead workers at once'),
    ...(unknown.length === 0 ? [] : [{ kind: 'note' as const, message: `${unknown.length} case holders are not in ${caller.authority.name}'s record of people: ${unknown.slice(0, 5).map((row) => `${row.holder} (${row.cases} open)`).join(', ')}${unknown.length > 5 ? ' and others' : ''}. They are on the exceptions list.` }]),
  ]
}

async function refuse(tx: Tx, caller: Caller, source: FileSource, refusal: FileRefusal): Promise<FileRefusal> {
  // where COPY broke off, the transaction is lost and its end undoes all; the audit row is then the caller's to write
  await audit(tx, caller, { action: 'file-refused', subjectType: 'import', subjectId: source.name, detail: { kind: 'allocations', refusal: refusal.kind } }).catch(() => {})
  return refusal
}

async function findPrevious(tx: Tx) {
  return await tx.selectFrom('import').select(['id', 'as_of', 'file_hash', 'file_name']).where('kind', '=', 'allocations').where('state', '=', 'applied').orderBy('id', 'desc').executeTakeFirst()
}

export function isUnchanged(counts: AllocationCounts): boolean {
  return counts.new + counts.changed + counts.ended + counts.gone === 0
}

const MOST_SHOWN = 200
const MOST_KEPT = 1_000

type Read = { file: AllocationFile; asOf: Day; notes: Note[]; rows: number }
export type AllocationTools = {
  copy: Copy
  keys: ChildKeys
  checkOnly: boolean
}
export type LoadedAllocations = { id: number | null; asOf: Day; rows: number; counts: AllocationCounts; notes: Note[]; changed: boolean }
export type UndoneAllocations = { kind: 'undone'; removed: number; restored: number } | { kind: 'not-found' } | { kind: 'not-newest'; newest: string }
