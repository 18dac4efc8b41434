import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './route.ts'

/** The fields and files of a form. Files go to a private folder under random names and are gone when the request ends. */
export async function readForm(request: FastifyRequest, kind: 'fields' | 'multipart'): Promise<ReadForm> {
  if (kind === 'fields' || !request.isMultipart()) return { fields: texts(request.body), files: [], remove: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'throughline-upload-'))
  const fields = texts({})
  const files: UploadedFile[] = []
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value
        continue
      }
      const path = join(folder, randomUUID())
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
      if (part.filename !== '') files.push({ field: part.fieldname, name: part.filename.slice(0, 300), path, bytes: part.file.bytesRead })
    }
  } catch (error) {
    await remove()
    throw error
  }
  return { fields, files, remove }
}

/** Only texts, each once; `__proto__` and its kind are names like any other here. */
export function texts(body: unknown): Record<string, string> {
  const read = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (typeof value === 'string') read[name] = value
  }
  return read
}

export type ReadForm = { fields: Record<string, string>; files: UploadedFile[]; remove: () => Promise<void> }
