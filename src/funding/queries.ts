import type { Tx } from '../access/begin.ts'
import { listCohorts, listEnrolments, listProgrammeVersions, type Enrolment } from '../academy/queries.ts'
import { outcomeOf, startedOn } from '../academy/rules/enrolment-state.ts'
import type { Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import type { BudgetLine } from './rules/budget.ts'
import type { FundedRun, Payment } from './rules/claims-due.ts'
import { suggestEligibility } from './rules/eligibility.ts'
import type { Claim, FundingRow } from './rules/funding-row.ts'

/** Everybody on a programme or through it, with the decision about their funding, what the rules suggest, and what was claimed. */
export async function listFunding(tx: Tx, on: Day): Promise<FundingRow[]> {
  const enrolments = await listEnrolments(tx)
  const versions = new Map((await listProgrammeVersions(tx)).map((version) => [version.id, version]))
  const cohorts = new Map((await listCohorts(tx)).map((cohort) => [cohort.id, cohort.name]))
  const decisions = new Map((await tx.selectFrom('funding_decision').selectAll().where('retracted_at', 'is', null).execute()).map((row) => [row.enrolment_id, row]))
  const claims = groupBy(await listClaims(tx), (claim) => claim.enrolmentId)
  const facts = await listPersonFacts(tx, enrolments)
  return enrolments.flatMap((run): FundingRow[] => {
    const version = versions.get(run.programmeVersionId)
    if (version === undefined) return []
    const began = startedOn(run)
    const outcome = outcomeOf(run, on)
    const own = facts.get(run.personId)
    const decision = decisions.get(run.id)
    const wasFundedBefore = enrolments.some((other) => other.personId === run.personId && other.id !== run.id && other.plannedStart < run.plannedStart && (claims.get(other.id)?.length ?? 0) > 0)
    return [{
      enrolmentId: run.id, personId: run.personId, cohort: cohorts.get(run.cohortId) ?? '', programme: version.label, startedOn: began,
      outcome: outcome?.kind ?? null, passedOn: outcome?.kind === 'passed' ? outcome.onDay : null,
      funding: version.document.funding,
      suggestion: suggestEligibility(version.document, { startedOn: began, isRegistered: own?.isRegistered ?? null, isAgency: own?.isAgency ?? false, qualifiedOn: own?.qualifiedOn ?? null, wasFundedBefore }),
      decision: decision === undefined ? null : { id: decision.id, state: decision.state, reason: decision.reason, decidedOn: decision.decided_on, decidedBy: decision.decided_by },
      claims: claims.get(run.id) ?? [],
    }]
  })
}

/** As the rule about what can be claimed takes it. */
export function fundedRun(row: FundingRow): FundedRun {
  return {
    enrolmentId: row.enrolmentId, personId: row.personId, startedOn: row.startedOn, passedOn: row.passedOn, isOver: row.outcome !== null, state: row.decision?.state ?? null, funding: row.funding,
    claimed: row.claims.map(({ payment }) => payment),
  }
}

export async function listClaims(tx: Tx): Promise<Claim[]> {
  const rows = await tx
    .selectFrom('funding_claim')
    .innerJoin('funding_batch', 'funding_batch.id', 'funding_claim.batch_id')
    .selectAll('funding_claim')
    .select(['funding_batch.made_on', 'funding_batch.made_by'])
    .orderBy('funding_claim.id')
    .execute()
  return rows.map((row) => ({
    id: row.id, batchId: row.batch_id, enrolmentId: row.enrolment_id, personId: row.person_id, payment: row.payment, pounds: row.pounds, claimedOn: row.made_on, receivedOn: row.received_on, receivedPounds: row.received_pounds,
    version: row.version,
  }))
}

export async function listBatches(tx: Tx): Promise<{ id: number; payment: Payment; madeOn: Day; madeBy: string }[]> {
  const rows = await tx.selectFrom('funding_batch').selectAll().orderBy('id', 'desc').execute()
  return rows.map((row) => ({ id: row.id, payment: row.payment, madeOn: row.made_on, madeBy: row.made_by }))
}

export async function listBudget(tx: Tx, financialYear: number): Promise<BudgetLine[]> {
  const rows = await tx.selectFrom('budget_line').selectAll().where('financial_year', '=', financialYear).orderBy('kind', 'desc').orderBy('label').execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, label: row.label, planned: row.planned, actual: row.actual, version: row.version }))
}



async function listPersonFacts(tx: Tx, enrolments: readonly Enrolment[]): Promise<Map<number, { isRegistered: boolean | null; isAgency: boolean; qualifiedOn: Day | null }>> {
  const ids = [...new Set(enrolments.map(({ personId }) => personId))]
  if (ids.length === 0) return new Map()
  const people = await tx.selectFrom('person').select(['id', 'registration_number', 'registered_until']).where('id', 'in', ids).execute()
  const spells = groupBy(await tx.selectFrom('employment').select(['person_id', 'basis', 'started_on']).where('person_id', 'in', ids).orderBy('started_on').execute(), (row) => row.person_id)
  const awards = new Map((await tx.selectFrom('trainee').select(['person_id', 'award_confirmed_on']).where('person_id', 'in', ids).where('award_confirmed_on', 'is not', null).execute()).map((row) => [row.person_id, row.award_confirmed_on]))
  return new Map(people.map((row) => [row.id, {
    isRegistered: row.registration_number === null ? null : true,
    isAgency: spells.get(row.id)?.at(-1)?.basis === 'agency',
    qualifiedOn: awards.get(row.id) ?? null,
  }]))
}
