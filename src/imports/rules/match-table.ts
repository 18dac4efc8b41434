import { matchColumns, plainHeader, type ColumnMatch } from '../../files/match-columns.ts'
import type { FileRefusal } from '../../files/refusal.ts'
import type { KnownColumn } from './columns/known-column.ts'
import { columnsOf, oneOf, type TableShape } from './columns.ts'

/** Which column is which: a person's choice first, the best guess for the rest; a choice of "" says that the file does not have it. */
export function matchTable(headers: readonly string[], shape: TableShape, chosen: Readonly<Record<string, string>>): TableMatch {
  const places: Record<string, Place> = {}
  const notFound: string[] = []
  for (const [key, header] of Object.entries(chosen)) {
    if (header === '' || !columnsOf[shape].some((column) => column.key === key)) continue
    const index = placeOf(headers, header)
    if (index === null) notFound.push(header)
    else places[key] = { index, header: tidy(headers[index]), confidence: 1, isChosen: true }
  }
  const taken = new Set(Object.values(places).map((place) => place.index))
  const wanted = columnsOf[shape].filter((column) => !Object.hasOwn(places, column.key) && chosen[column.key] !== '')
  const guesses = matchColumns(headers.map((header, index) => (taken.has(index) ? '' : header)), wanted)
  for (const guess of guesses.matched) {
    if (!isSpoilt(guess, wanted)) places[guess.key] = { index: guess.index, header: guess.header, confidence: guess.confidence, isChosen: false }
  }
  const doubled = guesses.duplicates.filter(({ indexes }) => Object.values(places).some((place) => !place.isChosen && indexes.includes(place.index)))
  const known = new Set(Object.values(places).map((place) => place.index))
  return {
    shape,
    places,
    missing: missingOf(shape, places),
    notFound,
    doubled: doubled.map(({ header }) => header),
    unusedDoubles: guesses.duplicates.filter((double) => !doubled.includes(double)).map(({ header }) => header),
    others: headers.flatMap((header, index) => (known.has(index) || tidy(header) === '' ? [] : [{ index, header: tidy(header) }])),
  }
}

/** The sentence for a table that lacks what its kind needs; null where it has all. */
export function refuseMatch(match: TableMatch, headers: readonly string[], place: { sheet?: string; row?: number }): FileRefusal | null {
  const seen = headers.map(tidy).filter((header) => header !== '')
  const shown = seen.slice(0, 30).map((header) => `"${header.slice(0, 60)}"`).join(', ') + (seen.length > 30 ? ` and ${seen.length - 30} more` : '')
  const [absent] = match.notFound
  if (absent !== undefined) {
    return { kind: 'header-not-found', message: `The mapping names the header "${absent}", which the file does not have. Its headers are ${shown}.`, ...place, column: absent, mend: 'Correct the mapping, or leave that column out of it.' }
  }
  const [missing] = match.missing
  if (missing !== undefined) {
    const [first = ''] = missing
    const [label, known] = [missing.map((key) => labelOf(match.shape, key)), columnsOf[match.shape].find((column) => column.key === first)?.names[0] ?? '']
    return {
      kind: 'missing-column',
      message: `No column was found for ${label.length > 1 ? `any of ${label.join(', ')}` : `"${label[0] ?? ''}"`}. The headers are ${shown === '' ? 'not there' : shown}.`,
      ...place,
      column: first,
      mend: `Add the column (a header such as "${known}" is understood), or say which it is in the mapping: {"columns": {"${first}": "..."}}.`,
    }
  }
  const [doubled] = match.doubled
  if (doubled === undefined) return null
  return { kind: 'duplicate-header', message: `The header "${doubled}" stands over more than one column.`, ...place, column: doubled, mend: `Rename one of them, or name the one that is meant in the mapping: "${doubled} (2)" is the second.` }
}

export function labelOf(shape: TableShape, key: string): string {
  return columnsOf[shape].find((column) => column.key === key)?.label ?? key
}

export function tidy(header: string | undefined): string {
  return (header ?? '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()
}

function missingOf(shape: TableShape, places: Readonly<Record<string, Place>>): (readonly string[])[] {
  const single = columnsOf[shape].filter((column) => column.required && !Object.hasOwn(places, column.key)).map((column) => [column.key])
  const groups = (oneOf[shape] ?? []).filter((keys) => !keys.some((key) => Object.hasOwn(places, key)))
  return [...single, ...groups]
}

function placeOf(headers: readonly string[], named: string): number | null {
  const exact = (name: string) => headers.flatMap((header, index) => (tidy(header) === tidy(name) ? [index] : []))
  const same = (name: string) => headers.flatMap((header, index) => (plainHeader(header) === plainHeader(name) && plainHeader(name) !== '' ? [index] : []))
  const found = exact(named)[0] ?? same(named)[0]
  if (found !== undefined) return found
  const numbered = /^(.*) \((\d{1,3})\)$/.exec(named)
  return numbered ? (same(numbered[1] ?? '')[Number(numbered[2]) - 1] ?? null) : null
}

/** "Probation end date" has the words of "End date" and means another day. */
function isSpoilt(guess: ColumnMatch, wanted: readonly KnownColumn[]): boolean {
  if (guess.confidence >= 0.9) return false
  const names = new Set(wanted.find((column) => column.key === guess.key)?.names.flatMap((name) => plainHeader(name).split(' ')))
  return plainHeader(guess.header).split(' ').some((word) => SPOILERS.has(word) && !names.has(word))
}

const SPOILERS = new Set([
  'probation', 'funding', 'dbs', 'visa', 'review', 'registration', 'birth', 'expected', 'planned', 'absence', 'sickness', 'maternity', 'previous', 'next',
  'manager', 'managers', 'line', 'supervisor', 'emergency', 'notice', 'increment', 'continuous', 'pension', 'appraisal', 'training', 'parent', 'old', 'new', 'not', 'no',
])

export type Place = { index: number; header: string; confidence: number; isChosen: boolean }
export type TableMatch = {
  shape: TableShape
  places: Readonly<Record<string, Place>>
  /** Each list is a column, or several of which one would do. */
  missing: readonly (readonly string[])[]
  notFound: readonly string[]
  doubled: readonly string[]
  unusedDoubles: readonly string[]
  others: readonly { index: number; header: string }[]
}
