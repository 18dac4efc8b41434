import type { Route } from '../web/route.ts'
import { showBoard } from './routes/board.tsx'

export const workforceRoutes: readonly Route[] = [
  { name: 'workforce.establishment', method: 'GET', path: '/establishment', permission: 'see establishment', scope: 'authority', audit: null, long: true, handle: showBoard },
]
