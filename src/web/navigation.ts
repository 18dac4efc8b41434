import { mayDo, type Capability, type Role } from '../access/rules/policy.ts'
import type { NavigationLink } from './layout.tsx'

/** What stands in the bar at the top: the places that the caller may open, less those that are reached through another one. */
export function navigationFor(roles: readonly string[], path: string): NavigationLink[] {
  const open = placesFor(roles)
  const isThere = (href: string | undefined): href is string => open.some((place) => place.href === href)
  // the longest that fits: /outlook/prompts has a place of its own beside /outlook
  const here = open.filter(({ href }) => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0]
  const current = isThere(here?.within) ? here.within : here?.href
  return open.filter(({ within }) => !isThere(within)).map(({ href, text }) => ({ href, text, current: href === current }))
}

/** Everywhere the caller may begin, with what is there: for the first page. */
export function placesFor(roles: readonly string[]): Place[] {
  return PLACES.filter((place) => (place.capability === null || mayDo(roles, place.capability)) && (place.only === undefined || roles.includes(place.only)) && !(roles.length === 1 && roles[0] === place.notFor))
}

const PLACES: readonly Place[] = [
  { href: '/workforce', text: 'Workforce', capability: 'see workforce figures', about: 'Turnover, vacancies, agency, absence and caseload on one page, beside England, the region and the neighbours' },
  { href: '/establishment', text: 'Establishment', capability: 'see establishment', about: 'Every post, who holds it, what is vacant and since when' },
  { href: '/people', text: 'People', capability: 'see people', about: 'Everybody, with posts, absences and registration' },
  { href: '/caseloads', text: 'Caseloads', capability: 'see caseloads', about: 'Children and families by worker and team, and how they are spread' },
  { href: '/my-academy', text: 'My year', capability: 'see own record', only: 'nqsw', about: 'Your programme: what comes next, who supports you' },
  { href: '/my-portfolio', text: 'My portfolio', capability: 'keep own portfolio', about: 'Your evidence: what is there, what is missing, feedback and observations' },
  { href: '/supervision', text: 'Supervision', capability: 'see own record', about: 'What is planned, what was held, what was agreed, and private reflections' },
  { href: '/academy', text: 'Academy', capability: 'see academy', about: 'Who is on a programme, what is due, cohorts, mentors, capacity, outcomes' },
  { href: '/reviews', text: 'Reviews', capability: 'see reviews', within: '/academy', about: 'Reviews of the programme: what is due, held, waiting for a signature; agreements and dates' },
  { href: '/portfolios', text: 'Portfolios', capability: 'see portfolios', notFor: 'nqsw', within: '/academy', about: 'Evidence of those whom you lead or assess, and what waits for you' },
  { href: '/panels', text: 'Panel', capability: 'see panels', within: '/academy', about: 'The Academy Panel: agenda, reading, decisions' },
  { href: '/panel-hr', text: 'Panel: HR', capability: 'settle panel steps', about: 'Increments after a pass, steps before a fail' },
  { href: '/concerns', text: 'Concerns', capability: 'raise concerns', about: 'Raise a concern with a person of your choice' },
  { href: '/outlook', text: 'Outlook', capability: 'see outlook', about: 'What lies ahead: vacancies, newly qualified social workers to recruit, review packs' },
  { href: '/outlook/retention', text: 'Retention', capability: 'see retention', within: '/outlook', about: 'How long people stay, when they leave and where they go' },
  { href: '/outlook/prompts', text: 'Stay conversations', capability: 'hold stay conversations', about: 'Whose conversation about staying is due, by rules that are the same for everyone' },
  { href: '/census', text: 'Census', capability: 'see census return', about: 'The return to DfE: lists, checks, notes, sign-off' },
  { href: '/data', text: 'Data', capability: 'load files', about: 'Load files, work down what does not match, take a file back' },
  { href: '/users', text: 'Users', capability: 'manage users', about: 'Accounts and roles' },
  { href: '/account', text: 'Account', capability: null, about: 'Your roles, your e-mail, what is held about you and who looked' },
]

/** `only`, `notFor`: the role that it is for, or that has a page of its own in its stead. `within`: the place through which it is reached, and in whose stead it is not in the bar. */
type Place = { href: string; text: string; about: string; capability: Capability | null; only?: Role; notFor?: Role; within?: string }
