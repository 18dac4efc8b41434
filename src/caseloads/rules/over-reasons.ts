/** Why somebody is over the agreed caseload: about the work and never about the person (users.md 1.11, 1.12). */
export const overReasons = {
  vacancies: 'Vacant posts in the team',
  absence: 'Somebody else is away',
  siblings: 'Brothers and sisters kept together',
  continuity: 'Kept so that a child does not change worker',
  referrals: 'More referrals than usual',
  leaver: 'Took over from somebody who left',
  other: 'Another reason, in the plan',
} as const

export type OverReason = keyof typeof overReasons

export const overReasonKeys = Object.keys(overReasons) as OverReason[]

/** Why a number is agreed for one person. No health reason is asked or kept. */
export const agreementReasons = {
  start: 'Start of work here',
  return: 'Return to work',
  complexity: 'Complex or court work',
  project: 'Other duties beside cases',
  pattern: 'Change of working pattern',
  other: 'Agreed with the worker',
} as const

export type AgreementReason = keyof typeof agreementReasons

export const agreementReasonKeys = Object.keys(agreementReasons) as AgreementReason[]
