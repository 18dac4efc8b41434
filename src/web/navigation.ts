import { mayDo, type Capability } from '../access/rules/policy.ts'
import type { NavigationLink } from './layout.tsx'

/** What stands in the bar at the top: only what the caller may open. */
export function navigationFor(roles: readonly string[], path: string): NavigationLink[] {
  const open = [...LINKS.filter((link) => mayDo(roles, link.capability)), { href: '/account', text: 'Account' }]
  return open.map(({ href, text }) => ({ href, text, current: path === href || path.startsWith(`${href}/`) }))
}

const LINKS: readonly { href: string; text: string; capability: Capability }[] = [
  { href: '/workforce', text: 'Workforce', capability: 'see workforce figures' },
  { href: '/establishment', text: 'Establishment', capability: 'see establishment' },
  { href: '/people', text: 'People', capability: 'see people' },
  { href: '/caseloads', text: 'Caseloads', capability: 'see caseloads' },
  { href: '/outlook', text: 'Outlook', capability: 'see outlook' },
  { href: '/census', text: 'Census', capability: 'see census return' },
  { href: '/data', text: 'Data', capability: 'load files' },
  { href: '/users', text: 'Users', capability: 'manage users' },
]
