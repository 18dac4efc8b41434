import { findHeader, guessHeader } from '../files/find-header.ts'
import { isRefusal, openTable } from '../files/read-table.ts'
import { Refused, type FileRefusal } from '../files/refusal.ts'
import { isBlank, type TableFile } from '../files/table.ts'
import type { FileSource } from './adapter.ts'
import { columnsOf, type TableShape } from './rules/columns.ts'
import { dateColumn } from './rules/date-columns.ts'
import { noMapping, readMapping, type ChosenOrder } from './rules/mapping.ts'
import { matchTable } from './rules/match-table.ts'
import { refuseOtherKind } from './rules/other-kind.ts'
import { listRoles } from './rules/roles.ts'

/** What the mapping page shows of a file before it is read in earnest: its headers, the guess for each column, samples, the order of its dates. */
export async function surveyColumns(source: FileSource, shapes: readonly TableShape[]): Promise<Survey | FileRefusal> {
  const chosen = readMapping(source.mapping)
  const kept = readMapping(source.keptMapping ?? null)
  const table = await openTable(source)
  if (isRefusal(table)) return table
  const names = { ...(isRefusal(kept) ? noMapping : kept).columns, ...(isRefusal(chosen) ? noMapping : chosen).columns }
  const named = [...(isRefusal(chosen) ? [] : chosen.sheets), ...(isRefusal(kept) ? [] : kept.sheets)]
  const candidates = table.sheets
    .flatMap((sheet, index) => (sheet.hidden || sheet.sample.length === 0 ? [] : shapes.map((shape) => candidate(table, index, shape, names))))
    .sort((a, b) => a.missing - b.missing || b.score - a.score)
  const nameOf = (one: Candidate): string => table.sheets[one.index]?.name ?? ''
  const asked = named.find((name) => candidates.some((one) => nameOf(one) === name))
  const best = candidates.find((one) => asked === undefined || nameOf(one) === asked)
  if (!best) return { kind: 'empty', message: `${source.name} has no rows.`, mend: 'Choose the file that holds the extract.' }
  const other = refuseOtherKind(best.headers, best.shape)
  if (other) return { ...other, file: source.name }
  try {
    const sheets = table.facts.format === 'csv' ? [] : [...new Set(table.sheets.flatMap((sheet, index) => candidates.filter((one) => one.index === index).map(nameOf)))]
    const others = sheets.filter((name) => name !== nameOf(best)).map((name) => ({ name, fits: candidates.some((one) => nameOf(one) === name && one.shape === best.shape && one.missing === 0), isChosen: named.slice(1).includes(name) }))
    const found = await survey(table, best, isRefusal(chosen) ? noMapping.dates : chosen.dates, isRefusal(chosen) ? noMapping.roles : chosen.roles)
    return { ...found, sheet: others.length === 0 ? null : nameOf(best), others }
  } catch (error) {
    if (error instanceof Refused) return { ...error.refusal, file: source.name }
    throw error
  }
}

function candidate(table: TableFile, index: number, shape: TableShape, names: Readonly<Record<string, string>>): Candidate {
  const sample = table.sheets[index]?.sample ?? []
  const wanted = columnsOf[shape].map((column) => ({ key: column.key, required: column.required, names: [...(names[column.key] ? [names[column.key] ?? ''] : []), ...column.names] }))
  const headerRow = findHeader(sample, wanted).headerRow ?? guessHeader(sample).headerRow ?? sample[0]?.row ?? 1
  const headers = (sample.find((row) => row.row === headerRow)?.cells ?? []).map((cell) => cell.text.trim())
  const held = Object.fromEntries(Object.entries(names).filter(([, header]) => header === '' || headers.includes(header)))
  const match = matchTable(headers, shape, held)
  const score = Object.values(match.places).reduce((sum, place) => sum + place.confidence, 0)
  return { index, shape, headerRow, headers, match, missing: match.missing.length, score }
}

async function survey(table: TableFile, best: Candidate, dates: Readonly<Record<string, ChosenOrder>>, roles: Readonly<Record<string, number>>): Promise<Omit<Survey, 'sheet' | 'others'>> {
  const dateSystem = table.facts.format === 'xlsx' ? table.facts.dateSystem : 1900
  const columns = columnsOf[best.shape]
  const judges = new Map(columns.filter((column) => column.kind === 'date' && best.match.places[column.key]).map((column) => [column.key, dateColumn({ dateSystem, chosen: dates[column.key] ?? null, kept: null })]))
  const samples = new Map<number, string[]>()
  const titles: string[] = []
  let rows = 0
  for await (const row of table.rows(best.index)) {
    if (row.row <= best.headerRow) continue
    if (++rows > MOST_SURVEYED) break
    for (const [at, cell] of row.cells.entries()) {
      const seen = samples.get(at) ?? []
      if (seen.length < 3 && !isBlank(cell)) samples.set(at, [...seen, cell.text.slice(0, 40)])
    }
    for (const [key, judge] of judges) {
      const cell = row.cells[best.match.places[key]?.index ?? -1]
      if (cell !== undefined && !isBlank(cell)) judge.add(row.row, cell)
    }
    const title = row.cells[best.match.places['title']?.index ?? -1]
    if (title !== undefined && !isBlank(title)) titles.push(title.text.trim())
  }
  const headers = best.headers.map((header, at) => ({ header, samples: samples.get(at) ?? [] })).filter(({ header }) => header !== '')
  return {
    shape: best.shape,
    headerRow: best.headerRow,
    headers,
    columns: columns.map((column) => {
      const decided = judges.get(column.key)?.decide()
      return {
        key: column.key,
        label: column.label,
        isRequired: column.required,
        header: best.match.places[column.key]?.header ?? null,
        samples: samples.get(best.match.places[column.key]?.index ?? -1) ?? [],
        dates: decided === undefined ? null : { order: decided.order, evidence: decided.verdict.evidence, needsChoice: decided.blocks !== null },
      }
    }),
    roles: listRoles(titles, roles).slice(0, 200),
  }
}

const MOST_SURVEYED = 20_000

type Candidate = { index: number; shape: TableShape; headerRow: number; headers: string[]; match: ReturnType<typeof matchTable>; missing: number; score: number }

export type Survey = {
  /** The sheet whose columns these are, where the workbook has more than one that can be seen. */
  sheet: string | null
  others: readonly { name: string; fits: boolean; isChosen: boolean }[]
  shape: TableShape
  headerRow: number
  headers: readonly { header: string; samples: readonly string[] }[]
  columns: readonly {
    key: string
    label: string
    isRequired: boolean
    header: string | null
    samples: readonly string[]
    dates: { order: string; evidence: string; needsChoice: boolean } | null
  }[]
  /** Titles of the file and the DfE role each stands for; null where its words do not say. */
  roles: readonly { title: string; count: number; role: number | null }[]
}
