import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { portfolioHash } from './queries.ts'
import { findNames, type Found } from './rules/find-names.ts'

/**
 * What was found in every item that is no draft: in its words, and in its files where they can be read. Names of those who stand beside
 * the NQSW are no finding; what somebody said may stay is left out.
 */
export async function findInPortfolio(tx: Tx, enrolmentId: number, known: readonly string[]): Promise<ItemFindings[]> {
  const words = new Set(known.flatMap((name) => name.toLowerCase().split(/\s+/)))
  const items = await tx.selectFrom('evidence').select(['id', 'title', 'says', 'state', 'submitted_to_name']).where('enrolment_id', '=', enrolmentId).where('state', '<>', 'draft').orderBy('id').execute()
  if (items.length === 0) return []
  const ids = items.map(({ id }) => id)
  const files = await tx.selectFrom('evidence_file').select(['id', 'evidence_id', 'name', 'readable']).where('evidence_id', 'in', ids).orderBy('id').execute()
  const kept = new Set((await tx.selectFrom('name_kept').select(['evidence_id', 'found']).where('evidence_id', 'in', ids).execute()).map((row) => `${row.evidence_id} ${row.found}`))
  return items.map((item) => {
    const open = (found: Found) => !kept.has(`${item.id} ${found.text}`)
    const own = files.filter((file) => file.evidence_id === item.id)
    return {
      id: item.id, title: item.title, assessorName: item.submitted_to_name, inWords: findNames(`${item.title}\n${item.says}`, words).filter(open),
      files: own.map((file) => ({ name: file.name, isRead: file.readable !== null, found: file.readable === null ? [] : findNames(file.readable, words).filter(open) })),
    }
  })
}

/** Somebody looked and says that it may stay: it names nobody, or a colleague in a role. */
export async function keepName(tx: Tx, caller: Caller, input: { evidenceId: number; found: string }): Promise<void> {
  const personId = caller.user?.personId ?? 0
  await tx.insertInto('name_kept').values({ evidence_id: input.evidenceId, found: input.found.slice(0, 200), authority_id: caller.authority.id, person_id: personId, kept_by: caller.actor }).onConflict((conflict) => conflict.doNothing()).execute()
  await audit(tx, caller, { action: 'name-kept', subjectType: 'person', subjectId: personId, detail: { evidence: input.evidenceId } })
}

/** Takes a name out of an item's words, whatever its state; the name itself is written nowhere. */
export async function removeName(tx: Tx, caller: Caller, input: { evidenceId: number; found: string }): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select access.remove_name(${input.evidenceId}, ${input.found}) as done`.execute(tx)
  if (rows[0]?.done !== true) return false
  await audit(tx, caller, { action: 'name-removed', subjectType: 'person', subjectId: caller.user?.personId ?? 0, detail: { evidence: input.evidenceId } })
  return true
}

/** The NQSW says that no name is left, of the portfolio as it stands: a later change is not cleared by it. */
export async function clearNames(tx: Tx, caller: Caller, enrolmentId: number): Promise<void> {
  const personId = caller.user?.personId ?? 0
  await tx.insertInto('names_cleared').values({ authority_id: caller.authority.id, enrolment_id: enrolmentId, person_id: personId, sha256: await portfolioHash(tx, enrolmentId), by_user: caller.user?.id ?? 0, cleared_by: caller.actor }).execute()
  await audit(tx, caller, { action: 'names-cleared', subjectType: 'person', subjectId: personId, detail: { enrolment: enrolmentId } })
}

export type ItemFindings = { id: number; title: string; assessorName: string | null; inWords: Found[]; files: { name: string; isRead: boolean; found: Found[] }[] }
