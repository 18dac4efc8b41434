import type { Route } from '../web/route.ts'
import { decide, savePackNow, showPack, showPacks } from './routes/packs.tsx'
import { showBackTest, showNewestForecast, showNewestIntakes, showOutlook, showRun, startScenarioRun, stopScenarioRun } from './routes/runs.tsx'
import { addScenario, changeScenario, showNewScenario, showScenario } from './routes/scenarios.tsx'

export const outlookRoutes: readonly Route[] = [
  { name: 'outlook.home', method: 'GET', path: '/outlook', permission: 'see outlook', scope: 'authority', audit: null, handle: showOutlook },
  { name: 'outlook.back-test', method: 'GET', path: '/outlook/backtest', permission: 'see outlook', scope: 'none', audit: null, long: true, handle: showBackTest },
  { name: 'outlook.forecast', method: 'GET', path: '/outlook/forecast', permission: 'see outlook', scope: 'authority', audit: null, long: true, handle: showNewestForecast },
  { name: 'outlook.intakes', method: 'GET', path: '/outlook/intakes', permission: 'see outlook', scope: 'authority', audit: null, handle: showNewestIntakes },
  { name: 'outlook.new-scenario', method: 'GET', path: '/outlook/scenarios/new', permission: 'change outlook', scope: 'authority', audit: null, handle: showNewScenario },
  { name: 'outlook.add-scenario', method: 'POST', path: '/outlook/scenarios/new', permission: 'change outlook', scope: 'authority', audit: null, form: 'fields', handle: addScenario },
  { name: 'outlook.scenario', method: 'GET', path: '/outlook/scenarios/:scenario', permission: 'see outlook', scope: 'authority', audit: null, long: true, handle: showScenario },
  { name: 'outlook.change-scenario', method: 'POST', path: '/outlook/scenarios/:scenario', permission: 'change outlook', scope: 'authority', audit: null, form: 'fields', long: true, handle: changeScenario },
  { name: 'outlook.start-run', method: 'POST', path: '/outlook/scenarios/:scenario/runs', permission: 'change outlook', scope: 'authority', audit: null, form: 'fields', long: true, handle: startScenarioRun },
  { name: 'outlook.run', method: 'GET', path: '/outlook/runs/:run', permission: 'see outlook', scope: 'authority', audit: null, long: true, handle: showRun },
  { name: 'outlook.stop-run', method: 'POST', path: '/outlook/runs/:run/stop', permission: 'change outlook', scope: 'authority', audit: null, form: 'fields', handle: stopScenarioRun },
  { name: 'outlook.packs', method: 'GET', path: '/outlook/review-pack', permission: 'see outlook', scope: 'authority', audit: null, handle: showPacks },
  { name: 'outlook.save-pack', method: 'POST', path: '/outlook/review-pack', permission: 'change outlook', scope: 'authority', audit: null, form: 'fields', long: true, handle: savePackNow },
  { name: 'outlook.pack', method: 'GET', path: '/outlook/review-pack/:pack', permission: 'see outlook', scope: 'authority', audit: null, handle: showPack },
  { name: 'outlook.decide', method: 'POST', path: '/outlook/review-pack/:pack/decision', permission: 'decide intakes', scope: 'authority', audit: null, form: 'fields', handle: decide },
]
