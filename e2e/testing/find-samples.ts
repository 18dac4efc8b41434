import { publicPages } from '../../src/web/public-pages/serve-public-pages.ts'
import type { Route } from '../../src/web/route.ts'
import { inOrderFor, mayOpen } from './sessions.ts'

/**
 * One address for each GET route, found as a user finds it: by following links from the pages that need no sample. A route that no
 * link leads to comes back without one. `alsoFrom` are addresses that a form has led to.
 */
export async function findSamples(address: string, routes: readonly Route[], sessions: ReadonlyMap<string, string>, alsoFrom: readonly string[] = []): Promise<Found> {
  const pages = routes.filter((route) => route.method === 'GET')
  const samples = new Map<string, Sample>()
  const linked = new Map<string, Map<string, Set<string>>>()
  const links = new Map<string, Set<string>>()
  const tried = new Set<string>()

  const visit = async (route: Route, path: string, personas: readonly string[]): Promise<boolean> => {
    for (const persona of personas) {
      if (tried.has(`${persona} ${path}`)) continue
      tried.add(`${persona} ${path}`)
      const answer = await fetch(address + path, { headers: { cookie: `__Host-throughline=${sessions.get(persona) ?? ''}` }, redirect: 'manual' })
      const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html') && !(answer.headers.get('content-disposition') ?? '').startsWith('attachment')
      const text = await answer.text()
      if (answer.status >= 300) continue
      if (!samples.has(route.name)) samples.set(route.name, { path, persona, isPage })
      if (isPage) for (const href of hrefsOf(text)) note(path, href, persona)
      return true
    }
    return false
  }

  const note = (from: string, href: string, persona: string): void => {
    const url = new URL(href, address + from)
    if (url.origin !== address) return
    const to = url.pathname + url.search
    if (!links.has(url.pathname)) links.set(url.pathname, new Set())
    links.get(url.pathname)?.add(from)
    for (const route of pages) {
      if (!patternOf(route.path).test(url.pathname)) continue
      const seen = linked.get(route.name) ?? new Map<string, Set<string>>()
      linked.set(route.name, seen.set(to, (seen.get(to) ?? new Set()).add(persona)))
    }
  }

  for (const path of alsoFrom) note('/', path, '')
  const missing = (): Route[] => pages.filter((route) => !samples.has(route.name))
  /** The addresses that were seen of it: what this persona saw first, then those without a query. */
  const candidatesOf = (route: Route, persona?: string): string[] =>
    [...(linked.get(route.name) ?? [])].filter(([path]) => !isShadowed(path, route, pages))
      .sort(([a, byA], [b, byB]) => (persona === undefined ? 0 : Number(byB.has(persona)) - Number(byA.has(persona))) || Number(a.includes('?')) - Number(b.includes('?')))
      .map(([path]) => path)
  // Pages without a parameter first; then, as long as something new is found, what they link to, by whoever saw the link.
  const followLinks = async (): Promise<void> => {
    for (let before = -1; before !== samples.size; ) {
      before = samples.size
      for (const route of missing()) {
        for (const path of candidatesOf(route).slice(0, 3)) {
          const saw = linked.get(route.name)?.get(path) ?? new Set()
          if (await visit(route, path, [...[...saw].filter((persona) => persona !== ''), ...inOrderFor(route.permission, [...sessions.keys()])])) break
        }
      }
    }
  }
  for (const route of pages) if (!route.path.includes(':')) await visit(route, route.path, inOrderFor(route.permission, [...sessions.keys()]))
  await followLinks()
  // What only some pages of a kind lead to, or only another role's: the pages near it, as each persona that may open it; few of a kind, then more.
  const isNear = (route: Route, other: Route): boolean => route.path === '/' || areaOf(route.path) === areaOf(other.path) ||
    [...links].some(([to, from]) => to.split('/').length > 2 && areaOf(to) === areaOf(other.path) && [...from].some((path) => patternOf(route.path).test(path.split('?')[0] ?? '')))
  for (const few of [2, 2, MORE_OF_A_KIND, MORE_OF_A_KIND]) {
    for (const sought of missing()) {
      for (const persona of inOrderFor(sought.permission, [...sessions.keys()]).filter((each) => mayOpen(each, sought.permission))) {
        for (const route of pages.filter((each) => samples.get(each.name)?.isPage === true && isNear(each, sought))) {
          const paths = route.path.includes(':') ? candidatesOf(route, persona).slice(0, few) : [route.path]
          for (const path of paths) {
            if (tried.size > MOST_REQUESTS) return { samples, links }
            if (samples.has(sought.name)) break
            await visit(route, path, [persona])
          }
          if (!samples.has(sought.name)) await followLinks()
        }
      }
    }
  }
  return { samples, links }
}

/** Addresses that a page of the service links to and that neither a route nor a page for everybody answers. */
export function deadLinks(routes: readonly Route[], found: Found): string[] {
  const known = routes.filter((route) => route.method === 'GET').map((route) => patternOf(route.path))
  const dead = new Map<string, string>()
  for (const [path, [from = '']] of found.links) {
    if (!(path in publicPages) && !known.some((pattern) => pattern.test(path)) && !/^\/(assets|sign-in)(\/|$)/.test(path)) dead.set(path.replaceAll(/\d+/g, 'N'), from)
  }
  return [...dead].map(([path, from]) => `${path}, linked from ${from}`)
}

function areaOf(path: string): string {
  return path.split(/[/?]/)[1] ?? ''
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+(\([^)]*\))?/g, '[^/]+')}/?$`)
}

// "/people/new" is a route of its own and no sample of "/people/:person".
function isShadowed(path: string, route: Route, pages: readonly Route[]): boolean {
  const [plain = ''] = path.split('?')
  return pages.some((other) => other !== route && !other.path.includes(':') && other.path === plain) && route.path.includes(':')
}

function hrefsOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&')).filter((href) => href !== '' && !href.startsWith('#'))
}

const MORE_OF_A_KIND = 12
const MOST_REQUESTS = 1200

export type Sample = { path: string; persona: string; isPage: boolean }
export type Found = { samples: ReadonlyMap<string, Sample>; links: ReadonlyMap<string, ReadonlySet<string>> }
