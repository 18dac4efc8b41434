import { symbols, type PublishedSymbol } from './published-figure.ts'

/** A cell of a published file: a figure, or the symbol that stands for one. A symbol is never zero, and neither is an empty cell. */
export function readFigure(cell: string): { text: string; value: number | null; symbol: PublishedSymbol | null } {
  const text = cell.trim()
  if (/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return { text, value: Number(text), symbol: null }
  if (text === '' || text === 'NA') return { text, value: null, symbol: 'blank' }
  const symbol = text.toLowerCase()
  return { text, value: null, symbol: isSymbol(symbol) ? symbol : 'not a figure' }
}

function isSymbol(text: string): text is PublishedSymbol {
  return Object.hasOwn(symbols, text)
}
