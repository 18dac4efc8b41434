import { stat } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { RouteRequest } from '../web/route.ts'
import type { FileSource } from './adapter.ts'
import { compareDirect, keepCompared } from './direct-kinds.ts'

/** Longer than this, a file is read while a page says how far it is: some 60,000 rows, or a few seconds. */
export const LONG_FILE_BYTES = 5_000_000

/**
 * Begins to read a long allocation file and lets the request go. How far it is stands beside the waiting file, where any process can read
 * it; nothing of it is in the record before it is applied, so a crash in between leaves a file that waits to be read again.
 */
export async function readLongFile(request: RouteRequest, id: number, source: FileSource): Promise<void> {
  await tell(request.tx, id, { rows: 0 })
  const tellLater = (progress: Progress) => request.settings.asCallerOnJobs((tx) => tell(tx, id, progress))
  request.settings.afterwards(async () => {
    let told = 0
    try {
      const found = await compareDirect(request, 'allocations', source, true, async (rows) => {
        if (rows - told < ROWS_BETWEEN) return
        told = rows
        await tellLater({ rows })
      })
      if ('mend' in found) await tellLater({ rows: told, refused: `${found.message} ${found.mend}` })
      else await request.settings.asCallerOnJobs((tx) => keepCompared(tx, id, source, found))
    } catch (error) {
      await tellLater({ rows: told, hasStopped: true })
      throw error
    }
  })
}

export async function isLong(source: { path: string }): Promise<boolean> {
  return (await stat(source.path)).size > LONG_FILE_BYTES
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

const ROWS_BETWEEN = 20_000

export type Progress = { rows: number; refused?: string; hasStopped?: boolean }
