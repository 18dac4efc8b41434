import { publicPages } from '../../src/web/public-pages/serve-public-pages.ts'
import type { Route } from '../../src/web/route.ts'
import { inOrderFor } from './sessions.ts'

/**
 * One address for each GET route, found as a user finds it: by following links from the pages that need no sample. A route that no
 * link leads to comes back without one. `alsoFrom` are addresses that a form has led to.
 */
export async function findSamples(address: string, routes: readonly Route[], sessions: ReadonlyMap<string, string>, alsoFrom: readonly string[] = []): Promise<Found> {
  const pages = routes.filter((route) => route.method === 'GET')
  const samples = new Map<string, Sample>()
  const linked = new Map<string, string[]>()
  const links = new Map<string, Set<string>>()
  const tried = new Set<string>()

  const visit = async (route: Route, path: string, only?: string): Promise<boolean> => {
    for (const persona of only === undefined ? inOrderFor(route.permission, [...sessions.keys()]) : [only]) {
      if (tried.has(`${persona} ${path}`)) continue
      tried.add(`${persona} ${path}`)
      const answer = await fetch(address + path, { headers: { cookie: `__Host-throughline=${sessions.get(persona) ?? ''}` }, redirect: 'manual' })
      const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html')
      const text = await answer.text()
      if (answer.status >= 300) continue
      if (!samples.has(route.name)) samples.set(route.name, { path, persona, isPage })
      if (isPage) for (const href of hrefsOf(text)) note(path, href)
      return true
    }
    return false
  }

  const note = (from: string, href: string): void => {
    const url = new URL(href, address + from)
    if (url.origin !== address) return
    const to = url.pathname + url.search
    if (!links.has(url.pathname)) links.set(url.pathname, new Set())
    links.get(url.pathname)?.add(from)
    for (const route of pages) {
      if (patternOf(route.path).test(url.pathname)) linked.set(route.name, [...(linked.get(route.name) ?? []), to])
    }
  }

  for (const path of alsoFrom) note('/', path)
  const missing = (): Route[] => pages.filter((route) => !samples.has(route.name))
  const candidatesOf = (route: Route): string[] =>
    [...new Set(linked.get(route.name) ?? [])].filter((path) => !isShadowed(path, route, pages)).sort((a, b) => Number(a.includes('?')) - Number(b.includes('?')))
  // Pages without a parameter first; then, as long as something new is found, what they link to.
  const followLinks = async (): Promise<void> => {
    for (let before = -1; before !== samples.size; ) {
      before = samples.size
      for (const route of missing()) for (const path of candidatesOf(route).slice(0, 3)) if (await visit(route, path)) break
    }
  }
  for (const route of pages) if (!route.path.includes(':')) await visit(route, route.path)
  await followLinks()
  // What only some pages of a kind lead to, or only another role's: more pages of each kind, then each persona for itself.
  for (const persona of [null, ...sessions.keys()]) {
    for (const route of pages) {
      const paths = route.path.includes(':') ? candidatesOf(route).slice(0, MORE_OF_A_KIND) : [route.path]
      for (const path of paths) {
        if (missing().length === 0 || tried.size > MOST_REQUESTS) return { samples, links }
        await visit(route, path, persona ?? samples.get(route.name)?.persona)
      }
      await followLinks()
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

const MORE_OF_A_KIND = 6
const MOST_REQUESTS = 400

export type Sample = { path: string; persona: string; isPage: boolean }
export type Found = { samples: ReadonlyMap<string, Sample>; links: ReadonlyMap<string, ReadonlySet<string>> }
