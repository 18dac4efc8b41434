import { listCohorts } from '../../academy/queries.ts'
import { AcademyLinks } from '../../academy/pages/academy-links.tsx'
import { mayIn } from '../../academy/routes/may.ts'
import { page, type Reply, type RouteRequest } from '../../web/route.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import { DaysPage, type DayLine } from '../pages/days-page.tsx'
import { academyDaysPath } from '../paths.ts'
import { listAcademyDays, listPlaces } from '../queries.ts'
import { cancelLabels, type AcademyDay, type Place } from '../rules/academy-day.ts'
import { registerOf } from '../rules/attendance.ts'

/** Days that come and days that were. Who does not keep the academy sees those that concern the people whom they reach. */
export async function showDays(request: RouteRequest): Promise<Reply> {
  const { tx, caller, today } = request
  const cohorts = await listCohorts(tx)
  const places = groupBy(await listPlaces(tx), ({ dayId }) => dayId)
  const may = mayIn(request)
  const chosen = cohorts.find(({ id }) => String(id) === request.query['cohort'])?.id ?? null
  const seesAll = caller.reach === 'authority'
  const days = (await listAcademyDays(tx)).filter((day) => (chosen === null || day.cohortIds.includes(chosen)) && (may.mayKeep || seesAll || places.has(day.id)))
  const names = new Map(cohorts.map(({ id, name }) => [id, name]))
  const lines = days.map((day): DayLine => ({ day, forWhom: forWhom(day, names), invited: places.get(day.id)?.length ?? 0, register: saidRegister(day, places.get(day.id) ?? [], today) }))
  return page({
    title: 'Academy days', isWide: true,
    body: (
      <DaysPage
        links={<AcademyLinks {...may} current={academyDaysPath} />} mayKeep={may.mayKeep} seesAll={seesAll} cohort={chosen} cohorts={cohorts}
        coming={lines.filter(({ day }) => day.onDay >= today)} past={lines.filter(({ day }) => day.onDay < today).reverse()}
      />
    ),
  })
}

/** "Autumn 2025, Spring 2026", or that people are named. */
export function forWhom(day: Pick<AcademyDay, 'cohortIds'>, names: ReadonlyMap<number, string>): string {
  return day.cohortIds.length === 0 ? 'People named' : day.cohortIds.map((id) => names.get(id) ?? '').join(', ')
}

function saidRegister(day: AcademyDay, places: readonly Place[], on: AcademyDay['onDay']): string {
  if (day.cancelledReason !== null) return `Cancelled: ${cancelLabels[day.cancelledReason].toLowerCase()}`
  if (day.onDay > on) return ''
  const { there, needed, unmarked, invited } = registerOf(places)
  if (invited === 0) return 'Nobody invited'
  return unmarked === 0 ? `${there} of ${needed} were there` : `Not marked yet: ${unmarked} of ${invited}`
}
