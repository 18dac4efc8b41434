import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { FileRefusal } from '../files/refusal.ts'
import { isPublishedFile, readPublishedText } from './published-file.ts'

/**
 * Loads a published file as a release of its own; the same file again adds nothing. The figures are the same for every council
 * and hold nobody's data, so they are kept once for all. A symbol (z, x, c, low, u, :) is kept as such and never as a nought.
 */
export async function loadPublished(tx: Tx, caller: Caller, source: { path: string; name: string }): Promise<LoadedPublished | FileRefusal> {
  const bytes = await readFile(source.path)
  const read = readPublishedText(bytes)
  if (!isPublishedFile(read)) return { ...read, file: source.name }
  const hash = createHash('sha256').update(bytes).digest('hex')
  await sql`select pg_advisory_xact_lock(7204)`.execute(tx)
  const held = await tx.selectFrom('published_release').select('id').where('file_hash', '=', hash).executeTakeFirst()
  const facts = { dataset: read.dataset, release: read.release, figures: read.figures.length }
  if (held) return { ...facts, id: held.id, changed: false }
  const { id } = await tx.insertInto('published_release').values({ dataset: read.dataset, release: read.release, file_name: source.name.slice(0, 300), file_hash: hash }).returning('id').executeTakeFirstOrThrow()
  for (let at = 0; at < read.figures.length; at += BATCH) {
    const rows = read.figures.slice(at, at + BATCH).map((figure, index) => ({ ...figure, position: at + index + 1 }))
    await sql`insert into published_figure (release_id, position, year, level, area_code, la_number, area, region, role, split, measure, printed, value, symbol)
      select ${id}::integer, r.position, r.year, r.level, r."areaCode", r."laNumber", r."areaName", r."regionName", r.role, r."group", r."column", r.text, r.value, r.symbol
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (position integer, year integer, level text, "areaCode" text, "laNumber" text, "areaName" text, "regionName" text, role text, "group" text,
        "column" text, text text, value numeric, symbol text)`.execute(tx)
  }
  await audit(tx, caller, { action: 'published-loaded', subjectType: 'published_release', subjectId: id, detail: facts })
  return { ...facts, id, changed: true }
}

const BATCH = 5_000

export type LoadedPublished = { id: number; dataset: string; release: string; figures: number; changed: boolean }
