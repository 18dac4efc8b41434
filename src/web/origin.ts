import type { IncomingHttpHeaders } from 'node:http'

/** Whether a state-changing request came from our own pages, by what browsers send and scripts cannot forge. */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = headers.origin
  if (origin === undefined) return true // older browsers and tools send neither; the form token still stands
  try {
    return new URL(origin).host === headers.host
  } catch {
    return false
  }
}
