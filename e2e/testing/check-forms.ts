import type { Route } from '../../src/web/route.ts'

/**
 * Sends every form of a page as it stands, as a browser without a script would, but with a token that is not its own: each must come
 * to a POST route and be refused there with 403, and so nothing is changed.
 */
export async function formProblems(address: string, path: string, token: string, routes: readonly Route[]): Promise<string[]> {
  const cookie = `__Host-throughline=${token}`
  const html = await (await fetch(address + path, { headers: { cookie } })).text()
  const problems: string[] = []
  for (const [, attributes = '', inside = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const action = (attribute(attributes, 'action') ?? path).replaceAll('&amp;', '&')
    const pathname = new URL(action, address + path).pathname
    if (attribute(attributes, 'method')?.toLowerCase() !== 'post') {
      if (!routes.some((route) => route.method === 'GET' && matches(route, pathname))) problems.push(`the form to ${action} leads to no page`)
      continue
    }
    if (pathname === '/sign-out') continue
    const route = routes.find((each) => each.method === 'POST' && matches(each, pathname))
    if (!route) {
      problems.push(`the form to ${action} leads to no route`)
      continue
    }
    if (!/name="form-token" value="[^"]+"/.test(inside)) problems.push(`the form to ${action} has no token`)
    const isMultipart = attribute(attributes, 'enctype') === 'multipart/form-data'
    if (isMultipart !== (route.form === 'multipart')) problems.push(`the form to ${action} is sent as ${isMultipart ? 'multipart' : 'fields'}, and ${route.name} reads ${route.form ?? 'fields'}`)
    if (!/\bnovalidate\b/.test(attributes)) problems.push(`the form to ${action} lets the browser judge its fields: add novalidate`)
    const fields = new URLSearchParams({ 'form-token': 'of.another' })
    const body = isMultipart ? toFormData(fields) : fields
    const answer = await fetch(new URL(action, address + path), { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
    if (answer.status !== 403) problems.push(`the form to ${action} with another form's token is answered ${answer.status}, not 403`)
  }
  return problems
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
}

function matches(route: Route, pathname: string): boolean {
  return new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}/?$`).test(pathname)
}

function toFormData(fields: URLSearchParams): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}
