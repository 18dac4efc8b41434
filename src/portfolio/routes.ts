import type { LinkRoute, Route } from '../web/route.ts'
import { answerRoutes } from './routes/answer-routes.tsx'
import { evidenceRoutes } from './routes/evidence-routes.tsx'
import { feedbackRoutes } from './routes/feedback-routes.tsx'
import { namesRoutes } from './routes/names-routes.tsx'
import { observationRoutes } from './routes/observation-routes.tsx'
import { panelEvidenceRoutes } from './routes/panel-evidence-routes.tsx'
import { portfolioRoutes } from './routes/portfolio-routes.tsx'
import { badgeLinkRoutes, takeAwayRoutes } from './routes/take-away-routes.tsx'

export const routesOfPortfolio: readonly Route[] = [...portfolioRoutes, ...evidenceRoutes, ...feedbackRoutes, ...observationRoutes, ...namesRoutes, ...takeAwayRoutes, ...panelEvidenceRoutes]

/** For people without an account. */
export const portfolioLinkRoutes: readonly LinkRoute[] = [...answerRoutes, ...badgeLinkRoutes]
