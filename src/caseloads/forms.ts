import { choice } from '../fields/choices.ts'
import { dayInThreeParts } from '../fields/days.ts'
import { optional } from '../fields/field.ts'
import { decimal, wholeNumber } from '../fields/numbers.ts'
import { checked, readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import { addMonths, day, type Day } from '../time/day.ts'
import { agreementReasonKeys, overReasonKeys } from './rules/over-reasons.ts'

/** A number of children agreed with somebody, for a time. */
export function readAgreementForm(fields: Readonly<Record<string, string>>) {
  const read = readFields({
    children: wholeNumber('the number of children', { min: 0, max: 60 }),
    reason: choice('the reason', agreementReasonKeys),
    from: dayInThreeParts('the first day', { from: day('2012-01-01'), until: day('2100-12-31') }),
    until: optional(dayInThreeParts('the last day', { from: day('2012-01-01'), until: day('2100-12-31') })),
    seen: wholeNumber('what was seen', { min: 0 }),
  }, fields)
  return checked(read, ({ from, until }) => (until !== null && until < from ? [{ field: 'until-day', message: 'The last day must be the same as or after the first day' }] : []))
}

/** Why somebody is over, and what is done about it. An exception ends within a year: what lasts is a new agreed number. */
export function readOverForm(fields: Readonly<Record<string, string>>, onDay: Day) {
  const read = readFields({
    over: choice('the reason', overReasonKeys),
    kind: choice('what is done about it', ['plan', 'exception']),
    plan: optional(text('the plan', { max: 500, lines: 'many' })),
    end: dayInThreeParts('the day', { from: onDay, until: addMonths(onDay, 12) }),
    seen: wholeNumber('what was seen', { min: 0 }),
  }, fields)
  return checked(read, ({ kind, over, plan }) => (plan === null && (kind === 'plan' || over === 'other') ? [{ field: 'plan', message: kind === 'plan' ? 'Enter the plan' : 'Enter the reason in a few words' }] : []))
}

/** What the council says of caseloads. */
export function readCaseloadRulesForm(fields: Readonly<Record<string, string>>) {
  return readFields({
    fullCaseload: optional(decimal('a full caseload', { min: 1, max: 60, places: 1 })),
    workingDays: wholeNumber('the working days', { min: 1, max: 30 }),
    atOncePercent: wholeNumber('the share', { min: 0, max: 200 }),
    version: wholeNumber('the version', { min: 0 }),
  }, fields)
}
