import { choice } from '../fields/choices.ts'
import { dayInThreeParts, dayText } from '../fields/days.ts'
import { optional, type Problem } from '../fields/field.ts'
import { wholeNumber } from '../fields/numbers.ts'
import { checked, readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import { addDays, formatDay, type Day } from '../time/day.ts'
import type { SessionOutcome } from './record-sessions.ts'
import { frequencyKeys } from './rules/cadence.ts'
import { openingGrounds, type OpeningGround } from './rules/reflection.ts'
import { reasonsToCancel, sessionKinds, type CancelReason, type Session } from './rules/session.ts'

type Fields = Readonly<Record<string, string>>

/** What the page of a series sends. */
export function readPlanForm(fields: Fields, today: Day) {
  return checked(
    readFields({
      kind: choice('the kind of supervision', sessionKinds),
      first: dayInThreeParts('the first day', { from: addDays(today, -366), until: addDays(today, 366) }),
      until: dayInThreeParts('the last day', { from: addDays(today, -366), until: addDays(today, 731) }),
      every: choice('how often', frequencyKeys),
      at: optional(text('the time', { max: 5 })),
      minutes: optional(wholeNumber('the length in minutes', { min: 1, max: 480 })),
      place: optional(text('the place or link', { max: 200 })),
    }, fields),
    ({ first, until, at, place }) => [
      ...(until < first ? [{ field: 'until-day', message: `The last day must be the same as or after ${formatDay(first)}` }] : []),
      ...(at !== null && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(at) ? [{ field: 'at', message: 'The time must be on the 24-hour clock, like 14:30' }] : []),
      ...(place !== null && /^\s*javascript:/i.test(place) ? [{ field: 'place', message: 'The place or link must be a room, a team or a link that begins with https' }] : []),
    ],
  )
}

/** "09:30" from "9:30": how a time is kept. */
export function twoDigits(at: string): string {
  return at.padStart(5, '0')
}

/**
 * What became of the sessions on one page. A row that says nothing is left as it is; every row that cannot be read is named with what
 * is wrong, and nothing is written.
 */
export function readOutcomes(fields: Fields, sessions: readonly Session[], today: Day): { outcomes: SessionOutcome[]; problems: Problem[] } {
  const outcomes: SessionOutcome[] = []
  const problems: Problem[] = []
  for (const session of sessions) {
    const { id } = session
    const isTicked = fields[`held-${id}`] !== undefined
    const otherwise = fields[`otherwise-${id}`] ?? ''
    if (!isTicked && otherwise === '') continue
    const version = Number(fields[`version-${id}`])
    const length = optional(wholeNumber('the length in minutes', { min: 1, max: 480 })).read(`minutes-${id}`, fields)
    if (!length.ok) problems.push(...length.problems)
    const minutes = length.ok ? length.value : null
    if (isTicked && otherwise !== '') problems.push({ field: `otherwise-${id}`, message: 'Tick “held as planned” or choose what happened otherwise, not both' })
    else if (isTicked && session.plannedOn > today) problems.push({ field: `held-${id}`, message: `This session is planned for ${formatDay(session.plannedOn)}. It cannot have been held yet` })
    else if (isTicked) outcomes.push({ id, version, minutes, kind: 'held', on: session.plannedOn })
    else if (otherwise === 'held-on' || otherwise === 'moved') {
      const what = otherwise === 'moved' ? 'the new day' : 'the day on which it was held'
      const day = dayText(what, otherwise === 'moved' ? { from: addDays(today, -31), until: addDays(today, 366) } : { from: addDays(session.plannedOn, -31), until: today }).read(`day-${id}`, fields)
      if (!day.ok) problems.push(...day.problems)
      else outcomes.push(otherwise === 'moved' ? { id, version, minutes, kind: 'moved', to: day.value } : { id, version, minutes, kind: 'held', on: day.value })
    } else if (isReason(otherwise)) outcomes.push({ id, version, minutes, kind: 'cancelled', reason: otherwise })
    else problems.push({ field: `otherwise-${id}`, message: 'Select what happened from the list' })
  }
  return { outcomes, problems }
}

/** What the box of a reflection sends. */
export function readReflectionForm(fields: Fields) {
  return readFields({ body: text('your reflection', { max: 20_000, lines: 'many' }), version: optional(wholeNumber('the version', { min: 0 })), session: optional(wholeNumber('the session', { min: 1 })) }, fields)
}

export function readOpeningForm(fields: Fields) {
  return readFields({ reflection: wholeNumber('the reflection', { min: 1 }), ground: choice('the legal ground', Object.keys(openingGrounds) as OpeningGround[]), reference: text('the reference of the case or request', { max: 200 }) }, fields)
}

export function readActionForm(fields: Fields, today: Day) {
  return readFields({
    session: wholeNumber('the session', { min: 1 }),
    what: text('what was agreed', { max: 300 }),
    owner: choice('who does it', ['worker', 'supervisor']),
    due: optional(dayText('the day by which', { from: addDays(today, -366), until: addDays(today, 1096) })),
  }, fields)
}

function isReason(text: string): text is CancelReason {
  return (reasonsToCancel as readonly string[]).includes(text)
}
