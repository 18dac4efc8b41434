import { isRefusal } from '../files/read-table.ts'
import type { Adapter, Note } from './adapter.ts'
import { dayOfFile, noRows, readRows } from './read-rows.ts'
import { absenceRowOf, type AbsenceRow } from './rules/absence-row.ts'
import { reachOf } from './rules/fold-absences.ts'
import { mappingToKeep } from './rules/mapping.ts'

/** A list of absences: sickness on any day, and who is away. Its rows are of people whom other files bring. */
export const absenceAdapter: Adapter = {
  kind: 'absence',
  claims: null,
  async read(source) {
    const table = await readRows(source, ['absence'])
    if (isRefusal(table)) return table
    const { asOf, note } = dayOfFile(table.mapping, source)
    const notes: Note[] = [...table.notes, ...(note === null ? [] : [note])]
    const hasCategory = table.has('category')
    if (!hasCategory) notes.push({ kind: 'note', message: 'The file has no column for the type of absence: all rows are read as sickness.' })
    const rows = new Map<string, { line: number; absence: AbsenceRow }>()
    for (const { row, sheet, values } of table.rows) {
      const place = { row, ...(sheet === null ? {} : { sheet }) }
      const read = absenceRowOf(values, { endMeans: table.mapping.endMeans ?? 'last-day', hasCategory })
      for (const { column, value, message } of read.said) notes.push({ kind: 'problem', message, ...place, column: table.header(column), value: value.slice(0, 80) })
      if (read.row === null) continue
      const key = [read.row.staffNumber ?? read.row.registrationNumber ?? read.row.email, read.row.startedOn, read.row.category].join('|')
      const same = rows.get(key)
      if (same) notes.push({ kind: 'problem', message: `The row stands twice: row ${same.line} says the same absence. It is left out.`, ...place, column: table.header('startedOn'), value: read.row.startedOn })
      else rows.set(key, { line: row, absence: read.row })
    }
    if (rows.size === 0) return noRows(source.name, table.rows.length, notes)
    const kept = [...rows.values()]
    return {
      year: null, asOf, isProvisional: false, notes, statements: [], mapping: mappingToKeep(table.mapping),
      header: { from: reachOf(kept.map(({ absence }) => absence), asOf), columns: table.mapping.columns },
      rows: kept.map(({ line, absence }, index) => ({ position: index + 1, line, content: { ...absence } })),
    }
  },
}
