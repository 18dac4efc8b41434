import { choice } from '../fields/choices.ts'
import { dayInThreeParts } from '../fields/days.ts'
import { optional } from '../fields/field.ts'
import { readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import type { Day } from '../time/day.ts'
import { evidenceKinds } from './rules/evidence.ts'

/** What the form of an item says; a day in the future cannot be evidence yet. */
export function readEvidence(fields: Readonly<Record<string, string>>, today: Day, standards: readonly number[]) {
  const read = readFields({
    title: text('a title', { max: 200 }), onDay: dayInThreeParts('the day', { until: today }), kind: choice('what kind of evidence it is', evidenceKinds),
    says: optional(text('the text', { max: 20_000, lines: 'many' })),
  }, fields)
  if (!read.ok) return read
  return { ok: true as const, value: { ...read.value, says: read.value.says ?? '', standards: standards.filter((id) => fields[`standard-${id}`] === 'yes') } }
}
