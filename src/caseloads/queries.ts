import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import { listEnrolments, listProgrammeVersions } from '../academy/queries.ts'
import { populationOf } from '../measures/rules/population.ts'
import { addMonths, type Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import type { Agreement } from './rules/agreed-caseload.ts'
import { agreedRow, byUrgency, type AgreedRow, type OverAnswer } from './rules/agreed-list.ts'
import { indexFte } from './rules/fte-on.ts'
import { heldSteps, type Led } from './rules/held-steps.ts'
import type { AgreementReason } from './rules/over-reasons.ts'
import { defaultOverSettings, type OverSettings } from './rules/over-agreed.ts'
import { workloadPeriods } from './rules/workload-periods.ts'

/** Numbers agreed for a person, the latest first. */
export async function listAgreements(tx: Tx): Promise<Agreement[]> {
  const rows = await tx.selectFrom('agreed_caseload').selectAll().orderBy('person_id').orderBy('started_on', 'desc').execute()
  return rows.map((row) => ({
    id: row.id, personId: row.person_id, children: row.children, reason: row.reason as AgreementReason, startedOn: row.started_on, endedOn: row.ended_on, agreedBy: row.agreed_by, version: row.version,
  }))
}

/** What was said of stretches over the agreed caseload; of each day of a person the answer in force. */
export async function listOverAnswers(tx: Tx): Promise<OverAnswer[]> {
  const rows = await tx.selectFrom('over_agreed_answer').selectAll().where('retracted_at', 'is', null).orderBy('person_id').orderBy('on_day').execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id, onDay: row.on_day, reason: row.reason, kind: row.kind, plan: row.plan, untilDay: row.until_day, answeredBy: row.answered_by }))
}

/** Children led by some people on or after a day, from the allocations in force. Cover, duty and co-work are not counted as held (C023: children). */
export async function listLed(tx: Tx, personIds: readonly number[], from: Day): Promise<Led[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ person_id: number; child_id: number; started_on: Day; ended_on: Day | null }>`
    select a.person_id, a.child_id, a.started_on, a.ended_on
      from allocation a join child c on c.id = a.child_id
     where a.retracted_at is null and a.kind = 'lead' and c.subject_kind = 'child'
       and a.person_id = any (${[...personIds]}) and (a.ended_on is null or a.ended_on >= ${from})
     order by a.person_id, a.started_on`.execute(tx)
  return rows.map((row) => ({ personId: row.person_id, childId: row.child_id, startedOn: row.started_on, endedOn: row.ended_on }))
}

/** The day of the newest allocation file; null where none is loaded. Nothing is known of any day after it. */
export async function findAllocationDay(tx: Tx, on: Day): Promise<Day | null> {
  const { rows } = await sql<{ on_day: Day | null }>`select max(as_of) as on_day from access.files_in_force() where kind = 'allocations' and as_of <= ${on}`.execute(tx)
  return rows[0]?.on_day ?? null
}

/** What the council says of caseloads: children of a full-time experienced worker, and when a record opens. */
export async function findCaseloadRules(tx: Tx): Promise<CaseloadRules> {
  const row = await tx.selectFrom('authority').select(['settings', 'version']).executeTakeFirst()
  const rules = (row?.settings as { caseloads?: Partial<OverSettings & { fullCaseload: number | null }> } | undefined)?.caseloads ?? {}
  return {
    fullCaseload: rules.fullCaseload ?? null,
    over: { workingDays: rules.workingDays ?? defaultOverSettings.workingDays, atOncePercent: rules.atOncePercent ?? defaultOverSettings.atOncePercent },
    version: row?.version ?? 0,
  }
}

export type CaseloadRules = { fullCaseload: number | null; over: OverSettings; version: number }

/**
 * Everybody whose caseload is agreed, by a programme or for the person, with what they hold and the stretches over it; as at the day of the
 * newest allocation file; `alsoPerson` is in it whatever is agreed. Null where no allocation file is loaded: what is held is then not known day by day.
 */
export async function loadAgreed(tx: Tx, record: Workforce, on: Day, alsoPerson: number | null = null): Promise<{ on: Day; rows: AgreedRow<OverAnswer>[]; rules: CaseloadRules } | null> {
  const dataDay = await findAllocationDay(tx, on)
  if (dataDay === null) return null
  const rules = await findCaseloadRules(tx)
  const agreements = groupBy(await listAgreements(tx), (one) => one.personId)
  const periods = groupBy(workloadPeriods(await listEnrolments(tx), await listProgrammeVersions(tx), dataDay), (one) => one.personId)
  const answers = groupBy(await listOverAnswers(tx), (one) => one.personId)
  const people = [...new Set([...agreements.keys(), ...periods.keys(), ...(alsoPerson === null ? [] : [alsoPerson])])]
  const held = heldSteps(await listLed(tx, people, addMonths(dataDay, -12)))
  const fteOf = indexFte(record)
  const teams = new Map((populationOf(record, dataDay).inPost ?? []).map((row) => [row.personId, row.teamId]))
  const rows = people
    .filter((personId) => personId === alsoPerson || teams.has(personId) || (held.get(personId)?.some((step) => step.held > 0) ?? false))
    .map((personId) => agreedRow({
      personId,
      teamId: teams.get(personId) ?? null,
      ...fteOf(personId),
      held: held.get(personId) ?? [],
      agreements: agreements.get(personId) ?? [],
      periods: periods.get(personId) ?? [],
      answers: answers.get(personId) ?? [],
    }, dataDay, rules))
    // somebody who was on a programme once and never over the number is no longer of this list
    .filter((row) => row.personId === alsoPerson || row.stage !== null || row.agreed.children !== null || row.spells.length > 0)
    .sort(byUrgency)
  return { on: dataDay, rows, rules }
}
