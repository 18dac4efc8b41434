import type { Route } from '../web/route.ts'
import { showCaseloads } from './routes/caseloads.tsx'
import { showMeasureRows } from './routes/measure-rows.tsx'
import { showMeasure } from './routes/one-measure.tsx'
import { showOnePage } from './routes/one-page.tsx'
import { savePublished, showPublished } from './routes/published.tsx'
import { saveCouncils, saveTarget, showCouncils, showTarget } from './routes/targets.tsx'

export const measureRoutes: readonly Route[] = [
  { name: 'measures.one-page', method: 'GET', path: '/workforce', permission: 'see workforce figures', scope: 'authority', audit: null, long: true, handle: showOnePage },
  { name: 'measures.councils', method: 'GET', path: '/workforce/councils', permission: 'set targets', scope: 'authority', audit: null, handle: showCouncils },
  { name: 'measures.name-councils', method: 'POST', path: '/workforce/councils', permission: 'set targets', scope: 'authority', audit: null, form: 'fields', handle: saveCouncils },
  { name: 'measures.measure', method: 'GET', path: '/measures/:measure', permission: 'see workforce figures', scope: 'authority', audit: null, long: true, handle: showMeasure },
  { name: 'measures.rows', method: 'GET', path: '/measures/:measure/rows', permission: 'see people', scope: 'authority', audit: null, long: true, handle: showMeasureRows },
  { name: 'measures.target', method: 'GET', path: '/measures/:measure/target', permission: 'set targets', scope: 'authority', audit: null, handle: showTarget },
  { name: 'measures.set-target', method: 'POST', path: '/measures/:measure/target', permission: 'set targets', scope: 'authority', audit: null, form: 'fields', handle: saveTarget },
  { name: 'measures.published', method: 'GET', path: '/published', permission: 'load files', scope: 'authority', audit: null, handle: showPublished },
  { name: 'measures.load-published', method: 'POST', path: '/published/load', permission: 'load files', scope: 'authority', audit: null, form: 'multipart', long: true, handle: savePublished },
  { name: 'measures.caseloads', method: 'GET', path: '/caseloads', permission: 'see caseloads', scope: 'authority', audit: null, long: true, handle: showCaseloads },
]
