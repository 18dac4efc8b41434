import type { Tx } from '../access/begin.ts'
import type { Claim, ClaimSource } from '../workforce/rules/claims.ts'
import type { IdentityDecision } from '../workforce/rules/resolve-people.ts'
import type { KeptFile, StagedRow } from './adapter.ts'
import { adapterFor } from './adapters.ts'
import type { AbsenceRow } from './rules/absence-row.ts'
import type { AbsenceFile } from './rules/fold-absences.ts'
import type { EstablishmentFile, PostRow } from './rules/fold-establishment.ts'
import { isImportKind } from './rules/kinds.ts'

/** What all files in force say, once `candidate` is applied and what it replaces is gone; `without` is left out. */
export async function claimsInForce(tx: Tx, options: InForce): Promise<{ claims: Claim[]; sources: ClaimSource[] }> {
  const files = await keptFiles(tx, options, (kind) => isImportKind(kind) && Boolean(adapterFor(kind)?.claims))
  const all = files.flatMap(({ kind, file }) => {
    const adapter = isImportKind(kind) ? adapterFor(kind) : null
    return adapter?.claims ? [adapter.claims(file)] : []
  })
  return { claims: all.flatMap((file) => file.claims), sources: all.map((file) => file.source) }
}

/** The lists of absences in force. */
export async function absencesInForce(tx: Tx, options: InForce): Promise<AbsenceFile[]> {
  const files = await keptFiles(tx, options, (kind) => kind === 'absence')
  return files.flatMap(({ file }) => (file.asOf === null ? [] : [{ asOf: file.asOf, rows: file.rows.map((row) => row.content as unknown as AbsenceRow) }]))
}

/** The establishment files in force, each the whole establishment as at its day. */
export async function establishmentInForce(tx: Tx, options: InForce): Promise<EstablishmentFile[]> {
  const files = await keptFiles(tx, options, (kind) => kind === 'establishment')
  return files.flatMap(({ file }) => (file.asOf === null ? [] : [{ asOf: file.asOf, rows: file.rows.map((row) => row.content as unknown as PostRow) }]))
}

async function keptFiles(tx: Tx, options: InForce, wanted: (kind: string) => boolean): Promise<{ kind: string; file: KeptFile }[]> {
  const left = options.without ?? []
  const files = (await tx.selectFrom('import').select(['id', 'kind', 'state', 'year', 'as_of', 'header', 'mapping']).orderBy('id').execute())
    .filter((file) => (file.state === 'applied' && !left.includes(file.id)) || file.id === options.candidate)
    .filter((file) => wanted(file.kind))
  if (files.length === 0) return []
  const rows = await tx
    .selectFrom('import_row')
    .select(['import_id', 'position', 'line', 'content'])
    .where('import_id', 'in', files.map((file) => file.id))
    .orderBy('import_id')
    .orderBy('position')
    .execute()
  const byFile = new Map<number, StagedRow[]>()
  for (const row of rows) {
    const kept = byFile.get(row.import_id) ?? []
    kept.push({ position: row.position, line: row.line, content: row.content })
    byFile.set(row.import_id, kept)
  }
  return files.map((file) => ({
    kind: file.kind,
    file: { id: file.id, year: file.year, asOf: file.as_of, header: file.header, mapping: file.mapping, rows: byFile.get(file.id) ?? [] },
  }))
}

/** What people decided about who is who; it outlasts every file. */
export async function listIdentityDecisions(tx: Tx): Promise<IdentityDecision[]> {
  const rows = await tx.selectFrom('decision').select(['subject', 'answer', 'detail']).where('kind', '=', 'identity').execute()
  return rows.flatMap((row) => {
    const other = row.detail['other']
    return typeof other === 'string' ? [{ left: row.subject, right: other, answer: row.answer === 'different' ? 'different' : 'same' }] : []
  })
}

type InForce = { candidate?: number; without?: readonly number[] }
