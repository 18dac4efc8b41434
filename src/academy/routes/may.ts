import { mayDo, type Capability } from '../../access/rules/policy.ts'
import type { RouteRequest } from '../../web/route.ts'
import type { May } from '../pages/academy-links.tsx'
import { academyPath } from '../paths.ts'

/** The way back to the academy, for whom it is there: on the first pages of reviews, portfolios and panels. */
export function wayToAcademy(request: Pick<RouteRequest, 'caller'>): { text: string; href: string }[] {
  return mayDo(request.caller.roles, 'see academy') ? [{ text: 'Academy', href: academyPath }] : []
}

/** What the caller may do in the academy: which links and forms the pages show. */
export function mayIn(request: Pick<RouteRequest, 'caller'>): May {
  const may = (capability: Capability): boolean => mayDo(request.caller.roles, capability)
  return {
    mayKeep: may('keep academy'), mayPlan: may('plan academy'), mayEnrol: may('enrol starters'), maySeeFunding: may('see funding'), maySeeQuality: may('see quality'),
    maySeeReviews: may('see reviews'), maySeePortfolios: may('see portfolios'), maySeePanels: may('see panels'),
  }
}
