import type { Route } from '../web/route.ts'
import { showOnePage } from './routes/one-page.tsx'

export const measureRoutes: readonly Route[] = [
  { name: 'measures.one-page', method: 'GET', path: '/workforce', permission: 'see workforce figures', scope: 'authority', audit: null, long: true, handle: showOnePage },
]
