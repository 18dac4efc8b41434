import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import { listDoneSteps, listEnrolments, listProgrammeVersions, listRelationships, type Enrolment } from '../academy/queries.ts'
import { leftOn, outcomeOf, startedOn } from '../academy/rules/enrolment-state.ts'
import { overviewOf } from '../academy/rules/overview.ts'
import { listAcademyDays, listPlaces } from '../academy-days/queries.ts'
import { attendanceOf } from '../academy-days/rules/attendance.ts'
import type { Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import type { CaseAudit, Spell } from './rules/case-audits.ts'
import type { FocusGroup, QualityAction, Questionnaire, Quotation, Visit } from './rules/facts.ts'
import type { OfferFacts } from './rules/offer.ts'

export async function listCaseAudits(tx: Tx): Promise<CaseAudit[]> {
  const rows = await tx.selectFrom('case_audit').selectAll().orderBy('audited_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ id: row.id, auditedOn: row.audited_on, personId: row.person_id, grade: row.grade, theme: row.theme }))
}

/** Who was on a programme from when until when. */
export async function listProgrammeSpells(tx: Tx, on: Day): Promise<Spell[]> {
  return (await listEnrolments(tx)).flatMap((run) => {
    const from = startedOn(run)
    return from === null ? [] : [{ personId: run.personId, from, until: outcomeOf(run, on)?.onDay ?? null }]
  })
}

export async function listActions(tx: Tx): Promise<QualityAction[]> {
  const rows = await tx.selectFrom('quality_action').selectAll().orderBy('year', 'desc').orderBy('due_on').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, year: row.year, what: row.what, owner: row.owner, dueOn: row.due_on, doneOn: row.done_on, cameFrom: row.came_from, version: row.version }))
}

/** Only what there is consent for today: what was withdrawn is on no page and in no file. */
export async function listQuotations(tx: Tx): Promise<Quotation[]> {
  const rows = await tx.selectFrom('quotation').selectAll().where('withdrawn_on', 'is', null).orderBy('consent_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ id: row.id, said: row.said, saidBy: row.said_by, consentOn: row.consent_on, version: row.version }))
}

export async function listFocusGroups(tx: Tx): Promise<FocusGroup[]> {
  const rows = await tx.selectFrom('focus_group').selectAll().orderBy('held_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ id: row.id, heldOn: row.held_on, withWhom: row.with_whom, people: row.people, notes: row.notes, writtenBy: row.written_by }))
}

export async function listVisits(tx: Tx): Promise<Visit[]> {
  const rows = await tx.selectFrom('visit').selectAll().orderBy('on_day', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, onDay: row.on_day, who: row.who, viewed: row.viewed, personIds: row.person_ids, recordedBy: row.recorded_by }))
}

export async function listQuestionnaires(tx: Tx): Promise<Questionnaire[]> {
  const rows = await tx.selectFrom('questionnaire').selectAll().orderBy('opened_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, asked: row.asked, questions: row.questions, openedOn: row.opened_on, closedOn: row.closed_on, madeBy: row.made_by }))
}

/** Questionnaires that ask the caller today and that the caller has not answered. */
export async function listOpenQuestionnaires(tx: Tx, roles: readonly string[], on: Day): Promise<Questionnaire[]> {
  const taken = new Set((await tx.selectFrom('questionnaire_taken').select('questionnaire_id').execute()).map((row) => row.questionnaire_id))
  return (await listQuestionnaires(tx)).filter((one) => one.openedOn <= on && one.closedOn >= on && one.asked.some((role) => roles.includes(role)) && !taken.has(one.id))
}

export async function countAnswers(tx: Tx, id: number): Promise<number> {
  const { rows } = await sql<{ count: number | null }>`select access.questionnaire_count(${id}) as count`.execute(tx)
  return rows[0]?.count ?? 0
}

/** All answers by question, none below the least number: the database gives them together or not at all. */
export async function listAnswers(tx: Tx, id: number): Promise<{ question: string; value: string }[]> {
  const { rows } = await sql<{ question: string; value: string }>`select question, value from access.questionnaire_answers(${id})`.execute(tx)
  return rows
}

/** What each newly qualified worker on a programme has of what the academy promises, as far as the record holds it: null is not known. */
export async function listOfferFacts(tx: Tx, on: Day): Promise<OfferFacts[]> {
  const relationships = (await listRelationships(tx)).filter((one) => one.startedOn <= on && (one.endedOn === null || one.endedOn >= on))
  const has = (personId: number, kind: string): boolean => relationships.some((one) => one.personId === personId && one.kind === kind)
  const versions = new Map((await listProgrammeVersions(tx)).map(({ id, document }) => [id, document]))
  const done = await listDoneSteps(tx)
  const places = groupBy(await listPlaces(tx), (place) => place.personId)
  const days = new Map((await listAcademyDays(tx)).map((day) => [day.id, day]))
  const attended = (personId: number): OfferFacts['daysAttended'] => {
    const { n, total, unmarked } = attendanceOf(places.get(personId) ?? [], days, on)
    // a register that nobody filled in says nothing of anybody
    return total === unmarked ? null : { n, of: total - unmarked }
  }
  const overdue = (run: Enrolment): number | null => {
    const document = versions.get(run.programmeVersionId)
    const overview = document === undefined ? null : overviewOf(run, document, [], on, done(run.id, document.evidence.reflectionMonths))
    return overview === null || !overview.hasReviews ? null : overview.due.filter(({ key, isOverdue }) => isOverdue && key.startsWith('review ')).length
  }
  return (await listEnrolments(tx)).flatMap((run): OfferFacts[] => {
    const began = startedOn(run)
    if (began === null || began > on || outcomeOf(run, on) !== null || leftOn(run, on) !== null) return []
    return [{ personId: run.personId, teamId: run.teamId, hasMentor: has(run.personId, 'mentor'), hasPracticeLead: has(run.personId, 'practice-lead'), supervisionHeld: null, daysAttended: attended(run.personId), reviewsOverdue: overdue(run) }]
  })
}
