import { addDays, addMonths, dayOf, earlier, monthOf, yearOf, type Day } from '../../time/day.ts'

/** A mentor's places, and until when they last: the setting's end, the last day in post, the end of the post's funding. */
export type MentorSeat = { personId: number; least: number; most: number; from: Day | null; until: Day | null; fundingEndsOn: Day | null }
/** Somebody who needs a mentor from a day to a day: on the programme, or planned to be. */
export type Need = { personId: number; from: Day; until: Day }

/** The last day on which somebody needs a mentor: who is past the programme's end and not decided needs one still, today at least. */
export function neededUntil(endsOn: Day, on: Day): Day {
  return endsOn < on ? on : endsOn
}

/** Month by month: places, people who need one, what is free; and people for each practice lead. docs/rules/academy.md, "Capacity". */
export function capacityByMonth(input: { seats: readonly MentorSeat[]; needs: readonly Need[]; leads: readonly { until: Day | null }[] }, on: Day, months: number): CapacityMonth[] {
  const first = dayOf(yearOf(on), monthOf(on), 1)
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(first, index)
    const last = addDays(addMonths(month, 1), -1)
    const seats = input.seats.filter((seat) => (seat.from === null || seat.from <= last) && lastsThrough(seat, last))
    const places = seats.reduce((sum, seat) => sum + seat.most, 0)
    const needed = input.needs.filter((need) => need.from <= last && need.until >= month).length
    const leads = input.leads.filter((lead) => lead.until === null || lead.until >= last).length
    return { month, mentors: seats.length, places, needed, free: places - needed, leads, span: leads === 0 ? null : needed / leads }
  })
}

/** The places that stay free in every month in which the new ones would be there: the worst month decides, and is named. */
export function howManyMore(months: readonly CapacityMonth[], from: Day, lengthMonths: number): { more: number; worst: Day } | null {
  const until = addMonths(from, lengthMonths)
  const there = months.filter(({ month }) => addMonths(month, 1) > from && month < until)
  const worst = there.reduce<CapacityMonth | null>((least, month) => (least === null || month.free < least.free ? month : least), null)
  return worst === null ? null : { more: Math.max(0, worst.free), worst: worst.month }
}

/** The month in which most people need a place. */
export function peakOf(months: readonly CapacityMonth[]): CapacityMonth | null {
  return months.reduce<CapacityMonth | null>((peak, month) => (peak === null || month.needed > peak.needed ? month : peak), null)
}

/** Seats whose funding ends while somebody whom they support still needs them (C200). */
export function fundingCliffs(seats: readonly MentorSeat[], needs: readonly Need[], supports: (mentorId: number) => readonly number[]): { personId: number; endsOn: Day; people: readonly number[] }[] {
  return seats.flatMap((seat) => {
    const { fundingEndsOn } = seat
    if (fundingEndsOn === null) return []
    const people = supports(seat.personId).filter((id) => needs.some((need) => need.personId === id && need.until > fundingEndsOn))
    return people.length === 0 ? [] : [{ personId: seat.personId, endsOn: fundingEndsOn, people }]
  })
}

function lastsThrough(seat: MentorSeat, last: Day): boolean {
  const ends = [seat.until, seat.fundingEndsOn].filter((end) => end !== null)
  return ends.length === 0 || ends.reduce((a, b) => earlier(a, b)) >= last
}

export type CapacityMonth = { month: Day; mentors: number; places: number; needed: number; free: number; leads: number; span: number | null }
