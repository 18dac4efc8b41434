import { isBlank, type TableRow } from './table.ts'
import { matchColumns, plainHeader, type WantedColumn } from './match-columns.ts'

/** The header where no column names are known: the first row about as wide as the table in which every filled cell is a text. */
export function guessHeader(sample: readonly TableRow[]): { headerRow: number | null; titleRows: number[] } {
  const widths = sample.map(filledCells)
  const usual = Math.max(0, ...widths)
  const named = ({ cells }: TableRow) => cells.every((cell) => isBlank(cell) || isName(cell.text, cell.kind))
  const at = sample.findIndex((row, index) => (widths[index] ?? 0) >= usual * 0.6 && named(row))
  return at < 0 ? { headerRow: null, titleRows: [] } : headerAt(sample, at)
}

/** The row that names most of the wanted columns, or null where no row names even one. */
export function findHeader(sample: readonly TableRow[], wanted: readonly WantedColumn[]): { headerRow: number | null; titleRows: number[] } {
  // matching by likeness is slow, so of the rows further down only those are tried that hold a known name as it is
  const known = new Set(wanted.flatMap(({ names }) => names.map(plainHeader)))
  let best = { at: -1, score: 0 }
  for (const [at, row] of sample.entries()) {
    if (at >= USUAL_TITLE_ROWS && !row.cells.some((cell) => known.has(plainHeader(cell.text)))) continue
    const score = matchColumns(row.cells.map((cell) => cell.text), wanted).matched.reduce((sum, match) => sum + match.confidence, 0)
    if (score > best.score) best = { at, score }
  }
  return best.at < 0 ? { headerRow: null, titleRows: [] } : headerAt(sample, best.at)
}

const USUAL_TITLE_ROWS = 12

function headerAt(sample: readonly TableRow[], at: number) {
  return { headerRow: sample[at]?.row ?? null, titleRows: sample.slice(0, at).map(({ row }) => row) }
}

function filledCells({ cells }: TableRow): number {
  return cells.filter((cell) => !isBlank(cell)).length
}

/** No header of a council's extract is a number, a date or a sum of money. */
function isName(text: string, kind: string): boolean {
  return kind === 'text' && /\p{L}/u.test(text) && !/^\d|^[-+£]/.test(text.trim())
}
