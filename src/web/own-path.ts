/** A path of this service, or the front page: never another site, whatever the text says. A browser drops tabs and turns backslashes. */
export function ownPath(text: unknown): string {
  if (typeof text !== 'string' || !text.startsWith('/') || text.length > 2000) return '/'
  try {
    const read = new URL(text, BASE)
    return read.origin === BASE && !read.pathname.startsWith('//') && !read.pathname.startsWith('/sign-') ? `${read.pathname}${read.search}` : '/'
  } catch {
    return '/'
  }
}

const BASE = 'http://own.invalid'
