import { choice } from '../fields/choices.ts'
import { dayText } from '../fields/days.ts'
import { optional } from '../fields/field.ts'
import { wholeNumber } from '../fields/numbers.ts'
import { readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import { addDays, type Day } from '../time/day.ts'
import { gates, levels } from './rules/readiness.ts'

type Fields = Readonly<Record<string, string>>

export function readRotationForm(fields: Fields) {
  return readFields({
    team: wholeNumber('the team', { min: 1, max: 2_147_483_647 }), from: dayText('the first day'), until: dayText('the last day'), aim: text('what it is for', { max: 500 }), who: optional(text('the supervisor there')),
    rotation: optional(wholeNumber('the rotation', { min: 1, max: 2_147_483_647 })), version: optional(wholeNumber('the version', { min: 0, max: 2_147_483_647 })),
  }, fields)
}

export function readReadinessForm(fields: Fields, today: Day) {
  return readFields({
    gate: choice('the kind of work', gates), level: choice('what was decided', levels), decidedOn: dayText('the day of the decision', { from: addDays(today, -731), until: today }),
    reason: text('the reason', { max: 1000, lines: 'many' }),
  }, fields)
}
