import { day } from '../../time/day.ts'
import type { CensusWorker } from '../rules/record.ts'

/** A caseholding worker of 2025 with nothing wrong, but for what a test changes. */
export function aWorker(facts: Partial<CensusWorker> = {}): CensusWorker {
  return {
    position: 1, line: 1, agency: false, registrationNumber: 'SW1', fte: 1, birthDate: day('1990-01-01'), sex: 'F', ethnicity: 'WBRI', qualifiedAt: [],
    qualificationLevel: '2', stepUp: false, role: '5', startedOn: day('2015-01-05'), startOrigin: '1', endedOn: null, leaverDestination: null,
    reasonForLeaving: null, ftePreviousYear: 1, cases: 12, daysLost: 3, contractWeeks: [], frontline: false, absent: null, reasonsForAbsence: [],
    cfkssStatus: [], baseSalary: 42_000, retentionPayments: null, otherPayments: null, ...facts,
  }
}
