import type { Route } from '../web/route.ts'
import { caseRoutes } from './routes/case-routes.tsx'
import { decisionRoutes } from './routes/decision-routes.tsx'
import { documentRoutes } from './routes/document-routes.tsx'
import { hrRoutes } from './routes/hr-routes.tsx'
import { panelRoutes } from './routes/panel-routes.tsx'

export const academyPanelRoutes: readonly Route[] = [...panelRoutes, ...caseRoutes, ...decisionRoutes, ...documentRoutes, ...hrRoutes]
