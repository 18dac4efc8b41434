/** A CSV as an office program writes it: commas, CRLF, quotes where a cell needs them. */
export function csvText(headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [headers, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n') + '\r\n'
}

/** 2026-11-16 as HR systems print it: 16/11/2026. */
export function britishDay(day: string | null): string | null {
  return day === null ? null : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

function cellText(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

type Cell = string | number | null
