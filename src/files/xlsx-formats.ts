/** How a number is shown: the only formats that change what a person reads as the value. */
export type NumberFormat = 'plain' | 'date' | 'dateTime' | 'time' | 'percent' | { zeros: number }

/** The format of each cell style (ECMA-376 part 1, 18.8.30 numFmt; its table of built-in ids). */
export function numberFormats(formatIds: readonly number[], codes: ReadonlyMap<number, string>): NumberFormat[] {
  return formatIds.map((id) => formatOf(codes.get(id) ?? BUILT_IN.get(id) ?? ''))
}

function formatOf(code: string): NumberFormat {
  const first = code.split(';')[0] ?? ''
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').toLowerCase()
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length }
  if (bare === 'general' || bare === '@') return 'plain'
  const day = /[dy]/.test(bare) || /m/.test(bare.replace(/h+:?m+|m+:?s+|\[m+\]/g, ''))
  const time = /[hs]|\[m+\]/.test(bare)
  if (day) return time ? 'dateTime' : 'date'
  if (time) return 'time'
  return bare.includes('%') ? 'percent' : 'plain'
}

/** 27 to 36 and 50 to 58 are dates of East Asian locales. */
const BUILT_IN = new Map<number, string>([
  [9, '0%'], [10, '0.00%'], [14, 'dd/mm/yyyy'], [15, 'd-mmm-yy'], [16, 'd-mmm'], [17, 'mmm-yy'], [18, 'h:mm am/pm'], [19, 'h:mm:ss am/pm'],
  [20, 'h:mm'], [21, 'h:mm:ss'], [22, 'dd/mm/yyyy hh:mm'], [45, 'mm:ss'], [46, '[h]:mm:ss'], [47, 'mm:ss.0'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, string] => [id, 'yyyy/mm/dd']),
  ...[32, 33, 34, 35, 55, 56].map((id): [number, string] => [id, 'h:mm:ss']),
])
