import type { Day } from '../../time/day.ts'
import { yearEnding } from '../../time/census-year.ts'
import { emptyObservation, type AssignmentClaim, type Claim, type ClaimSource, type ObservationClaim } from '../../workforce/rules/claims.ts'
import { guessEndMeans, lastDay, type EndGuess } from './end-means.ts'
import type { EndMeans } from './mapping.ts'
import { personKeyOf, type Said, type WorkRow } from './people-row.ts'
import { nameKey } from './person-values.ts'

/** Rows that say the same twice are left out, two posts at once are kept and said: DfE counts the FTE of both (CSWW methodology). */
export function withoutRepeats(rows: readonly WorkRow[]): { rows: WorkRow[]; said: (Said & { row: number; sheet: string | null })[] } {
  const kept: WorkRow[] = []
  const said: (Said & { row: number; sheet: string | null })[] = []
  const byPerson = new Map<string, WorkRow[]>()
  for (const row of rows) {
    const held = byPerson.get(personKeyOf(row)) ?? []
    byPerson.set(personKeyOf(row), [...held, row])
    const same = held.find((other) => isSameWork(other, row))
    if (same) {
      const names = nameKey(same.givenName, same.familyName) === nameKey(row.givenName, row.familyName) && (same.familyName !== row.familyName || same.givenName !== row.givenName)
      said.push({
        kind: 'problem', row: row.row, sheet: row.sheet, column: names ? 'name' : 'staffNumber', value: names ? `${row.givenName ?? ''} ${row.familyName ?? ''}`.trim() : personKeyOf(row),
        message: `The row stands twice: row ${same.row} says the same of the same person${names ? ', with the names the other way round' : ''}. It is left out.`,
      })
      continue
    }
    const other = held.find((one) => overlaps(one, row))
    if (other) {
      said.push({
        kind: 'problem', row: row.row, sheet: row.sheet, column: row.postStartedOn === null ? 'startedOn' : 'postStartedOn', value: row.postStartedOn ?? row.startedOn,
        message: `The post overlaps that of row ${other.row}: the same person in two posts at once. Both are kept and the FTE of both counts; if it is one post, correct the dates.`,
      })
    }
    kept.push(row)
  }
  return { rows: kept, said }
}

/** What the ends of a file mean: a person's choice, or a guess from the rows that follow one another. */
export function endMeansOf(rows: readonly WorkRow[], chosen: EndMeans | null): { endMeans: EndMeans; guess: EndGuess } {
  const guess = guessEndMeans(rows.map((row) => ({ subject: personKeyOf(row), startedOn: row.postStartedOn ?? row.startedOn, endedOn: row.postEndedOn ?? row.endedOn })))
  return { endMeans: chosen ?? guess.endMeans, guess }
}

export function withLastDays(row: WorkRow, endMeans: EndMeans): WorkRow {
  return { ...row, endedOn: lastDay(row.startedOn, row.endedOn, endMeans), postEndedOn: lastDay(row.postStartedOn ?? row.startedOn, row.postEndedOn, endMeans) }
}

/** The first day that a file can speak of: the year that ends on its day where it holds people who left, else its day. */
export function firstDayOf(rows: readonly WorkRow[], asOf: Day): Day {
  return rows.some((row) => row.endedOn !== null && row.endedOn <= asOf) ? yearEnding(asOf).from : asOf
}

/**
 * The claims of a file's rows. Rows of one person with one start whose posts follow one another are one spell in several posts;
 * posts at the same time are spells of their own.
 */
export function claimsOf(rows: readonly WorkRow[], source: ClaimSource, basis: 'employed' | 'agency'): Claim[] {
  const chains: WorkRow[][] = []
  const open = new Map<string, WorkRow[][]>()
  for (const row of [...rows].sort((a, b) => compareDays(postStart(a), postStart(b)) || a.row - b.row)) {
    const key = `${personKeyOf(row)}|${row.startedOn}|${basisOf(row, basis)}`
    const own = open.get(key) ?? []
    open.set(key, own)
    const before = basis === 'employed' ? own.find((chain) => follows(chain.at(-1), row)) : undefined
    if (before) before.push(row)
    else {
      const chain = [row]
      own.push(chain)
      chains.push(chain)
    }
  }
  return chains.map((chain) => claimOf(chain, source, basis))
}

function claimOf(chain: readonly WorkRow[], source: ClaimSource, basis: 'employed' | 'agency'): Claim {
  const row = chain.at(-1) as WorkRow
  const pick = <K extends keyof WorkRow>(key: K): NonNullable<WorkRow[K]> | null => chain.findLast((one) => (one[key] ?? null) !== null)?.[key] ?? null
  return {
    source,
    row: row.sheet === null ? `row ${row.row}` : `${row.sheet}, row ${row.row}`,
    person: {
      registrationNumber: pick('registrationNumber'), staffNumber: pick('staffNumber'), email: pick('email'), givenName: pick('givenName'), familyName: pick('familyName'),
      registeredUntil: pick('registeredUntil'), birthDate: pick('birthDate'), sex: pick('sex'), gender: null, ethnicity: pick('ethnicity'),
      qualificationLevel: pick('qualificationLevel'), qualificationInstitution: pick('qualificationInstitution'), isStepUp: pick('isStepUp'), isFrontline: pick('isFrontline'),
    },
    employment: {
      basis: basisOf(row, basis), startedOn: row.startedOn, endedOn: row.endedOn, startOrigin: pick('startOrigin'), leaverDestination: pick('leaverDestination'),
      leavingReason: pick('leavingReason'), contractKind: row.contractKind, supplier: row.supplier, charge: row.charge, chargeUnit: row.chargeUnit, capGroup: row.capGroup,
    },
    observations: observationsOf(chain, source),
    assignment: assignmentOf(row),
    ...(chain.length > 1 ? { pastAssignments: chain.slice(0, -1).flatMap((past) => assignmentOf(past) ?? []) } : {}),
  }
}

/** FTE and role as at the file's day; of who has left as at the last day, so that a leaver's FTE is what it was. Pay and days lost are of the file's year. */
function observationsOf(chain: readonly WorkRow[], source: ClaimSource): ObservationClaim[] {
  const byDay = new Map<Day, ObservationClaim>()
  for (const [index, row] of chain.entries()) {
    const isLast = index === chain.length - 1
    const end = row.postEndedOn ?? row.endedOn
    const ended = end !== null && end <= source.on
    const onDay = ended ? end : source.on
    if (row.fte !== null || row.dfeRole !== null) byDay.set(onDay, { ...(byDay.get(onDay) ?? emptyObservation), onDay, fte: row.fte, dfeRole: row.dfeRole })
    if (!isLast) continue
    const isHere = row.endedOn === null || row.endedOn > source.on
    const { baseSalary = null, retentionPayments = null, otherPayments = null } = row
    const isPaid = baseSalary !== null || retentionPayments !== null || otherPayments !== null
    if (row.daysLost !== null || isPaid || (isHere && row.isAbsent !== null)) {
      byDay.set(source.on, {
        ...(byDay.get(source.on) ?? emptyObservation), onDay: source.on, daysLost: row.daysLost, baseSalary, retentionPayments, otherPayments,
        ...(isHere ? { isAbsent: row.isAbsent, absenceReasons: row.absenceReasons } : {}),
      })
    }
  }
  return [...byDay.values()]
}

function assignmentOf(row: WorkRow): AssignmentClaim | null {
  if ([row.positionNumber, row.team, row.service, row.title, row.grade].every((value) => value === null)) return null
  return {
    positionNumber: row.positionNumber, team: row.team, service: row.service, title: row.title, grade: row.grade, dfeRole: row.dfeRole, fte: row.fte,
    kind: row.contractKind !== null && TEMPORARY.has(row.contractKind) ? row.contractKind : 'permanent',
    startedOn: row.postStartedOn, endedOn: row.postEndedOn,
  }
}

/** An HR extract that lists agency workers too says so in the contract. */
function basisOf(row: WorkRow, basis: 'employed' | 'agency'): 'employed' | 'agency' {
  return row.contractKind === 'agency' ? 'agency' : basis
}

function follows(before: WorkRow | undefined, row: WorkRow): boolean {
  return before !== undefined && before.postEndedOn !== null && row.postStartedOn !== null && row.postStartedOn > before.postEndedOn
}

function overlaps(a: WorkRow, b: WorkRow): boolean {
  return postStart(a) <= (postEnd(b) ?? FAR) && postStart(b) <= (postEnd(a) ?? FAR)
}

function isSameWork(a: WorkRow, b: WorkRow): boolean {
  return SAME.every((key) => a[key] === b[key]) && nameKey(a.givenName, a.familyName) === nameKey(b.givenName, b.familyName)
}

const SAME = ['startedOn', 'endedOn', 'postStartedOn', 'postEndedOn', 'positionNumber', 'team', 'title', 'fte', 'supplier'] as const
const TEMPORARY = new Set(['fixed-term', 'acting-up', 'secondment', 'maternity-cover', 'casual'])
const FAR = '9999-12-31'
const postStart = (row: WorkRow): Day => row.postStartedOn ?? row.startedOn
const postEnd = (row: WorkRow): Day | null => row.postEndedOn ?? row.endedOn
const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)
