import { addDays } from '../../time/day.ts'
import { censusDay, yearEnding } from '../../time/census-year.ts'
import { emptyObservation, type Claim, type ClaimSource, type ObservationClaim } from '../../workforce/rules/claims.ts'
import type { CensusRecord, CensusWorker } from './record.ts'

/** A return as a source of the record: it speaks of its collection year, and for the FTE of the 30 September before. */
export function returnSource(year: number): ClaimSource {
  const { from, until } = yearEnding(censusDay(year))
  return { label: `return ${year}`, kind: 'return', rank: 1, on: until, from }
}

/** What a worker's row says. A leaver's FTE is FTE30, an observation of the 30 September before; FTE itself is 0 for a leaver (DfE specification 4.5). */
export function toClaim(worker: CensusWorker, record: Pick<CensusRecord, 'unknown'>, source: ClaimSource): Claim {
  const isAgency = worker.agency === true
  const extra = {
    ...record.unknown,
    ...(worker.qualifiedAt.length > 1 ? { QualInst: worker.qualifiedAt.join('\n') } : {}),
    ...(worker.contractWeeks.length > 1 ? { ContractWeeks: worker.contractWeeks.join(' ') } : {}),
  }
  const today: ObservationClaim = {
    onDay: source.on,
    fte: worker.fte,
    dfeRole: code(worker.role),
    cases: worker.cases,
    daysLost: worker.daysLost,
    contractWeeks: worker.contractWeeks[0] ?? null,
    baseSalary: worker.baseSalary,
    retentionPayments: worker.retentionPayments,
    otherPayments: worker.otherPayments,
    isAbsent: worker.absent,
    absenceReasons: worker.reasonsForAbsence.length > 0 ? worker.reasonsForAbsence : null,
    frameworkStatus: code(worker.cfkssStatus[0] ?? null),
    extra: Object.keys(extra).length > 0 ? extra : null,
  }
  const before = worker.ftePreviousYear === null ? [] : [{ ...emptyObservation, onDay: addDays(source.from, -1), isRetrospective: true, fte: worker.ftePreviousYear }]
  return {
    source,
    row: `line ${worker.line}`,
    person: {
      registrationNumber: worker.registrationNumber,
      staffNumber: null,
      email: null,
      givenName: null,
      familyName: null,
      registeredUntil: null,
      birthDate: worker.birthDate,
      sex: worker.sex,
      gender: null,
      ethnicity: worker.ethnicity,
      qualificationLevel: worker.qualificationLevel,
      qualificationInstitution: worker.qualifiedAt[0] ?? null,
      isStepUp: worker.stepUp,
      isFrontline: worker.frontline,
    },
    employment: {
      basis: isAgency ? 'agency' : 'employed',
      startedOn: worker.startedOn,
      endedOn: worker.endedOn,
      startOrigin: code(worker.startOrigin),
      leaverDestination: code(worker.leaverDestination),
      leavingReason: code(worker.reasonForLeaving),
      contractKind: null,
      supplier: null,
      charge: null,
      chargeUnit: null,
      capGroup: null,
    },
    observations: [today, ...before],
    assignment: null,
  }
}

function code(text: string | null): number | null {
  if (text === null || !/^\d+$/.test(text)) return null
  return Number(text)
}
