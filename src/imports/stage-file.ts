import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { FileRefusal } from '../files/refusal.ts'
import { findKeptMapping } from './kept-mapping.ts'
import { isFileRefusal, type Adapter, type FileSource, type Note, type StagedFile } from './adapter.ts'

/** Reads a file and keeps its rows beside the record, which it does not touch. A refused file leaves nothing but an audit row. */
export async function stageFile(tx: Tx, caller: Caller, adapter: Adapter, source: FileSource): Promise<Staged | FileRefusal> {
  const read = await adapter.read({ ...source, keptMapping: source.isTyped ? null : await findKeptMapping(tx, adapter.kind) })
  return await keepStaged(tx, caller, adapter, source, read, null)
}

/** Keeps what was read of a file, as an import of its own or in the place of the one that waited for it. */
export async function keepStaged(tx: Tx, caller: Caller, adapter: Adapter, source: FileSource, staged: StagedFile | FileRefusal, waiting: number | null): Promise<Staged | FileRefusal> {
  const refusal = isFileRefusal(staged) ? staged : refuseOtherAuthority(staged, caller)
  if (refusal) {
    await audit(tx, caller, { action: 'file-refused', subjectType: 'import', subjectId: source.name, detail: { kind: adapter.kind, refusal: refusal.kind } })
    return refusal
  }
  const file = staged as StagedFile
  const notes = [...(await smallerThanLast(tx, adapter.kind, file.rows.length)), ...file.notes]
  const { size } = await stat(source.path)
  const values = {
    file_name: source.name.slice(0, 300),
    file_hash: await hashOf(source.path),
    file_bytes: size,
    state: 'planned' as const,
    year: file.year,
    as_of: file.asOf,
    is_provisional: file.isProvisional,
    header: JSON.stringify(file.header),
    mapping: file.mapping === undefined || source.isTyped ? null : JSON.stringify(file.mapping),
    notes: JSON.stringify(notes),
    counts: JSON.stringify({ rows: file.rows.length, statements: file.statements }),
    record_mark: await markOf(tx, caller),
  }
  const { id } = waiting === null
    ? await tx.insertInto('import').values({ ...values, authority_id: caller.authority.id, kind: adapter.kind, created_by: caller.actor, applied_by: null }).returning('id').executeTakeFirstOrThrow()
    : await tx.updateTable('import').set(values).where('id', '=', waiting).where('state', '=', 'read').returning('id').executeTakeFirstOrThrow()
  await sql`
    insert into import_row (authority_id, import_id, position, line, content)
    select ${caller.authority.id}::integer, ${id}::integer, r.position, r.line, r.content
    from jsonb_to_recordset(${JSON.stringify(file.rows).replaceAll('\\u0000', '')}::jsonb) as r (position integer, line integer, content jsonb)`.execute(tx)
  await audit(tx, caller, { action: 'file-read', subjectType: 'import', subjectId: id, detail: { kind: adapter.kind, rows: file.rows.length } })
  return { id, file: { ...file, notes } }
}

/** Half an extract reads like half the council leaving: said before it is applied, and never refused, since a list may well be short. */
export async function smallerThanLast(tx: Tx, kind: string, rows: number): Promise<Note[]> {
  const last = await tx.selectFrom('import').select(['file_name', 'counts']).where('kind', '=', kind).where('state', '=', 'applied').orderBy('applied_at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  const before = Number(last?.counts['rows'] ?? 0)
  if (last === undefined || before < FEW_ROWS || rows * 2 >= before) return []
  return [{ kind: 'problem', message: `The file has ${rows.toLocaleString('en-GB')} rows; the last of its kind (${last.file_name}) had ${before.toLocaleString('en-GB')}. If it should have as many, export the whole report again before you apply it.` }]
}

export async function markOf(tx: Tx, caller: Caller): Promise<number> {
  const row = await tx.selectFrom('record_mark').select('mark').where('authority_id', '=', caller.authority.id).executeTakeFirst()
  return row?.mark ?? 0
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Another council's return would put its people in this record. */
function refuseOtherAuthority(file: StagedFile, caller: Caller): FileRefusal | null {
  const number = file.header['laNumber']
  if (typeof number !== 'string' || number === caller.authority.dfeNumber) return null
  return {
    kind: 'other-authority',
    message: `The file is of authority ${number}, and this record is of ${caller.authority.name} (${caller.authority.dfeNumber}).`,
    value: number,
    mend: `Load the return of authority ${caller.authority.dfeNumber}, or correct <LEA> in the header.`,
  }
}

/** Fewer than these rise and fall by chance. */
const FEW_ROWS = 20

type Staged = { id: number; file: StagedFile }
