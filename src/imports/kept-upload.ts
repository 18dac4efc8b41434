import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { ImportKind } from './rules/kinds.ts'

/** Keeps an uploaded file, under a random name outside any web root, until its columns are chosen. */
export async function keepUpload(tx: Tx, caller: Caller, folder: string, kind: ImportKind, file: { name: string; path: string; bytes: number }, isTyped = false): Promise<number> {
  const name = randomUUID()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await copyFile(file.path, join(folder, name))
  const { id } = await tx
    .insertInto('import')
    .values({
      authority_id: caller.authority.id, kind, file_name: file.name, file_hash: '', file_bytes: file.bytes, state: 'read', year: null, as_of: null,
      header: JSON.stringify({ upload: name, ...(isTyped ? { isTyped } : {}) }), record_mark: null, created_by: caller.actor, applied_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'file-uploaded', subjectType: 'import', subjectId: id, detail: { kind, bytes: file.bytes } })
  return id
}

/** The kept file of an import whose columns wait to be chosen; null where it is read already, or gone. */
export async function findUpload(tx: Tx, folder: string, id: number): Promise<{ kind: string; name: string; path: string } | null> {
  const row = await tx.selectFrom('import').select(['kind', 'file_name', 'header']).where('id', '=', id).where('state', '=', 'read').executeTakeFirst()
  const upload = row?.header['upload']
  return row && typeof upload === 'string' && /^[0-9a-f-]{36}$/.test(upload) ? { kind: row.kind, name: row.file_name, path: join(folder, upload) } : null
}

export async function dropUpload(tx: Tx, folder: string, id: number): Promise<void> {
  const gone = await tx.deleteFrom('import').where('id', '=', id).where('state', 'in', ['read', 'planned']).returning('header').executeTakeFirst()
  const upload = gone?.header['upload']
  if (typeof upload === 'string' && /^[0-9a-f-]{36}$/.test(upload)) await rm(join(folder, upload), { force: true })
}
