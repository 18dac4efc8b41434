import { addDays, addMonths, dayOf, earlier, monthOf, yearOf, type Day } from '../../time/day.ts'
import type { MentorSeat } from '../../academy/rules/capacity.ts'
import type { PlaceSpan } from './places.ts'

/**
 * What the academy's own record tells a forecast on a day: places of mentors with their first and last whole month, who is on a programme until when, and how
 * many practice leads there are. Mentors are counted, not named. Null where the academy holds neither mentors with places nor anybody on a programme.
 */
export function academyFacts(held: AcademyHeld, on: Day): AcademyFacts | null {
  if (held.seats.length === 0 && held.runs.length === 0) return null
  const now = held.runs.filter((run) => run.isUnderWay)
  return {
    on,
    mentors: held.seats.length,
    places: held.seats.length === 0 ? null : spansOf(held.seats),
    onProgramme: new Map(now.map((run) => [run.personId, run.endsOn])),
    ended: new Set(held.runs.filter((run) => run.isEnded && !now.some((other) => other.personId === run.personId)).map((run) => run.personId)),
    planned: held.runs.filter((run) => !run.isUnderWay && !run.isEnded).length,
    leads: held.leads,
    lengthMonths: held.lengthMonths,
  }
}

/** Places that begin and end alike, in one. As on the academy's page a place counts in a month only if it lasts to its end (docs/rules/academy.md, "Capacity"). */
function spansOf(seats: readonly MentorSeat[]): PlaceSpan[] {
  const spans = new Map<string, PlaceSpan>()
  for (const seat of seats) {
    const ends = [seat.until, seat.fundingEndsOn].filter((end) => end !== null)
    const until = ends.length === 0 ? null : lastWholeMonth(ends.reduce((a, b) => earlier(a, b)))
    const key = `${seat.from} ${until}`
    spans.set(key, { places: (spans.get(key)?.places ?? 0) + seat.most, from: seat.from, until })
  }
  return [...spans.values()].sort((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1))
}

/** The last day of the last month that a day closes. */
function lastWholeMonth(end: Day): Day {
  const first = dayOf(yearOf(end), monthOf(end), 1)
  const last = addDays(addMonths(first, 1), -1)
  return end === last ? end : addDays(first, -1)
}

export type AcademyHeld = {
  seats: readonly MentorSeat[]
  runs: readonly { personId: number; isUnderWay: boolean; isEnded: boolean; endsOn: Day }[]
  leads: number
  lengthMonths: number
}
export type AcademyFacts = {
  on: Day
  mentors: number
  /** Null where nobody's places are set. */
  places: readonly PlaceSpan[] | null
  onProgramme: ReadonlyMap<number, Day>
  /** People whose programme has ended: not newly qualified any longer, however short they have been here. */
  ended: ReadonlySet<number>
  planned: number
  leads: number
  lengthMonths: number
}
