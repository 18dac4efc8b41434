import { calendarLinkRoutes } from '../calendar/routes.tsx'
import { portfolioLinkRoutes } from '../portfolio/routes.ts'
import type { LinkRoute } from './route.ts'

/** Every address for people without an account, beside sign-in and the pages that the footer links to. */
export const linkRoutes: readonly LinkRoute[] = [...calendarLinkRoutes, ...portfolioLinkRoutes]
