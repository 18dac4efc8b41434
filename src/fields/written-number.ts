/** A number as somebody wrote it: `decimal` is exact, such as "-1234.50". */
export type WrittenNumber = { kind: 'number'; decimal: string; percent: boolean; pounds: boolean } | { kind: 'shortened' }

/** Reads 1,234.5, £1,234.50, -3, (3), 12%; `shortened` for 1E+05, where the last digits are gone; else null. */
export function readWrittenNumber(text: string): WrittenNumber | null {
  const tidy = text.replace(/[\s\u00a0\u2009\u202f]+/g, ' ').replace(/\u2212/g, '-').trim()
  if (tidy.length > 60) return null
  if (/^[-+]?\d+(?:\.\d+)?E[-+]?\d+$/i.test(tidy)) return { kind: 'shortened' }
  const parts = /^(\()?([-+])? ?(£|GBP)? ?([-+])?(\d{1,3}(?:([, ])\d{3})(?:\6\d{3})*|\d+)?(\.\d+)? ?(%)?(\))?$/i.exec(tidy)
  if (!parts) return null
  const [, opening, before, pounds, after, whole, , fraction, percent, closing] = parts
  const signs = [opening, before, after].filter((sign) => sign !== undefined)
  if (signs.length > 1 || (opening === undefined) !== (closing === undefined) || (whole ?? fraction) === undefined) return null
  const digits = (whole ?? '0').replace(/[, ]/g, '').replace(/^0+(?=\d)/, '')
  const negative = signs.length === 1 && signs[0] !== '+' && /[1-9]/.test(digits + (fraction ?? ''))
  return {
    kind: 'number',
    decimal: `${negative ? '-' : ''}${digits}${fraction ?? ''}`,
    percent: percent !== undefined,
    pounds: pounds !== undefined,
  }
}
