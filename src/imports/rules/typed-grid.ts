import { optional, type Problem } from '../../fields/field.ts'
import { decimal } from '../../fields/numbers.ts'
import { text } from '../../fields/text.ts'

/** A grid of team and grade as it was typed: the cells that hold an FTE, and every problem of it at once. */
export function readTypedGrid(size: GridSize, fields: Readonly<Record<string, string>>): { cells: GridCell[]; problems: Problem[] } {
  const problems: Problem[] = []
  const names = (prefix: 'team' | 'grade', many: number) =>
    Array.from({ length: many }, (_, at): string | null => {
      const read = optional(text(prefix === 'team' ? `the name of team ${at + 1}` : `the name of grade ${at + 1}`, { max: 120 })).read(`${prefix}-${at}`, fields)
      if (!read.ok) problems.push(...read.problems)
      return read.ok ? read.value : null
    })
  const [teams, grades] = [names('team', size.teams), names('grade', size.grades)]
  for (const [prefix, list] of [['team', teams], ['grade', grades]] as const) {
    for (const [at, name] of list.entries()) {
      if (name !== null && list.findIndex((other) => other?.toLowerCase() === name.toLowerCase()) < at) problems.push({ field: `${prefix}-${at}`, message: `${name} stands twice: put its FTE on one ${prefix === 'team' ? 'line' : 'column'}` })
    }
  }
  const cells: GridCell[] = []
  for (let row = 0; row < size.teams; row += 1) {
    for (let column = 0; column < size.grades; column += 1) {
      const [team, grade, field] = [teams[row] ?? null, grades[column] ?? null, `fte-${row}-${column}`]
      const read = optional(decimal(`the funded FTE of ${team ?? `line ${row + 1}`}, ${grade ?? `column ${column + 1}`}`, { min: 0, max: 999, places: 2 })).read(field, fields)
      if (!read.ok) problems.push(...read.problems)
      else if (read.value !== null && read.value > 0) {
        if (team === null) problems.push({ field: `team-${row}`, message: `Enter the name of the team of line ${row + 1}` })
        else if (grade === null) problems.push({ field: `grade-${column}`, message: `Enter the grade or role of column ${column + 1}` })
        else cells.push({ team, grade, fundedFte: read.value })
      }
    }
  }
  if (cells.length === 0 && problems.length === 0) problems.push({ field: 'fte-0-0', message: 'Enter the funded FTE of at least one team and grade' })
  const first = new Map(problems.map((problem) => [`${problem.field} ${problem.message}`, problem]))
  return { cells, problems: [...first.values()] }
}

export type GridSize = { teams: number; grades: number }
export type GridCell = { team: string; grade: string; fundedFte: number }
