import type { IncomingHttpHeaders } from 'node:http'

/** Whether a state-changing request came from our own pages, by what browsers send and scripts cannot forge. `ownHost` is the host of THROUGHLINE_BASE_URL. */
export function isSameOrigin(headers: IncomingHttpHeaders, ownHost: string | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.origin
  if (origin === undefined) return true // older browsers and tools send neither; the form token still stands
  try {
    return new URL(origin).host === (ownHost ?? headers.host)
  } catch {
    return false
  }
}

/** Where the service is reached from outside: THROUGHLINE_BASE_URL's host, else what the request names. */
export function ownAddressOf(site: { ownHost: string | null }, request: { protocol: string; host: string }): string {
  return site.ownHost === null ? `${request.protocol}://${request.host}` : `https://${site.ownHost}`
}
