import { accountRoutes } from '../access/account-routes.tsx'
import { auditRoutes } from '../access/audit-routes.tsx'
import { usersRoutes } from '../access/users-routes.tsx'
import { academyRoutes } from '../academy/routes.ts'
import { academyDayRoutes } from '../academy-days/routes.ts'
import { calendarRoutes } from '../calendar/routes.tsx'
import { caseloadRoutes } from '../caseloads/routes.tsx'
import { censusRoutes } from '../census/routes.ts'
import { columnsRoutes } from '../imports/columns-routes.tsx'
import { fundingRoutes } from '../funding/routes.tsx'
import { exceptionsRoutes } from '../imports/exceptions-routes.tsx'
import { expectedRoutes } from '../imports/expected-routes.tsx'
import { importRoutes } from '../imports/routes.tsx'
import { typedRoutes } from '../imports/typed-routes.tsx'
import { mailRoutes } from '../mail/routes.tsx'
import { measureRoutes } from '../measures/routes.tsx'
import { outlookRoutes } from '../outlook/routes.tsx'
import { promptRoutes } from '../outlook/routes/prompts.tsx'
import { academyPanelRoutes } from '../panel/routes.ts'
import { reviewsRoutes } from '../reviews/routes.ts'
import { routesOfPortfolio } from '../portfolio/routes.ts'
import { rotationRoutes } from '../rotations/routes.tsx'
import { supervisionRoutes } from '../supervision/routes.ts'
import { retentionRoutes } from '../outlook/routes/retention.tsx'
import { signalRoutes } from '../outlook/routes/signals.tsx'
import { workforceRoutes } from '../workforce/routes.tsx'
import { qualityRoutes } from '../quality/routes.tsx'
import { homeRoutes } from './home-routes.tsx'
import type { Route } from './route.ts'

/** Every address of the service but sign-in, health and the built files. The server is made from this list. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  ...fundingRoutes,
  ...qualityRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...usersRoutes,
  ...academyRoutes,
  ...academyDayRoutes,
  ...calendarRoutes,
  ...caseloadRoutes,
  ...censusRoutes,
  ...columnsRoutes,
  ...exceptionsRoutes,
  ...expectedRoutes,
  ...importRoutes,
  ...typedRoutes,
  ...mailRoutes,
  ...measureRoutes,
  ...outlookRoutes,
  ...promptRoutes,
  ...academyPanelRoutes,
  ...reviewsRoutes,
  ...routesOfPortfolio,
  ...rotationRoutes,
  ...supervisionRoutes,
  ...retentionRoutes,
  ...signalRoutes,
  ...workforceRoutes,
]
