import type { SpellRow } from './survival-by-group.ts'

/**
 * Rows of a file of spells, with the columns entry, exit, cause, and where it has them the group and people (for how many alike
 * people a row stands). `by` names the column of the groups; null takes all rows as one. Every fault has its row and how to mend it.
 */
export function readSpellRows(file: readonly WrittenRow[], by: string | null): { rows: SpellRow[] } | { problems: SpellProblem[] } {
  const [header, ...body] = file
  const names = header?.cells.map(plain) ?? []
  const missing = [...NEEDED, ...(by === null ? [] : [by])].filter((name) => !names.includes(plain(name)))
  if (header === undefined || missing.length > 0) {
    return { problems: [{ row: header?.row ?? 1, message: `there is no column ${missing.map((name) => `"${name}"`).join(', ')}`, mend: `Begin the file with a line of names: entry,exit,cause${by === null ? '' : `,${by}`}.` }] }
  }
  if (body.length === 0) return { problems: [{ row: header.row, message: 'the file has names of columns and no person below them', mend: 'Add a row for each person: the day of entry, the day of exit, the cause (0: still there).' }] }
  const place = (name: string) => names.indexOf(plain(name))
  const problems: SpellProblem[] = []
  const rows = body.flatMap(({ row, cells }): SpellRow[] => {
    const text = (name: string) => (place(name) < 0 ? '' : (cells[place(name)] ?? '').trim())
    const wrong = (message: string, mend: string): [] => {
      problems.push({ row, message, mend })
      return []
    }
    const [entry, exit, cause] = [readNumber(text('entry')), readNumber(text('exit')), readNumber(text('cause'))]
    for (const [name, value] of [['entry', entry], ['exit', exit]] as const) {
      if (value === null) return wrong(`${name} is ${shown(text(name))}`, 'Write a number of days since the clock began, such as 365; whoever was seen from the first day has the entry 0.')
    }
    for (const [name, value] of [['entry', entry], ['exit', exit]] as const) {
      if (value !== null && (Math.abs(value) > LONGEST || (value !== 0 && Math.abs(value) < SHORTEST))) return wrong(`${name} is ${shown(text(name))}`, 'Write a number of days: 0, or from 0.000001 to 1000000000.')
    }
    if (cause === null || !Number.isInteger(cause) || cause < 0) return wrong(`cause is ${shown(text('cause'))}`, 'Write 0 for a person who is still there, or the number of the cause: 1, 2, 3.')
    if (entry === null || exit === null) return []
    if (exit <= entry) return wrong(`the exit (${text('exit')}) is not after the entry (${text('entry')})`, 'Both count from the same beginning: correct the row, or leave out a person who was never under observation.')
    const group = by === null ? 'all' : text(by)
    if (group === '') return wrong(`${by} is empty`, 'Say which group the person belongs to.')
    const people = text('people') === '' ? 1 : readNumber(text('people'))
    if (people === null || !Number.isInteger(people) || people < 1) return wrong(`people is ${shown(text('people'))}`, 'Write how many people the row stands for: 1, 2, 3; or leave the column out.')
    return [{ entry, exit, cause, group, people }]
  })
  return problems.length > 0 ? { problems } : { rows }
}

/** As programs write numbers: 365, 0.25, 1e+05. */
function readNumber(text: string): number | null {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : null
}

function shown(text: string): string {
  return text === '' ? 'empty' : `"${text.slice(0, 40)}"`
}

function plain(name: string): string {
  return name.trim().toLowerCase()
}

/** Beyond these a sum of times loses its last digits, or overflows. */
const [SHORTEST, LONGEST] = [1e-6, 1e9]
const NEEDED = ['entry', 'exit', 'cause']

/** One row of a table file, as it counts rows, with its texts. */
export type WrittenRow = { row: number; cells: readonly string[] }
export type SpellProblem = { row: number; message: string; mend: string }
