import { monthOf, yearOf, type Day } from '../../time/day.ts'

/** Programme places that are there from the month of a day to the month of another; open at either end where there is none. */
export type PlaceSpan = { places: number; from?: Day | null; until: Day | null }

/**
 * What bounds the places besides mentors: so many people for each practice lead, so many hours of assessors a month for each person. Where it is left open it
 * bounds nothing.
 */
export type SupportBound = { leads: number; peopleForEachLead: number | null; assessorHoursAMonth: number | null; hoursForEachPerson: number | null }

/** Places of each month. */
export function placesByMonth(spans: readonly PlaceSpan[], startsOn: Day, months: number): Float64Array {
  return Float64Array.from({ length: months }, (_, month) => placesIn(spans, monthNumber(startsOn) + month))
}

/** Places in the month of a day. */
export function placesOn(spans: readonly PlaceSpan[], on: Day): number {
  return placesIn(spans, monthNumber(on))
}

/** The most places that practice leads and assessors allow, however many mentors there are; Infinity where nothing is set. */
export function mostPlaces(bound: SupportBound | null | undefined): number {
  if (!bound) return Infinity
  const ofLeads = bound.peopleForEachLead === null ? Infinity : bound.leads * bound.peopleForEachLead
  const ofHours = bound.assessorHoursAMonth === null || !bound.hoursForEachPerson ? Infinity : bound.assessorHoursAMonth / bound.hoursForEachPerson
  return Math.floor(Math.min(ofLeads, ofHours))
}

/** "26 in December 2026, 24 from April 2027": every month in which the number changes. */
export function describePlaces(spans: readonly PlaceSpan[], startsOn: Day, months: number): string {
  const each = placesByMonth(spans, startsOn, months)
  const said = [...each].flatMap((places, at) => (at > 0 && places === each[at - 1] ? [] : [`${places} ${at === 0 ? 'in' : 'from'} ${monthName(monthNumber(startsOn) + at)}`]))
  return said.length > SAID ? `${said.slice(0, SAID).join(', ')}, and ${said.length - SAID} more changes to ${each.at(-1)} in ${monthName(monthNumber(startsOn) + months - 1)}` : said.join(', ')
}

function placesIn(spans: readonly PlaceSpan[], month: number): number {
  return spans.reduce((sum, span) => sum + ((!span.from || month >= monthNumber(span.from)) && (span.until === null || month <= monthNumber(span.until)) ? span.places : 0), 0)
}

function monthNumber(on: Day): number {
  return yearOf(on) * 12 + monthOf(on) - 1
}

function monthName(number: number): string {
  return `${MONTHS[number % 12]} ${Math.floor(number / 12)}`
}

const SAID = 6
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
