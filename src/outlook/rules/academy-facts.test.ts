import { expect, test } from 'vitest'
import { capacityByMonth, type MentorSeat } from '../../academy/rules/capacity.ts'
import { addDays, addMonths, day } from '../../time/day.ts'
import { academyFacts, type AcademyHeld } from './academy-facts.ts'
import { compileScenario } from './compile-scenario.ts'
import { describePlaces, mostPlaces, placesByMonth } from './places.ts'
import { smallAuthority } from '../testing/small-authority.ts'

const ON = day('2026-10-15')
const STARTS = day('2026-11-01')
const seat = (personId: number, most: number, more: Partial<MentorSeat> = {}): MentorSeat => ({ personId, least: 1, most, from: null, until: null, fundingEndsOn: null, ...more })
const held = (more: Partial<AcademyHeld> = {}): AcademyHeld => ({ seats: [], runs: [], leads: 0, lengthMonths: 12, ...more })

test('a forecast has the places that the academy\'s own page shows, in each month', () => {
  const seats = [
    seat(1, 2), seat(2, 3, { until: day('2027-03-31') }), seat(3, 2, { until: day('2027-05-14') }), seat(4, 2, { fundingEndsOn: day('2027-03-30') }), seat(5, 1, { from: day('2027-02-20') }),
    seat(6, 4, { from: day('2026-12-31'), until: day('2027-09-30'), fundingEndsOn: day('2027-08-31') }),
  ]
  const facts = academyFacts(held({ seats }), ON)!
  const page = capacityByMonth({ seats, needs: [], leads: [] }, STARTS, 24).map(({ places }) => places)
  expect([...placesByMonth(facts.places!, STARTS, 24)]).toEqual(page)
  expect([...compileScenario(smallAuthority({ startsOn: STARTS, months: 24, otherPlaces: facts.places!, limits: smallAuthority().limits })).otherSeats]).toEqual(page)
})

test('places that begin and end alike are one line, without saying whose they are', () => {
  const facts = academyFacts(held({ seats: [seat(1, 2), seat(2, 3), seat(3, 2, { until: day('2027-03-31') })] }), ON)!
  expect(facts.places).toEqual([{ places: 2, from: null, until: '2027-03-31' }, { places: 5, from: null, until: null }])
  expect(facts.mentors).toBe(3)
  expect(describePlaces(facts.places!, STARTS, 24)).toBe('7 in November 2026, 5 from April 2027')
})

test('who is on a programme, who has ended one and who is to come are told apart, a second run before a first', () => {
  const run = (personId: number, state: 'under way' | 'ended' | 'planned') => ({ personId, isUnderWay: state === 'under way', isEnded: state === 'ended', endsOn: addDays(ON, personId) })
  const facts = academyFacts(held({ runs: [run(1, 'under way'), run(2, 'ended'), run(3, 'planned'), run(4, 'ended'), run(4, 'under way')], leads: 2 }), ON)!
  expect([[...facts.onProgramme.keys()], [...facts.ended], facts.planned, facts.leads, facts.places]).toEqual([[1, 4], [2], 1, 2, null])
})

test('an academy that holds nothing tells nothing', () => {
  expect(academyFacts(held(), ON)).toBeNull()
})

test('practice leads and assessors bound the places where the council says how many one takes', () => {
  const open = { leads: 2, peopleForEachLead: null, assessorHoursAMonth: null, hoursForEachPerson: null }
  expect([mostPlaces(null), mostPlaces(open), mostPlaces({ ...open, peopleForEachLead: 24.5 }), mostPlaces({ ...open, assessorHoursAMonth: 100, hoursForEachPerson: 6 }), mostPlaces({ ...open, peopleForEachLead: 5, assessorHoursAMonth: 100, hoursForEachPerson: 6 })])
    .toEqual([Infinity, Infinity, 49, 16, 10])
})

test('changes beyond the sixth are counted, not listed', () => {
  const spans = Array.from({ length: 9 }, (_, at) => ({ places: 1, until: addDays(addMonths(STARTS, at + 1), -1) }))
  expect(describePlaces(spans, STARTS, 12)).toMatch(/^9 in November 2026, 8 from December 2026, .* 4 from April 2027, and 4 more changes to 0 in October 2027$/)
})
