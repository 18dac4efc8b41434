import { mayDo, type Capability } from '../access/rules/policy.ts'
import type { NavigationLink } from './layout.tsx'

/** What stands in the bar at the top: only what the caller may open. */
export function navigationFor(roles: readonly string[], path: string): (NavigationLink & { about: string })[] {
  const open = [...LINKS.filter((link) => mayDo(roles, link.capability) && (link.only === undefined || roles.includes(link.only))), { href: '/account', text: 'Account', about: 'Your roles, your e-mail, what is held about you and who looked' }]
  // the longest that fits: /outlook/retention has a place of its own beside /outlook
  const here = open.map(({ href }) => href).filter((href) => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.length - a.length)[0]
  return open.map(({ href, text, about }) => ({ href, text, about, current: href === here }))
}

const LINKS: readonly { href: string; text: string; capability: Capability; only?: string; about: string }[] = [
  { href: '/workforce', text: 'Workforce', capability: 'see workforce figures', about: 'Turnover, vacancies, agency, absence and caseload on one page, beside England, the region and the neighbours' },
  { href: '/establishment', text: 'Establishment', capability: 'see establishment', about: 'Every post, who holds it, what is vacant and since when' },
  { href: '/people', text: 'People', capability: 'see people', about: 'Everybody, with posts, absences and registration' },
  { href: '/caseloads', text: 'Caseloads', capability: 'see caseloads', about: 'Children and families by worker and team, and how they are spread' },
  { href: '/outlook', text: 'Outlook', capability: 'see outlook', about: 'What lies ahead: vacancies, newly qualified social workers to recruit, review packs' },
  { href: '/outlook/prompts', text: 'Stay conversations', capability: 'hold stay conversations', about: 'Whose conversation about staying is due, by rules that are the same for everyone' },
  { href: '/reviews', text: 'Reviews', capability: 'see reviews', about: 'Reviews of the programme: what is due, held, waiting for a signature; agreements and dates' },
  { href: '/panels', text: 'Panel', capability: 'see panels', about: 'The Academy Panel: agenda, reading, decisions' },
  { href: '/concerns', text: 'Concerns', capability: 'raise concerns', about: 'Raise a concern with a person of your choice' },
  { href: '/panel-hr', text: 'Panel: HR', capability: 'settle panel steps', about: 'Increments after a pass, steps before a fail' },
  { href: '/my-portfolio', text: 'My portfolio', capability: 'keep own portfolio', about: 'Your evidence: what is there, what is missing, feedback and observations' },
  { href: '/portfolios', text: 'Portfolios', capability: 'see portfolios', about: 'Evidence of those whom you lead or assess, and what waits for you' },
  { href: '/academy', text: 'Academy', capability: 'see academy', about: 'Who is on a programme, what is due, cohorts, mentors, capacity, outcomes' },
  { href: '/my-academy', text: 'My year', capability: 'see own record', only: 'nqsw', about: 'Your programme: what comes next, who supports you' },
  { href: '/supervision', text: 'Supervision', capability: 'see own record', about: 'What is planned, what was held, what was agreed, and private reflections' },
  { href: '/outlook/retention', text: 'Retention', capability: 'see retention', about: 'How long people stay, when they leave and where they go' },
  { href: '/census', text: 'Census', capability: 'see census return', about: 'The return to DfE: lists, checks, notes, sign-off' },
  { href: '/data', text: 'Data', capability: 'load files', about: 'Load files, work down what does not match, take a file back' },
  { href: '/users', text: 'Users', capability: 'manage users', about: 'Accounts and roles' },
]
