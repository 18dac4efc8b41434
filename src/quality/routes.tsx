import { answerRoutes } from './routes/answer-routes.tsx'
import { questionnaireRoutes } from './routes/questionnaire-routes.tsx'
import { recordRoutes } from './routes/record-routes.tsx'
import type { Route } from '../web/route.ts'

/** Every address of the quality of the academy. */
export const qualityRoutes: readonly Route[] = [...recordRoutes, ...questionnaireRoutes, ...answerRoutes]
