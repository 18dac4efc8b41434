import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileRefusal } from '../files/refusal.ts'
import { writeCsv, type WrittenColumn, type WrittenValue } from '../files/write-table.ts'
import type { Day } from '../time/day.ts'
import type { RouteRequest } from '../web/route.ts'
import type { Adapter } from './adapter.ts'
import { checkDirect } from './direct-kinds.ts'
import { keepUpload } from './kept-upload.ts'
import { stageFile } from './stage-file.ts'

/** What was typed on a page goes the way of a file: read, compared, shown, and applied when it has been seen. Its columns are not kept for the next file. */
export async function keepTyped(request: RouteRequest, typed: Typed, adapter: Adapter | null): Promise<{ id: number } | FileRefusal> {
  const { uploadFolder } = request.settings
  await mkdir(uploadFolder, { recursive: true, mode: 0o700 })
  const path = join(uploadFolder, `typed-${randomUUID()}`)
  const source = { path, name: typed.name, mapping: { asOf: typed.asOf }, keptMapping: null, isTyped: true, today: request.today }
  try {
    await writeFile(path, writeCsv(typed.columns, typed.rows), { mode: 0o600 })
    if (adapter) return await stageFile(request.tx, request.caller, adapter, source)
    const id = await keepUpload(request.tx, request.caller, uploadFolder, 'counts', { name: typed.name, path, bytes: 0 }, true)
    return (await checkDirect(request, id, 'counts', source)) ?? { id }
  } finally {
    await rm(path, { force: true })
  }
}

export type Typed = { name: string; asOf: Day; columns: readonly WrittenColumn[]; rows: readonly (readonly WrittenValue[])[] }
