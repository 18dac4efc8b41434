import type { Route } from '../web/route.ts'
import { actionsPath, answersPath, cadencePath, fortnightPath, myPeoplePath, openingsPath, planPath, reflectionsPath, supervisionPath, writeReflectionPath } from './paths.ts'
import { answerOne, saveAction, showMine } from './routes/mine.tsx'
import { saveCadence, showCadence, showLog, showMyPeople } from './routes/people.tsx'
import { saveFortnight, saveHandOver, savePlan, showFortnight, showHandOver, showPlan } from './routes/recording.tsx'
import { saveNew, saveOpening, saveReflection, saveShares, showOpenings, showReflection, showReflections, showWrite } from './routes/reflections.tsx'

const own = { permission: 'see own record', scope: 'self', audit: null } as const
const keys = { permission: 'open private reflections', scope: 'authority', audit: null } as const
const recording = { permission: 'record supervision', scope: 'self', audit: null } as const

export const supervisionRoutes: readonly Route[] = [
  { name: 'supervision.mine', method: 'GET', path: supervisionPath, ...own, handle: (request) => showMine(request) },
  { name: 'supervision.answer', method: 'POST', path: answersPath, ...own, form: 'fields', handle: answerOne },
  { name: 'supervision.action', method: 'POST', path: actionsPath, ...own, form: 'fields', handle: saveAction },
  { name: 'supervision.reflections', method: 'GET', path: reflectionsPath, ...own, handle: showReflections },
  { name: 'supervision.write', method: 'GET', path: writeReflectionPath, ...own, handle: showWrite },
  { name: 'supervision.save-new', method: 'POST', path: writeReflectionPath, ...own, form: 'fields', handle: saveNew },
  { name: 'supervision.reflection', method: 'GET', path: '/supervision/reflections/:reflection', ...own, handle: (request) => showReflection(request) },
  { name: 'supervision.save-reflection', method: 'POST', path: '/supervision/reflections/:reflection', ...own, form: 'fields', handle: saveReflection },
  { name: 'supervision.share', method: 'POST', path: '/supervision/reflections/:reflection/shares', ...own, form: 'fields', handle: saveShares },
  { name: 'supervision.openings', method: 'GET', path: openingsPath, ...keys, handle: (request) => showOpenings(request) },
  { name: 'supervision.save-opening', method: 'POST', path: openingsPath, ...keys, form: 'fields', handle: saveOpening },
  { name: 'supervision.fortnight', method: 'GET', path: fortnightPath, ...recording, handle: (request) => showFortnight(request) },
  { name: 'supervision.record', method: 'POST', path: fortnightPath, ...recording, form: 'fields', handle: saveFortnight },
  { name: 'supervision.plan', method: 'GET', path: planPath, ...recording, handle: (request) => showPlan(request) },
  { name: 'supervision.save-plan', method: 'POST', path: planPath, ...recording, form: 'fields', handle: savePlan },
  { name: 'supervision.people', method: 'GET', path: myPeoplePath, permission: 'see supervision', scope: 'authority', audit: null, long: true, handle: showMyPeople },
  { name: 'supervision.log', method: 'GET', path: '/supervision/people/:person', permission: 'see supervision', scope: 'person', audit: 'read-supervision-log', handle: showLog },
  { name: 'supervision.hand-over', method: 'GET', path: '/supervision/people/:person/hand-over', permission: 'record supervision', scope: 'person', audit: null, handle: (request) => showHandOver(request) },
  { name: 'supervision.save-hand-over', method: 'POST', path: '/supervision/people/:person/hand-over', permission: 'record supervision', scope: 'person', audit: null, form: 'fields', handle: saveHandOver },
  { name: 'supervision.cadence', method: 'GET', path: cadencePath, permission: 'see supervision', scope: 'authority', audit: null, handle: (request) => showCadence(request) },
  { name: 'supervision.set-cadence', method: 'POST', path: cadencePath, permission: 'set supervision cadence', scope: 'authority', audit: null, form: 'fields', handle: saveCadence },
]
