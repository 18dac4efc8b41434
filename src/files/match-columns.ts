/** `names`: every header that the column is known by, the best first. */
export type WantedColumn = { key: string; names: readonly string[]; required: boolean }

export type ColumnMatch = { key: string; index: number; header: string; confidence: number }

export type ColumnMatches = {
  matched: ColumnMatch[]
  /** Keys of required columns that no header matches. */
  missing: string[]
  /** Headers that stand over more than one column; a person chooses. */
  duplicates: { header: string; indexes: number[] }[]
  /** Columns that nothing was found for. */
  extra: { index: number; header: string }[]
}

/**
 * Guesses which column is which. Confidence 1: the very header; 0.95: but for capitals, spaces and signs; 0.7: the same words in
 * another order or among others; 0.6: a slip of the keyboard; halved where the header stands over two columns.
 */
export function matchColumns(headers: readonly string[], wanted: readonly WantedColumn[]): ColumnMatches {
  const plain = headers.map(plainHeader)
  const seen = headers.map((header, index): SeenHeader => ({ tidy: tidyHeader(header), plain: plain[index] ?? '', packed: (plain[index] ?? '').replaceAll(' ', ''), words: new Set((plain[index] ?? '').split(' ')) }))
  const duplicates = duplicateHeaders(headers, plain)
  const doubled = new Set(duplicates.flatMap(({ indexes }) => indexes))
  const guesses: (ColumnMatch & { order: number })[] = []
  for (const [order, column] of wanted.entries()) {
    const names = knownNames(column.names)
    for (const [index, header] of seen.entries()) {
      const confidence = Math.max(0, ...names.map((name, rank) => confidenceOf(header, name) - rank / 10_000))
      if (confidence < 0.55) continue
      guesses.push({ key: column.key, index, header: header.tidy, confidence: round(doubled.has(index) ? confidence / 2 : confidence), order })
    }
  }
  guesses.sort((a, b) => b.confidence - a.confidence || a.order - b.order || a.index - b.index)
  const matched: ColumnMatch[] = []
  for (const { order: _, ...guess } of guesses) {
    if (!matched.some(({ key, index }) => key === guess.key || index === guess.index)) matched.push(guess)
  }
  const order = wanted.map(({ key }) => key)
  return {
    matched: matched.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
    missing: wanted.filter(({ key, required }) => required && !matched.some((match) => match.key === key)).map(({ key }) => key),
    duplicates,
    extra: headers
      .map((header, index) => ({ index, header: tidyHeader(header) }))
      .filter(({ index }) => plain[index] !== '' && !matched.some((match) => match.index === index)),
  }
}

/** Small letters and single spaces: "Start_Date ", "StartDate" and "start  date" are one. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}%£]+/gu, ' ')
    .trim()
}

function confidenceOf(header: SeenHeader, name: KnownName): number {
  if (header.plain === '') return 0
  if (header.tidy === name.name) return 1
  if (header.packed === name.packed) return 0.95
  if (name.words.length > 1 && header.words.size <= name.words.length + 2 && name.words.every((word) => header.words.has(word))) return 0.7
  const { plain } = name
  return plain.length >= 6 && Math.abs(header.plain.length - plain.length) <= 2 && editDistance(header.plain, plain) <= (plain.length >= 10 ? 2 : 1) ? 0.6 : 0
}

/** The known names taken apart once, and not for every row in which a header is looked for. */
function knownNames(names: readonly string[]): readonly KnownName[] {
  let known = takenApart.get(names)
  if (!known) {
    known = names.map((name) => ({ name, plain: plainHeader(name), packed: plainHeader(name).replaceAll(' ', ''), words: plainHeader(name).split(' ') }))
    takenApart.set(names, known)
  }
  return known
}

const takenApart = new WeakMap<readonly string[], readonly KnownName[]>()

type SeenHeader = { tidy: string; plain: string; packed: string; words: ReadonlySet<string> }
type KnownName = { name: string; plain: string; packed: string; words: readonly string[] }

function duplicateHeaders(headers: readonly string[], plain: readonly string[]): { header: string; indexes: number[] }[] {
  const places = new Map<string, number[]>()
  for (const [index, header] of plain.entries()) if (header !== '') places.set(header, [...(places.get(header) ?? []), index])
  return [...places.values()]
    .filter((indexes) => indexes.length > 1)
    .map((indexes) => ({ header: tidyHeader(headers[indexes[0] ?? 0] ?? ''), indexes }))
}

function tidyHeader(header: string): string {
  return header.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100
}

/** Letters to change, add or leave out; two neighbours swapped count as one (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}
