import type { Route } from './route.ts'
import { accountRoutes } from '../access/account-routes.tsx'
import { auditRoutes } from '../access/audit-routes.tsx'
import { usersRoutes } from '../access/users-routes.tsx'
import { columnsRoutes } from '../imports/columns-routes.tsx'
import { importRoutes } from '../imports/routes.tsx'
import { homeRoutes } from './home-routes.tsx'

/** Every address of the service but sign-in, health and the built files. The server is made from this list. */
export const routes: readonly Route[] = [...homeRoutes, ...importRoutes, ...columnsRoutes, ...accountRoutes, ...usersRoutes, ...auditRoutes]
