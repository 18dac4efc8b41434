import type { Route } from '../web/route.ts'
import { checkRoutes } from './routes/check-routes.tsx'
import { deskRoutes } from './routes/desk-routes.tsx'
import { itemRoutes } from './routes/item-routes.tsx'
import { listRoutes } from './routes/list-routes.tsx'
import { versionRoutes } from './routes/version-routes.tsx'

/** Every address of the census: the desk, its checks, the lists of managers, the authority's items and layout, frozen versions. */
export const censusRoutes: readonly Route[] = [...deskRoutes, ...checkRoutes, ...listRoutes, ...itemRoutes, ...versionRoutes]
