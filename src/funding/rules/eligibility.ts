import type { ProgrammeDocument } from '../../academy/rules/programme.ts'
import { addMonths, formatDay, type Day } from '../../time/day.ts'

export type FundingState = 'eligible' | 'not-eligible' | 'not-known'

/** What the record says of somebody for the question of funding; null where it does not say. */
export type EligibilityFacts = { startedOn: Day | null; isRegistered: boolean | null; isAgency: boolean; qualifiedOn: Day | null; wasFundedBefore: boolean }

/**
 * What a programme's funding rules say of somebody, each reason in a sentence; a person decides (GOV.UK, "Child and family ASYE April 2026
 * to March 2027: registration and funding": registered, in a statutory role, within 4 years of qualifying). What the record does not say
 * makes it "not known", never "yes".
 */
export function suggestEligibility(document: Pick<ProgrammeDocument, 'eligibility' | 'funding'>, facts: EligibilityFacts): { state: FundingState; reasons: string[] } {
  const { eligibility, funding } = document
  const [against, unknown]: [string[], string[]] = [[], []]
  if (funding.payments.length === 0) unknown.push('What the programme pays is not known.')
  if (funding.lastFundedStart !== null && facts.startedOn !== null && facts.startedOn > funding.lastFundedStart) against.push(`Funding ends for starts after ${formatDay(funding.lastFundedStart)}.`)
  if (facts.startedOn === null) unknown.push('There is no start yet.')
  if (eligibility.mustBeRegistered && facts.isRegistered === false) against.push('Not registered with Social Work England.')
  if (eligibility.mustBeRegistered && facts.isRegistered === null) unknown.push('The record has no registration.')
  if (!eligibility.mayBeAgency && facts.isAgency) against.push('Employed by an agency.')
  if (facts.wasFundedBefore) against.push('Was funded on a programme before.')
  if (eligibility.withinYearsOfQualifying !== null && facts.startedOn !== null) {
    const years = eligibility.withinYearsOfQualifying
    if (facts.qualifiedOn === null) unknown.push(`The record does not say when they qualified; it must be within ${years} years before the start.`)
    else if (addMonths(facts.qualifiedOn, years * 12) < facts.startedOn) against.push(`Qualified on ${formatDay(facts.qualifiedOn)}, more than ${years} years before the start.`)
  }
  if (against.length > 0) return { state: 'not-eligible', reasons: against }
  return unknown.length > 0 ? { state: 'not-known', reasons: unknown } : { state: 'eligible', reasons: ['Every rule of the programme is met by the record.'] }
}
