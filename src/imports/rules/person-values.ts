import { plain } from './read-cell.ts'

/**
 * Two letters, then up to ten digits (DfE CSWW 2024-25 specification, SWENo). An HR system that keeps the digits only means
 * Social Work England's letters; anything else is a problem.
 */
export function registrationOf(text: string): { value: string | null; note?: string; problem?: string } {
  const tidy = text.replace(/[\s\u00a0-]/g, '').toUpperCase()
  if (/^[A-Z]{2}\d{1,10}$/.test(tidy)) return { value: tidy }
  if (/^\d{4,10}$/.test(tidy)) return { value: `SW${tidy}`, note: `“${text}” was read as SW${tidy}.` }
  if (/^(?:n\/?a|none|tbc|pending|-+|0)$/i.test(tidy)) return { value: null }
  return { value: null, problem: `“${text.slice(0, 40)}” is not a registration number: two letters and then up to 10 digits, like SW123456. Correct it, or leave it empty.` }
}

export function emailOf(text: string): { value: string | null; problem?: string } {
  const value = text.toLowerCase().replace(/^mailto:/, '')
  if (/^[^\s@<>,;"]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(value)) return { value }
  return { value: null, problem: `“${text.slice(0, 60)}” is not an e-mail address. Correct it, or leave it empty.` }
}

/** "Ash, Robin", "Ash, Ms Robin" and "Robin Ash" are one person's names. */
export function namesOf(full: string | null, given: string | null, family: string | null): { givenName: string | null; familyName: string | null } {
  if (given !== null || family !== null || full === null) return { givenName: given, familyName: family }
  const text = plain(full).replace(/\s*\([^)]*\)\s*$/, '')
  const [first = '', ...rest] = text.split(/\s*,\s*/)
  if (rest.length > 0) return { givenName: untitled(rest.join(' ')) || null, familyName: first || null }
  const words = untitled(text).split(' ')
  return { givenName: words.slice(0, -1).join(' ') || null, familyName: words.at(-1) ?? null }
}

/** Names as they are compared: small letters, no signs, the parts in order, so that "Ash, Robin" is "Robin Ash". */
export function nameKey(givenName: string | null, familyName: string | null): string {
  return `${givenName ?? ''} ${familyName ?? ''}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}]+/u).filter((part) => part !== '').sort().join(' ')
}

function untitled(text: string): string {
  return text.replace(/^(?:mr|mrs|ms|miss|mx|dr|prof)\.? /i, '').trim()
}
