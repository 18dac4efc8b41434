import type { Route } from '../web/route.ts'
import { showBoard } from './routes/board.tsx'
import { showBridge, showChanges } from './routes/bridge.tsx'
import { showPeople, showPerson, showProtected } from './routes/people.tsx'

export const workforceRoutes: readonly Route[] = [
  { name: 'workforce.establishment', method: 'GET', path: '/establishment', permission: 'see establishment', scope: 'authority', audit: null, long: true, handle: showBoard },
  { name: 'workforce.bridge', method: 'GET', path: '/establishment/bridge', permission: 'see establishment', scope: 'authority', audit: null, long: true, handle: showBridge },
  { name: 'workforce.changes', method: 'GET', path: '/establishment/changes', permission: 'see establishment', scope: 'authority', audit: null, long: true, handle: showChanges },
  { name: 'workforce.people', method: 'GET', path: '/people', permission: 'see people', scope: 'authority', audit: null, long: true, handle: showPeople },
  { name: 'workforce.person', method: 'GET', path: '/people/:person', permission: 'see people', scope: 'person', audit: 'person-read', handle: showPerson },
  { name: 'workforce.protected', method: 'GET', path: '/people/:person/protected', permission: 'see protected fields', scope: 'person', audit: 'protected-fields-read', handle: showProtected },
]
