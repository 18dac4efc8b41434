import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './route.ts'

/** The fields and files of a form. Files go to a private folder under random names and are gone when the request ends. */
export async function readForm(request: FastifyRequest, kind: 'fields' | 'multipart', mostFileBytes: number | null = null): Promise<ReadForm> {
  if (kind === 'fields' || !request.isMultipart()) return { fields: texts(request.body), files: [], remove: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'throughline-upload-'))
  const fields: [string, unknown][] = []
  const files: UploadedFile[] = []
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields.push([part.fieldname, part.value])
        continue
      }
      const path = join(folder, randomUUID())
      await pipeline(part.file, upTo(mostFileBytes), createWriteStream(path, { mode: 0o600 }))
      if (part.file.truncated && mostFileBytes === null) throw new BadForm(413, 'The file is too large')
      const isTooLarge = part.file.truncated || (mostFileBytes !== null && part.file.bytesRead > mostFileBytes)
      if (part.filename !== '') files.push({ field: part.fieldname, name: part.filename.replaceAll('\0', '').slice(0, 300), path, bytes: part.file.bytesRead, isTooLarge })
    }
    return { fields: once(fields), files, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Lets so many bytes through and drops the rest, so that what comes after the file is still read. */
function upTo(most: number | null): Transform {
  let through = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      through += chunk.length
      if (most !== null && through > most) done()
      else done(null, chunk)
    },
  })
}

/** Only texts, each once; `__proto__` and its kind are names like any other here. */
export function texts(body: unknown): Record<string, string> {
  return once(Object.entries((body ?? {}) as Record<string, unknown>))
}

function once(fields: readonly (readonly [string, unknown])[]): Record<string, string> {
  const read = Object.create(null) as Record<string, string>
  for (const [name, value] of fields) {
    if (typeof value !== 'string' || name in read) throw new BadForm(400, 'A field of the form came twice, or is not text')
    if (value.includes('\0') || name.includes('\0')) throw new BadForm(400, 'A field of the form holds a character that is no text')
    read[name] = value
  }
  return read
}

/** A form that no page of ours sends: said in a sentence, and nothing of it is used. */
export class BadForm extends Error {
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

export type ReadForm = { fields: Record<string, string>; files: UploadedFile[]; remove: () => Promise<void> }
