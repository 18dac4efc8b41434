import type { Day } from '../../time/day.ts'
import type { AcademyDay, Mark, Place } from './academy-day.ts'

/**
 * How many of the academy days offered to one person they have had: attended, also late, or caught up (docs/rules/academy-days.md,
 * "Attended of offered"; C090). A day counts from the day itself on.
 */
export function attendanceOf(places: readonly Place[], days: ReadonlyMap<number, HeldDay>, on: Day): Attendance {
  const offered = places.filter((place) => {
    const held = days.get(place.dayId)
    return held !== undefined && held.onDay <= on && held.cancelledReason === null && !place.isCatchUp && place.mark !== 'not-needed'
  })
  const standings = offered.map((place) => standingOf(place, places, days, on))
  return {
    n: standings.filter((standing) => standing === 'had' || standing === 'caught-up').length, total: offered.length,
    caughtUp: standings.filter((standing) => standing === 'caught-up').length, unmarked: standings.filter((standing) => standing === 'not-marked').length,
    toCatchUp: standings.filter((standing) => standing === 'to-catch-up' || standing === 'catch-up-planned').length,
  }
}

/** Where somebody stands with one day. A later day catches it up when its own register says that they were there. */
export function standingOf(place: Place, places: readonly Place[], days: ReadonlyMap<number, HeldDay>, on: Day): Standing {
  const held = days.get(place.dayId)
  if (isCancelled(held)) return 'cancelled'
  if (wasThere(place.mark)) return 'had'
  if (place.mark === 'not-needed') return 'not-needed'
  if (place.mark === null) return held !== undefined && held.onDay > on ? 'invited' : 'not-marked'
  if (place.caughtUpOn !== null && place.caughtUpOn <= on) return 'caught-up'
  const later = place.catchUpDayId === null ? undefined : places.find((one) => one.dayId === place.catchUpDayId && one.personId === place.personId)
  if (later === undefined) return 'to-catch-up'
  if (wasThere(later.mark)) return 'caught-up'
  return later.mark === 'absent' || isCancelled(days.get(later.dayId)) ? 'to-catch-up' : 'catch-up-planned'
}

function isCancelled(day: HeldDay | undefined): boolean {
  return day !== undefined && day.cancelledReason !== null
}

/** Attended, in time or late. */
export function wasThere(mark: Mark | null): boolean {
  return mark === 'attended' || mark === 'late'
}

/** The register of one day: how many were there, of how many who were needed. */
export function registerOf(places: readonly Pick<Place, 'mark'>[]): { there: number; needed: number; invited: number; unmarked: number } {
  const needed = places.filter(({ mark }) => mark !== 'not-needed')
  return { there: needed.filter(({ mark }) => wasThere(mark)).length, needed: needed.length, invited: places.length, unmarked: places.filter(({ mark }) => mark === null).length }
}

/** Whether what was learnt can be put into the portfolio: who was there, or caught it up (C090, C092). */
export function mayBecomeEvidence(standing: Standing): boolean {
  return standing === 'had' || standing === 'caught-up'
}

export type HeldDay = Pick<AcademyDay, 'onDay' | 'cancelledReason'>
export type Attendance = { n: number; total: number; caughtUp: number; unmarked: number; toCatchUp: number }
export type Standing = 'cancelled' | 'had' | 'not-needed' | 'invited' | 'not-marked' | 'caught-up' | 'to-catch-up' | 'catch-up-planned'
export const standingLabels: Readonly<Record<Standing, string>> = {
  cancelled: 'Cancelled', had: 'Attended', 'not-needed': 'Not needed', invited: 'Invited', 'not-marked': 'Register not taken yet', 'caught-up': 'Caught up', 'to-catch-up': 'To catch up', 'catch-up-planned': 'Catch-up planned',
}
