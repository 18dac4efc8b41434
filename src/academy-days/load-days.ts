import { academyNames, listCohorts, listEnrolments } from '../academy/queries.ts'
import type { Tx } from '../access/begin.ts'
import { evidencePath } from '../portfolio/paths.ts'
import { shortDay, type Day } from '../time/day.ts'
import type { MyDaysProps } from './pages/my-days-page.tsx'
import { listAcademyDays, listOwnDayEvidence, listPlaces } from './queries.ts'
import type { AcademyDay, Place } from './rules/academy-day.ts'
import { attendanceOf, standingOf } from './rules/attendance.ts'

/** The days of one person, with where they stand with each. */
export async function loadMyDays(tx: Tx, personId: number | null, on: Day): Promise<MyDaysProps> {
  const places = personId === null ? [] : await listPlaces(tx, { personId })
  const days = new Map((await listAcademyDays(tx, { ids: places.map(({ dayId }) => dayId) })).map((day) => [day.id, day]))
  const evidence = personId === null ? new Map<number, number>() : await listOwnDayEvidence(tx, personId)
  return {
    attendance: attendanceOf(places, days, on),
    days: [...days.values()].flatMap((day) => {
      const place = places.find(({ dayId }) => dayId === day.id)
      if (place === undefined) return []
      const made = evidence.get(day.id)
      return [{ day, standing: standingOf(place, places, days, on), isPast: day.onDay < on || place.mark !== null, said: describeCatchUp(place, days), evidenceHref: made === undefined ? null : evidencePath(made) }]
    }),
  }
}

/** How a missed day is caught up, in words. */
export function describeCatchUp(place: Place, days: ReadonlyMap<number, AcademyDay>): string {
  if (place.catchUpNote !== null) return place.caughtUpOn === null ? place.catchUpNote : `${place.catchUpNote}, ${shortDay(place.caughtUpOn)}`
  const later = place.catchUpDayId === null ? undefined : days.get(place.catchUpDayId)
  return later === undefined ? '' : `${later.title}, ${shortDay(later.onDay)}`
}

/** Whom the caller can invite: everybody reached who is on a programme, with their cohort. */
export async function listInvitable(tx: Tx): Promise<{ personId: number; name: string; cohortId: number; cohort: string; enrolmentId: number; isOpen: boolean }[]> {
  const nameOf = await academyNames(tx)
  const cohorts = new Map((await listCohorts(tx)).map((cohort) => [cohort.id, cohort.name]))
  return (await listEnrolments(tx))
    .map((run) => ({ personId: run.personId, name: nameOf(run.personId), cohortId: run.cohortId, cohort: cohorts.get(run.cohortId) ?? '', enrolmentId: run.id, isOpen: run.closedOn === null }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
