import type { Route } from '../web/route.ts'
import { agreementRoutes } from './routes/agreement-routes.tsx'
import { concernRoutes } from './routes/concern-routes.tsx'
import { partRoutes } from './routes/part-routes.tsx'
import { programmeRoutes } from './routes/programme-routes.tsx'
import { reviewRoutes } from './routes/review-routes.tsx'

export const reviewsRoutes: readonly Route[] = [...programmeRoutes, ...agreementRoutes, ...reviewRoutes, ...partRoutes, ...concernRoutes]
