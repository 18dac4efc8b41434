import { createHash } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Participants, Party } from './rules/parties.ts'
import type { FactOwner } from './rules/review-facts.ts'
import { signedContent } from './rules/signed-content.ts'
import type { ReviewTables } from './tables.ts'

/** The stored part of the reviews of some enrolments; those that nobody has booked are not there. */
export async function listReviewRows(tx: Tx, enrolmentIds: readonly number[]): Promise<ReviewRow[]> {
  if (enrolmentIds.length === 0) return []
  return await tx.selectFrom('review').selectAll().where('enrolment_id', 'in', enrolmentIds).orderBy('id').execute()
}

export async function findReviewRow(tx: Tx, id: number): Promise<ReviewRow | null> {
  return (await tx.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** A review with all that belongs to it, as the caller may see it: drafts of others are not among the views. */
export async function findReview(tx: Tx, id: number): Promise<FullReview | null> {
  const row = await findReviewRow(tx, id)
  if (row === null) return null
  const [views, actions, signatures, notes, files] = [
    await tx.selectFrom('review_view').selectAll().where('review_id', '=', id).execute(),
    await tx.selectFrom('review_action').selectAll().where('review_id', '=', id).orderBy('due_on').orderBy('id').execute(),
    await tx.selectFrom('review_signature').selectAll().where('review_id', '=', id).orderBy('signed_at').execute(),
    await tx.selectFrom('review_note').selectAll().where('review_id', '=', id).orderBy('id').execute(),
    await tx.selectFrom('review_file').select(['id', 'name', 'type', 'bytes', 'sha256', 'added_by', 'added_at']).where('review_id', '=', id).orderBy('id').execute(),
  ]
  const sha256 = contentHash(row, views, actions, files)
  return { row, views, actions, signatures, notes, files, sha256, signed: signatures.filter((one) => one.content_sha256 === sha256).map((one) => one.party) }
}

/** For many reviews at once: whose signatures stand for the words as they are now. */
export async function listSigned(tx: Tx, reviews: readonly ReviewRow[]): Promise<ReadonlyMap<number, readonly Party[]>> {
  const held = reviews.filter((row) => row.held_on !== null)
  if (held.length === 0) return new Map()
  const ids = held.map((row) => row.id)
  const views = await tx.selectFrom('review_view').selectAll().where('review_id', 'in', ids).execute()
  const actions = await tx.selectFrom('review_action').selectAll().where('review_id', 'in', ids).execute()
  const files = await tx.selectFrom('review_file').select(['review_id', 'sha256']).where('review_id', 'in', ids).execute()
  const signatures = await tx.selectFrom('review_signature').select(['review_id', 'party', 'content_sha256']).where('review_id', 'in', ids).execute()
  return new Map(held.map((row) => {
    const of = <T extends { review_id: number }>(rows: readonly T[]) => rows.filter((one) => one.review_id === row.id)
    const sha256 = contentHash(row, of(views), of(actions), of(files))
    return [row.id, of(signatures).filter((one) => one.content_sha256 === sha256).map((one) => one.party)]
  }))
}

/** What was said to be wrong in these reviews and nobody has answered yet, the oldest first. */
export async function listUnanswered(tx: Tx, reviews: readonly ReviewRow[]): Promise<{ id: number; reviewId: number; personId: number; fact: string; owner: FactOwner; askedAt: Date }[]> {
  if (reviews.length === 0) return []
  const rows = await tx.selectFrom('review_note').selectAll().where('review_id', 'in', reviews.map((row) => row.id)).where('answer', 'is', null).orderBy('asked_at').execute()
  return rows.map((row) => ({ id: row.id, reviewId: row.review_id, personId: row.person_id, fact: row.fact, owner: row.owner, askedAt: row.asked_at }))
}

/** Actions of earlier reviews of the same programme, for the next. */
export async function listActionsOf(tx: Tx, enrolmentId: number): Promise<{ review_id: number; what: string; owner: Party; due_on: Day; done_on: Day | null }[]> {
  return await tx
    .selectFrom('review_action')
    .innerJoin('review', 'review.id', 'review_action.review_id')
    .select(['review_action.review_id', 'review_action.what', 'review_action.owner', 'review_action.due_on', 'review_action.done_on'])
    .where('review.enrolment_id', '=', enrolmentId)
    .orderBy('review_action.due_on')
    .execute()
}

export async function findReviewFile(tx: Tx, reviewId: number, id: number): Promise<Selectable<ReviewTables['review_file']> | null> {
  return (await tx.selectFrom('review_file').selectAll().where('review_id', '=', reviewId).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function listProbationDates(tx: Tx, personId: number): Promise<Selectable<ReviewTables['probation_date']>[]> {
  return await tx.selectFrom('probation_date').selectAll().where('person_id', '=', personId).orderBy('on_day').execute()
}

/** Concerns that the caller raised or received; the database knows no other reader. */
export async function listConcerns(tx: Tx): Promise<Selectable<ReviewTables['concern']>[]> {
  return await tx.selectFrom('concern').selectAll().orderBy('id', 'desc').execute()
}

/** Name and account of some people, and of those who hold a role for the whole authority on the day. */
export async function listAccounts(tx: Tx, people: readonly number[], role: string | null, on: Day): Promise<{ userId: number; personId: number | null; name: string }[]> {
  const { rows } = await sql<{ user_id: number; person_id: number | null; name: string }>`select * from access.accounts_of(${[...people]}::integer[], ${role}, ${on})`.execute(tx)
  return rows.map((row) => ({ userId: row.user_id, personId: row.person_id, name: row.name }))
}

export function participantsOf(row: ReviewRow): Participants {
  return {
    nqsw: { personId: row.person_id, name: row.nqsw_name },
    manager: row.manager_person_id === null ? null : { personId: row.manager_person_id, name: row.manager_name ?? '' },
    assessor: row.assessor_person_id === null ? null : { personId: row.assessor_person_id, name: row.assessor_name ?? '' },
  }
}

/** The hash of what a signature would be for; empty while the review was not held. Drafts do not count, also for their author. */
function contentHash(row: ReviewRow, views: readonly { party: Party; says: string; shared_at: Date | null }[], actions: readonly { what: string; owner: Party; due_on: Day }[], files: readonly { sha256: string }[]): string {
  if (row.held_on === null) return ''
  const content = signedContent({
    title: row.title, heldOn: row.held_on, facts: row.facts ?? [], participants: { nqsw: row.person_id, manager: row.manager_person_id, assessor: row.assessor_person_id },
    views: views.filter((view) => view.shared_at !== null), isOnTrack: row.is_on_track ?? false, supportPlan: row.support_plan,
    actions: actions.map((action) => ({ what: action.what, owner: action.owner, dueOn: action.due_on })), files: files.map((file) => file.sha256),
  })
  return createHash('sha256').update(content).digest('hex')
}

export type ReviewRow = Selectable<ReviewTables['review']>

export type FullReview = {
  row: ReviewRow
  views: Selectable<ReviewTables['review_view']>[]
  actions: Selectable<ReviewTables['review_action']>[]
  signatures: Selectable<ReviewTables['review_signature']>[]
  notes: Selectable<ReviewTables['review_note']>[]
  files: Pick<Selectable<ReviewTables['review_file']>, 'id' | 'name' | 'type' | 'bytes' | 'sha256' | 'added_by' | 'added_at'>[]
  sha256: string
  /** The parts whose signatures stand for the words as they are now. */
  signed: Party[]
}

/** The agreements of one programme, the newest first, each with who signed it. */
export async function listAgreements(tx: Tx, enrolmentId: number): Promise<SignedAgreement[]> {
  const rows = await tx.selectFrom('agreement').selectAll().where('enrolment_id', '=', enrolmentId).orderBy('number', 'desc').execute()
  if (rows.length === 0) return []
  const signatures = await tx.selectFrom('agreement_signature').selectAll().where('agreement_id', 'in', rows.map((row) => row.id)).orderBy('signed_at').execute()
  return rows.map((row) => ({
    row, signatures: signatures.filter((one) => one.agreement_id === row.id),
    participants: {
      nqsw: { personId: row.person_id, name: personIn(row.document, 'NQSW') },
      manager: row.manager_person_id === null ? null : { personId: row.manager_person_id, name: row.document.manager ?? '' },
      assessor: row.assessor_person_id === null ? null : { personId: row.assessor_person_id, name: row.document.assessor ?? '' },
    },
  }))
}

function personIn(document: SignedAgreement['row']['document'], label: string): string {
  const said = document.sections[0]?.rows.find(([key]) => key === label)?.[1] ?? ''
  return said.split(', registration number')[0] ?? ''
}

export type SignedAgreement = { row: Selectable<ReviewTables['agreement']>; signatures: Selectable<ReviewTables['agreement_signature']>[]; participants: Participants }
