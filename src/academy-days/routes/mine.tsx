import { mayDo } from '../../access/rules/policy.ts'
import { changeEvidencePath } from '../../portfolio/paths.ts'
import { findOwnRun, listStandards } from '../../portfolio/queries.ts'
import { addEvidence } from '../../portfolio/save-evidence.ts'
import { notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { loadMyDays } from '../load-days.ts'
import { claimDay, draftOf, noteDayEvidence } from '../make-evidence.ts'
import { MyDaysPage } from '../pages/my-days-page.tsx'
import { myAcademyDaysPath } from '../paths.ts'
import { mayBecomeEvidence } from '../rules/attendance.ts'

export async function showMyDays(request: RouteRequest): Promise<Reply> {
  const mine = await loadMyDays(request.tx, request.caller.user?.personId ?? null, request.today)
  return page({ title: 'My academy days', breadcrumbs: [{ text: 'My year', href: '/my-academy' }], body: <MyDaysPage {...mine} formToken={request.formToken} mayKeepPortfolio={mayDo(request.caller.roles, 'keep own portfolio')} /> })
}

/** One step from a day to the portfolio: a draft of the caller's own, mapped to the standards of the day that the programme is assessed against. */
export async function makeEvidence(request: RouteRequest): Promise<Reply> {
  const { tx, caller, today } = request
  const personId = caller.user?.personId ?? null
  const found = (await loadMyDays(tx, personId, today)).days.find(({ day }) => String(day.id) === request.params['academyDay'])
  const run = await findOwnRun(tx, personId, today)
  if (found === undefined || run === null || !mayBecomeEvidence(found.standing)) return notFound
  if (!(await claimDay(tx, caller, found.day.id))) return redirect(myAcademyDaysPath)
  const assessed = new Set((await listStandards(tx, run)).flatMap((framework) => framework.standards.map(({ id }) => id)))
  const evidenceId = await addEvidence(tx, caller, {
    enrolmentId: run.enrolmentId, kind: 'learning', onDay: found.day.onDay, origin: 'academy-day', standards: found.day.standardIds.filter((id) => assessed.has(id)), ...draftOf(found.day, found.standing === 'caught-up' ? found.said : null),
  })
  await noteDayEvidence(tx, caller, found.day.id, evidenceId)
  return redirect(changeEvidencePath(evidenceId))
}
