import type { Route } from '../web/route.ts'
import { academyDaysPath, addAcademyDayPath, myAcademyDaysPath } from './paths.ts'
import { addDay, cancelDay, changeDay, showAddDay, showCancelDay, showChangeDay } from './routes/changing.tsx'
import { invite, saveCatchUp, saveRegister, showDay } from './routes/day.tsx'
import { showDays } from './routes/days.tsx'
import { makeEvidence, showMyDays } from './routes/mine.tsx'

const see = { permission: 'see academy', scope: 'authority', audit: null } as const
const keep = { permission: 'keep academy', scope: 'authority', audit: null } as const
const posted = { method: 'POST', form: 'fields' } as const

export const academyDayRoutes: readonly Route[] = [
  { name: 'academy-days.list', method: 'GET', path: academyDaysPath, ...see, handle: showDays },
  { name: 'academy-days.adding', method: 'GET', path: addAcademyDayPath, ...keep, handle: (request) => showAddDay(request) },
  { name: 'academy-days.add', path: addAcademyDayPath, ...posted, ...keep, handle: addDay },
  { name: 'academy-days.day', method: 'GET', path: '/academy/days/:academyDay', ...see, audit: 'academy-day-read', handle: (request) => showDay(request) },
  { name: 'academy-days.register', path: '/academy/days/:academyDay/register', ...posted, ...keep, handle: saveRegister },
  { name: 'academy-days.catch-up', path: '/academy/days/:academyDay/catch-up', ...posted, ...keep, handle: saveCatchUp },
  { name: 'academy-days.invite', path: '/academy/days/:academyDay/invite', ...posted, ...keep, handle: invite },
  { name: 'academy-days.changing', method: 'GET', path: '/academy/days/:academyDay/change', ...keep, handle: (request) => showChangeDay(request) },
  { name: 'academy-days.change', path: '/academy/days/:academyDay/change', ...posted, ...keep, handle: changeDay },
  { name: 'academy-days.cancelling', method: 'GET', path: '/academy/days/:academyDay/cancel', ...keep, handle: (request) => showCancelDay(request) },
  { name: 'academy-days.cancel', path: '/academy/days/:academyDay/cancel', ...posted, ...keep, handle: cancelDay },
  { name: 'academy-days.mine', method: 'GET', path: myAcademyDaysPath, permission: 'see own record', scope: 'self', audit: null, handle: showMyDays },
  { name: 'academy-days.evidence', path: '/my-academy/days/:academyDay/evidence', ...posted, permission: 'keep own portfolio', scope: 'self', audit: null, handle: makeEvidence },
]
