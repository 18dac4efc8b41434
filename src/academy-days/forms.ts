import { choice } from '../fields/choices.ts'
import { dayInThreeParts, dayText } from '../fields/days.ts'
import { optional, singleField, sentence, ok, wrong, type Field, type Problem } from '../fields/field.ts'
import { wholeNumber } from '../fields/numbers.ts'
import { checked, readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import { addDays, formatDay, type Day } from '../time/day.ts'
import type { CatchUpRow, MarkedRow } from './keep-register.ts'
import { cancelReasons, dayModes, markLabels, marks, type AcademyDay, type Mark, type Place } from './rules/academy-day.ts'

type Fields = Readonly<Record<string, string>>

/** What the form of a day says, but for who is invited. */
export function readDayForm(fields: Fields, today: Day) {
  return checked(
    readFields({
      title: text('a title', { max: 200 }), onDay: dayInThreeParts('the day', { from: addDays(today, -731), until: addDays(today, 1096) }), startsAt: time('the time at which it starts'), endsAt: time('the time at which it ends'),
      mode: choice('how people take part', dayModes), place: optional(text('the place', { max: 200 })), link: optional(httpsLink('the link to join')), seats: optional(wholeNumber('the number of places', { min: 1, max: 500 })),
      resources: optional(text('links and notes', { max: 4000, lines: 'many' })),
    }, fields),
    ({ startsAt, endsAt, mode, place, link }) => [
      ...(endsAt <= startsAt ? [{ field: 'ends-at', message: `The time at which it ends must be after ${startsAt}` }] : []),
      ...(mode === 'online' || place !== null ? [] : [{ field: 'place', message: 'Enter the place, such as a room and building' }]),
      ...(mode === 'in-the-room' && link !== null ? [{ field: 'link', message: 'A day in the room has no link to join: choose online or both, or take the link away' }] : []),
    ],
  )
}

/** The ticked ones of a list of numbers: `cohort-4`, `person-12`, `standard-7`. */
export function tickedIds(fields: Fields, name: string): number[] {
  return Object.keys(fields).flatMap((key) => (key.startsWith(`${name}-`) && /^\d{1,9}$/.test(key.slice(name.length + 1)) ? [Number(key.slice(name.length + 1))] : []))
}

export function readCancelForm(fields: Fields) {
  return readFields({ reason: choice('what happens', ['takes-place', ...cancelReasons]) }, fields)
}

/** The register of a day. A row left as it is stays; "mark the rest" is said once for everybody who has no mark yet. */
export function readRegister(fields: Fields, places: readonly Place[], day: Pick<AcademyDay, 'onDay'>, today: Day): { rows: MarkedRow[]; problems: Problem[] } {
  if (day.onDay > today) return { rows: [], problems: [{ field: 'rest', message: `This day is on ${formatDay(day.onDay)}. The register can be taken from then on` }] }
  const rest = fields['rest'] === 'attended'
  const problems: Problem[] = []
  const rows = places.flatMap(({ personId, mark }): MarkedRow[] => {
    const given = fields[`mark-${personId}`]
    if (given === undefined) return []
    const chosen: Mark | '' = given === '' && rest && mark === null ? 'attended' : given === '' || isMark(given) ? given : ''
    if (given !== '' && chosen === '') problems.push({ field: `mark-${personId}`, message: `Select one of ${Object.values(markLabels).join(', ').toLowerCase()}` })
    return chosen === '' || chosen === mark ? [] : [{ personId, version: Number(fields[`version-${personId}`]), mark: chosen }]
  })
  return { rows, problems }
}

/** How those who were absent catch up. One way for each: a later day, or what was done and when. */
export function readCatchUp(fields: Fields, places: readonly Place[], day: AcademyDay, laterIds: readonly number[], today: Day): { rows: CatchUpRow[]; problems: Problem[] } {
  const problems: Problem[] = []
  const rows = places.filter(({ mark }) => mark === 'absent').flatMap((place): CatchUpRow[] => {
    const { personId } = place
    const version = Number(fields[`version-${personId}`])
    const [later, note, on] = [fields[`later-${personId}`] ?? '', fields[`note-${personId}`]?.trim() ?? '', fields[`on-${personId}`]?.trim() ?? '']
    if (later !== '' && (note !== '' || on !== '')) return problem(`later-${personId}`, 'Choose a later day, or say what was done, not both')
    if (later !== '') {
      if (!laterIds.includes(Number(later))) return problem(`later-${personId}`, 'Select the later day from the list')
      return Number(later) === place.catchUpDayId ? [] : [{ personId, version, by: { kind: 'day', dayId: Number(later) } }]
    }
    if (note === '' && on === '') return place.catchUpDayId === null && place.catchUpNote === null ? [] : [{ personId, version, by: { kind: 'none' } }]
    const read = readFields({ note: text('what was done', { max: 500 }), on: dayText('the day on which it was done', { from: day.onDay, until: today }) }, { note, on })
    if (!read.ok) {
      problems.push(...read.problems.map(({ field, message }) => ({ field: `${field}-${personId}`, message })))
      return []
    }
    return read.value.note === place.catchUpNote && read.value.on === place.caughtUpOn ? [] : [{ personId, version, by: { kind: 'note', ...read.value } }]
  })
  return { rows, problems }

  function problem(field: string, message: string): [] {
    problems.push({ field, message })
    return []
  }
}

/** "09:30" from "9:30", on the 24-hour clock. */
function time(what: string): Field<string> {
  return singleField(what, `Enter ${what}`, (given, name) => {
    const found = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(given)
    return found === null ? wrong(name, `${sentence(what)} must be on the 24-hour clock, like 14:30`) : ok(`${(found[1] ?? '').padStart(2, '0')}:${found[2]}`)
  })
}

/** A link that a browser can follow without harm: https and nothing else. */
function httpsLink(what: string): Field<string> {
  return singleField(what, `Enter ${what}`, (given, name) => (/^https:\/\/[^\s"<>]+$/.test(given) && given.length <= 500 && URL.canParse(given) ? ok(given) : wrong(name, `${sentence(what)} must begin with https:// and hold no spaces`)))
}

function isMark(given: string): given is Mark {
  return (marks as readonly string[]).includes(given)
}
