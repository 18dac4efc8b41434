import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { renderToString } from 'preact-render-to-string'
import { ZipFile } from 'yazl'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { formatDay, type Day } from '../time/day.ts'
import { PortfolioFile } from './pages/portfolio-file.tsx'
import { findEvidence, listEvidence, type PortfolioRun } from './queries.ts'
import { pathInArchive, type TakenItem } from './rules/taken-portfolio.ts'

/**
 * The whole own portfolio as one archive: a page to read, every file, the same as JSON, the badge where there is one. Written to a file
 * first, a piece at a time, because the transaction ends before the answer is sent; the file is gone when it was.
 */
export async function takeAway(tx: Tx, caller: Caller, input: { run: PortfolioRun; on: Day; badge: string | null; folder: string }): Promise<AsyncGenerator<Buffer>> {
  const items: TakenItem[] = []
  for (const row of await listEvidence(tx, input.run.enrolmentId)) {
    const held = await findEvidence(tx, row.id)
    if (held === null) continue
    items.push({
      id: row.id, title: row.title, kind: row.kind, onDay: row.on_day, state: row.state, authorName: row.author_name, decidedBy: row.decided_by, says: row.says, standards: held.standards.map((one) => `${one.framework}: ${one.code} ${one.label}`),
      files: held.files.map((file) => ({ id: file.id, name: file.name, path: pathInArchive(file), sha256: file.sha256 })),
    })
  }
  await mkdir(input.folder, { recursive: true, mode: 0o700 })
  const path = join(input.folder, `${randomUUID()}.zip`)
  const zip = new ZipFile()
  const written = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }))
  const { name, programme } = input.run
  zip.addBuffer(Buffer.from(`<!DOCTYPE html>\n${renderToString(<PortfolioFile name={name} programme={programme} on={formatDay(input.on)} items={items} />)}`), 'portfolio.html')
  zip.addBuffer(Buffer.from(JSON.stringify({ name, programme, takenOn: input.on, passedOn: input.run.passedOn, items }, null, 2)), 'portfolio.json')
  if (input.badge !== null) zip.addBuffer(Buffer.from(input.badge), 'badge.jwt')
  for (const file of items.flatMap((item) => item.files)) {
    await new Promise<void>((resolve, reject) => {
      const pieces = Readable.from(readPieces(tx, file.id))
      pieces.on('end', resolve).on('error', reject)
      zip.addReadStream(pieces, file.path)
    })
  }
  zip.end()
  await written
  await audit(tx, caller, { action: 'portfolio-taken-away', subjectType: 'person', subjectId: input.run.personId, detail: { items: items.length } })
  return sendOnce(path)
}

async function* readPieces(tx: Tx, fileId: number): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const piece = await tx.selectFrom('evidence_chunk').select('content').where('file_id', '=', fileId).where('number', '=', number).executeTakeFirst()
    if (!piece) return
    yield piece.content
  }
}

async function* sendOnce(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) yield piece
  } finally {
    await rm(path, { force: true })
  }
}
