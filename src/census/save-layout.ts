import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { CensusLayout } from './rules/layout.ts'
import { layoutFor } from './rules/layouts.ts'
import { readLayout, type LayoutProblem } from './rules/read-layout.ts'
import { saved, type Stale } from './stale.ts'

/** Keeps the council's own layout of a year that is not verified. A verified one is never replaced, and the year stays the year. */
export async function saveLayout(tx: Tx, caller: Caller, year: number, text: string, version: number): Promise<typeof saved | Stale | LayoutRefusal> {
  const { layout: shipped, nearest } = layoutFor(year)
  if (!nearest && shipped.status === 'known') return { kind: 'verified' }
  const read = readText(text, year)
  if ('problems' in read) return { kind: 'wrong', problems: read.problems }
  const held = await tx.selectFrom('layout_override').selectAll().where('year', '=', year).forUpdate().executeTakeFirst()
  if ((held?.version ?? 0) !== version) return { kind: 'stale', by: held?.changed_by ?? '', at: held?.changed_at ?? new Date(0), now: JSON.stringify(held?.layout ?? null, null, 2) }
  const layout = JSON.stringify(read.layout)
  const written = await tx
    .insertInto('layout_override')
    .values({ authority_id: caller.authority.id, year, layout, changed_by: caller.actor })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'year']).doUpdateSet({ layout, changed_by: caller.actor, changed_at: sql`now()`, version: version + 1 }).where('layout_override.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  if (!written) return { kind: 'stale', by: 'somebody else', at: new Date(0), now: '' }
  await audit(tx, caller, { action: 'census-layout-saved', subjectType: 'census-return', subjectId: year, detail: { status: read.layout.status, workerItems: read.layout.workerItems.length, before: held?.layout ?? null } })
  return saved
}

function readText(text: string, year: number): { layout: CensusLayout } | { problems: readonly LayoutProblem[] } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { problems: [{ field: 'layout', message: `The layout is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}. Check commas, quotes and brackets.` }] }
  }
  const read = readLayout(json)
  if ('layout' in read && read.layout.year !== year) return { problems: [{ field: 'year', message: `The year of the layout must stay ${year}.` }] }
  return read
}

export type LayoutRefusal = { kind: 'verified' } | { kind: 'wrong'; problems: readonly LayoutProblem[] }
