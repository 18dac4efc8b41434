import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { DocumentType } from '../files/sniff-document.ts'
import { noteEvent } from './save-evidence.ts'

/** Keeps a file with an item, piece by piece: at no time is more than a piece of it in memory. */
export async function keepFile(tx: Tx, caller: Caller, input: { evidenceId: number; path: string; name: string; type: DocumentType; bytes: number; readable: string | null }): Promise<void> {
  const personId = caller.user?.personId ?? 0
  const hash = createHash('sha256')
  for await (const piece of createReadStream(input.path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) hash.update(piece)
  const { id } = await tx
    .insertInto('evidence_file')
    .values({ authority_id: caller.authority.id, evidence_id: input.evidenceId, person_id: personId, name: input.name.slice(0, 200), type: input.type, bytes: input.bytes, sha256: hash.digest('hex'), readable: input.readable, added_by: caller.actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  let number = 0
  for await (const piece of createReadStream(input.path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    await tx.insertInto('evidence_chunk').values({ file_id: id, number, authority_id: caller.authority.id, content: piece }).execute()
    number += 1
  }
  await audit(tx, caller, { action: 'evidence-file-added', subjectType: 'person', subjectId: personId, detail: { evidence: input.evidenceId, file: id, type: input.type } })
}

/** Takes a file off a draft, or off what was sent back; false where there is none of the caller's to take. */
export async function removeFile(tx: Tx, caller: Caller, input: { evidenceId: number; fileId: number }): Promise<boolean> {
  const gone = await tx.deleteFrom('evidence_file').where('id', '=', input.fileId).where('evidence_id', '=', input.evidenceId).returning('person_id').executeTakeFirst()
  if (!gone) return false
  await noteEvent(tx, caller, { evidenceId: input.evidenceId, personId: gone.person_id, action: 'file-removed' })
  await audit(tx, caller, { action: 'evidence-file-removed', subjectType: 'person', subjectId: gone.person_id, detail: { evidence: input.evidenceId, file: input.fileId } })
  return true
}

const PIECE = 262_144
export const MOST_FILE_BYTES = 25 * 1024 * 1024
