import type { Day } from '../../time/day.ts'

/** Where somebody stands before registration, and whether they may hold cases as a social worker: not before registration is confirmed (C204). */
export function pipelineState(trainee: TraineeFacts, on: Day): { text: string; mayHoldCases: boolean; isLate: boolean } {
  const { awardExpectedOn, awardConfirmedOn, registrationAppliedOn, registrationConfirmedOn, convertsOn } = trainee
  if (registrationConfirmedOn !== null && registrationConfirmedOn <= on) return { text: 'Registered', mayHoldCases: true, isLate: false }
  const isLate = convertsOn !== null && convertsOn < on
  if (registrationAppliedOn !== null && registrationAppliedOn <= on) return { text: 'Waiting for Social Work England', mayHoldCases: false, isLate }
  if (awardConfirmedOn !== null && awardConfirmedOn <= on) return { text: 'Award confirmed, registration to be applied for', mayHoldCases: false, isLate }
  return { text: awardExpectedOn !== null && awardExpectedOn < on ? 'Award expected and not confirmed' : 'On the course', mayHoldCases: false, isLate: isLate || (awardExpectedOn !== null && awardExpectedOn < on) }
}

export type TraineeFacts = { awardExpectedOn: Day | null; awardConfirmedOn: Day | null; registrationAppliedOn: Day | null; registrationConfirmedOn: Day | null; convertsOn: Day | null }
