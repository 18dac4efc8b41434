import { day, type Day } from '../../time/day.ts'
import type { Assignment, Employment, Observation, Person, PostPeriod, Workforce } from '../rules/record.ts'

/** A workforce record for tests, written as briefly as its facts. */
export function buildRecord(parts: Partial<Workforce> = {}): Workforce {
  return {
    people: [], employments: [], observations: [], assignments: [], unconfirmed: [], statements: [], teams: [], services: [], posts: [], absences: [],
    coverage: { returnYears: [], peopleFrom: day('2015-10-01'), agencyFrom: day('2015-10-01'), agencyUntil: null },
    ...parts,
  }
}

export function aPerson(id: number, parts: Partial<Person> = {}): Person {
  return {
    id, registrationNumber: `SW${id}`, staffNumber: `${id}`, email: null, givenName: 'Invented', familyName: `Person ${id}`, registeredUntil: null,
    qualificationLevel: null, qualificationInstitution: null, isStepUp: null, isFrontline: null, identityNote: '', otherIdentifiers: [], ...parts,
  }
}

export function aSpell(id: number, startedOn: string, parts: Partial<Employment> = {}): Employment {
  return {
    id, personId: id, basis: 'employed', ordinal: 1, startedOn: day(startedOn), endedOn: null, startOrigin: null, leaverDestination: null, leavingReason: null,
    contractKind: null, supplier: null, charge: null, chargeUnit: null, capGroup: null, isDayOnly: false, source: 'HR', ...parts,
  }
}

/** A spell of person and employment `id` in a post or team. */
export function aPlace(id: number, startedOn: string, parts: Partial<Assignment> = {}): Assignment {
  return {
    id, personId: id, employmentId: id, postId: null, teamId: null, title: null, grade: null, dfeRole: null, fte: null, kind: 'permanent',
    startedOn: day(startedOn), endedOn: null, source: 'HR', ...parts,
  }
}

export function seen(employmentId: number, onDay: string, parts: Partial<Observation> = {}): Observation {
  return {
    employmentId, personId: employmentId, onDay: day(onDay), source: 'HR', rank: 2, fte: 1, dfeRole: null, cases: null, daysLost: null, contractWeeks: null,
    baseSalary: null, retentionPayments: null, otherPayments: null, isAbsent: null, absenceReasons: null, frameworkStatus: null, extra: null, ...parts,
  }
}

export function aPost(postId: number, parts: Partial<PostPeriod> = {}): PostPeriod {
  return {
    postId, positionNumber: `P${postId}`, kind: 'position', teamId: 1, title: 'Social worker', grade: null, dfeRole: 5, fundedFte: 1, costCode: null,
    fundingSource: null, fundingEndsOn: null, stage: 'open', startedOn: '2020-04-01' as Day, endedOn: null, ...parts,
  }
}
