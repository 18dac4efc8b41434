import { mayDo } from '../../access/rules/policy.ts'
import type { RouteRequest } from '../../web/route.ts'
import type { May } from '../pages/academy-links.tsx'

/** What the caller may do in the academy: which links and forms the pages show. */
export function mayIn(request: Pick<RouteRequest, 'caller'>): May {
  return { mayKeep: mayDo(request.caller.roles, 'keep academy'), mayPlan: mayDo(request.caller.roles, 'plan academy'), mayEnrol: mayDo(request.caller.roles, 'enrol starters') }
}
