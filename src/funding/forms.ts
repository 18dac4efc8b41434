import { choice } from '../fields/choices.ts'
import { dayInThreeParts } from '../fields/days.ts'
import { optional } from '../fields/field.ts'
import { wholeNumber } from '../fields/numbers.ts'
import { readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import { day, type Day } from '../time/day.ts'

export function readDecisionForm(fields: Readonly<Record<string, string>>) {
  return readFields({
    state: choice('whether they are funded', ['eligible', 'not-eligible', 'not-known']),
    reason: text('the reason', { max: 500, lines: 'many' }),
    seen: wholeNumber('what was seen', { min: 0 }),
  }, fields)
}

/** What came: a day for all, an amount for each claim that has one. */
export function readReceiptsForm(fields: Readonly<Record<string, string>>, claims: readonly { id: number; version: number; receivedPounds: number | null }[], today: Day) {
  const came = dayInThreeParts('the day on which it came', { from: day('2015-01-01'), until: today }).read('on', fields)
  const problems = came.ok ? [] : [...came.problems]
  const receipts = claims.flatMap((claim) => {
    const name = `pounds-${claim.id}`
    const read = optional(wholeNumber('the amount', { min: 0, max: 100_000 })).read(name, fields)
    if (!read.ok) {
      problems.push(...read.problems)
      return []
    }
    const version = Number(fields[`version-${claim.id}`])
    return read.value === null || read.value === claim.receivedPounds ? [] : [{ claimId: claim.id, version: Number.isInteger(version) ? version : -1, pounds: read.value }]
  })
  if (problems.length === 0 && receipts.length === 0) problems.push({ field: `pounds-${claims[0]?.id ?? 0}`, message: 'Enter what came for at least one claim' })
  return problems.length > 0 || !came.ok ? { ok: false as const, problems } : { ok: true as const, receipts: receipts.map((one) => ({ ...one, on: came.value })) }
}

export function readBudgetForm(fields: Readonly<Record<string, string>>) {
  return readFields({
    kind: choice('whether it is income or a cost', ['income', 'cost']),
    label: text('what it is', { max: 120 }),
    planned: wholeNumber('the planned amount', { min: 0, max: 100_000_000 }),
    actual: optional(wholeNumber('the actual amount', { min: 0, max: 100_000_000 })),
    id: wholeNumber('the line', { min: 0 }),
    version: wholeNumber('the version', { min: 0 }),
  }, fields)
}
