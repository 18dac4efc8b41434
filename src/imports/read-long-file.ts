import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { FileRefusal } from '../files/refusal.ts'
import type { RouteRequest } from '../web/route.ts'
import type { FileSource } from './adapter.ts'
import { adapterFor } from './adapters.ts'
import { compareDirect, isDirect, keepCompared } from './direct-kinds.ts'
import { findKeptMapping } from './kept-mapping.ts'
import type { ImportKind } from './rules/kinds.ts'
import { keepStaged } from './stage-file.ts'
import { tellingRows } from './telling-rows.ts'

/**
 * Begins to read a long file of any kind and lets the request go. How far it is stands beside the waiting file, where any process can read
 * it; nothing of it is in the record before it is applied, so a crash in between leaves a file that waits to be read again.
 */
export async function readLongFile(request: RouteRequest, id: number, kind: ImportKind, source: FileSource): Promise<void> {
  await tell(request.tx, id, { rows: 0 })
  const { asCallerOnJobs, afterwards } = request.settings
  const tellLater = (progress: Progress) => asCallerOnJobs((tx) => tell(tx, id, progress))
  afterwards(async () => {
    let told = 0
    let telling = Promise.resolve()
    // Not waited for: the reading may hold the connection that the telling would wait for. One that fails is made good by the next.
    const onRows = tellingRows((rows) => {
      told = rows
      telling = telling.then(() => tellLater({ rows })).catch(() => {})
    })
    try {
      const refusal = await readAndKeep(request, id, kind, { ...source, onRows })
      if (refusal === null) return
      await telling
      await tellLater({ rows: told, refused: `${refusal.message} ${refusal.mend}` })
    } catch (error) {
      await telling
      await tellLater({ rows: told, hasStopped: true })
      throw error
    }
  })
}

async function readAndKeep(request: RouteRequest, id: number, kind: ImportKind, source: FileSource): Promise<FileRefusal | null> {
  const { asCallerOnJobs } = request.settings
  if (isDirect(kind)) {
    const found = await compareDirect(request, kind, source, true)
    if ('mend' in found) return found
    await asCallerOnJobs((tx) => keepCompared(tx, id, source, found))
    return null
  }
  const adapter = adapterFor(kind)
  if (adapter === null) throw new Error(`no adapter for ${kind}`)
  // read between two transactions: one that waited for the last row of a long file would be ended as idle
  const keptMapping = await asCallerOnJobs((tx) => findKeptMapping(tx, kind))
  const read = await adapter.read({ ...source, keptMapping })
  const kept = await asCallerOnJobs((tx, caller) => keepStaged(tx, caller, adapter, source, read, id))
  if ('mend' in kept) return kept
  await rm(source.path, { force: true })
  return null
}

/** How far the reading of a waiting file is; null where nobody reads it. One that has said nothing for five minutes has stopped. */
export async function findProgress(tx: Tx, id: number): Promise<Progress | null> {
  const { rows } = await sql<{ progress: Progress | null; silent: boolean | null }>`
    select header -> 'progress' as progress, (header -> 'progress' ->> 'at')::timestamptz < now() - interval '5 minutes' as silent from import where id = ${id} and state = 'read'`.execute(tx)
  const [row] = rows
  return row?.progress ? { ...row.progress, hasStopped: row.progress.hasStopped === true || row.silent === true } : null
}

async function tell(tx: Tx, id: number, progress: Progress): Promise<void> {
  await sql`update import set header = header || jsonb_build_object('progress', ${JSON.stringify(progress)}::jsonb || jsonb_build_object('at', now())) where id = ${id} and state = 'read'`.execute(tx)
}

export type Progress = { rows: number; refused?: string; hasStopped?: boolean }
