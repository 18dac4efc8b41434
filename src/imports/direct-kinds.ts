import { join } from 'node:path'
import type { Tx } from '../access/begin.ts'
import type { FileRefusal } from '../files/refusal.ts'
import type { RouteRequest } from '../web/route.ts'
import type { FileSource } from './adapter.ts'
import { dropUpload } from './kept-upload.ts'
import { loadAllocations } from './load-allocations.ts'
import { loadCounts } from './load-counts.ts'

/** Kinds that are compared set-wise with their own tables and not folded into the people's record. */
export function isDirect(kind: string): kind is DirectKind {
  return kind === 'allocations' || kind === 'counts'
}

/** Reads and compares the waiting file in a transaction that is then given up, and keeps what it would change to be shown. */
export async function checkDirect(request: RouteRequest, id: number, kind: DirectKind, source: FileSource): Promise<FileRefusal | null> {
  const found = await compareDirect(request, kind, source, true)
  if ('mend' in found) return found
  await keepCompared(request.tx, id, source, found)
  return null
}

/** Keeps beside the waiting file what it would change. */
export async function keepCompared(tx: Tx, id: number, source: FileSource, found: Loaded): Promise<void> {
  await tx
    .updateTable('import')
    .set({ state: 'planned', as_of: found.asOf, mapping: JSON.stringify(source.mapping), notes: JSON.stringify(found.notes.slice(0, 1_000)), counts: JSON.stringify({ rows: found.rows }), plan: JSON.stringify(found.counts) })
    .where('id', '=', id)
    .execute()
}

/** Applies a waiting file of these kinds from the kept upload; null for any other import. */
export async function applyDirect(request: RouteRequest, id: number): Promise<{ id: number | null } | null> {
  const row = await request.tx.selectFrom('import').select(['kind', 'file_name', 'header', 'mapping']).where('id', '=', id).where('state', '=', 'planned').executeTakeFirst()
  const upload = row?.header['upload']
  if (!row || !isDirect(row.kind) || typeof upload !== 'string' || !/^[0-9a-f-]{36}$/.test(upload)) return null
  const loaded = await compareDirect(request, row.kind, { path: join(request.settings.uploadFolder, upload), name: row.file_name, mapping: row.mapping, isTyped: row.header['isTyped'] === true, today: request.today }, false)
  if ('mend' in loaded) throw new Error(`a checked file was refused when it was applied: ${loaded.kind}`)
  await dropUpload(request.tx, request.settings.uploadFolder, id)
  return { id: loaded.id }
}

/** Compares a file with what is stored and, unless it is only to be checked, brings the stored to what it says; in a transaction of its own. */
export async function compareDirect(request: RouteRequest, kind: DirectKind, source: FileSource, checkOnly: boolean): Promise<Loaded | FileRefusal> {
  try {
    return await request.settings.asCallerCopying(async (tx, caller, copy) => {
      const keys = request.settings.childKeys(caller.authority.dfeNumber)
      const loaded = kind === 'allocations' ? await loadAllocations(tx, caller, source, { copy, keys, checkOnly }) : await loadCounts(tx, caller, source)
      if (checkOnly) throw new CheckedOnly(loaded)
      return loaded
    })
  } catch (error) {
    if (error instanceof CheckedOnly) return error.loaded
    throw error
  }
}

/** Ends the transaction of a check without keeping anything of it. */
class CheckedOnly extends Error {
  readonly loaded: Loaded | FileRefusal
  constructor(loaded: Loaded | FileRefusal) {
    super('checked only')
    this.loaded = loaded
  }
}

type DirectKind = 'allocations' | 'counts'
type Loaded = Exclude<Awaited<ReturnType<typeof loadAllocations>> | Awaited<ReturnType<typeof loadCounts>>, FileRefusal>
