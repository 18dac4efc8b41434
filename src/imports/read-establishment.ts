import { isRefusal } from '../files/read-table.ts'
import type { FileRefusal } from '../files/refusal.ts'
import type { Day } from '../time/day.ts'
import type { Adapter, FileSource, Note, StagedFile } from './adapter.ts'
import { dayOfFile, noRows, prepareTable, readRows, type ReadRow, type ReadTable } from './read-rows.ts'
import { stageOf } from './rules/code-words.ts'
import { foldEstablishment, fundedByTeam, type PostRow } from './rules/fold-establishment.ts'
import { mappingToKeep } from './rules/mapping.ts'
import { matchTable } from './rules/match-table.ts'
import { readCell } from './rules/read-cell.ts'
import { roleOfTitle } from './rules/roles.ts'

/** The posts that are funded: by position number, or a grid of team and grade for councils without them. */
export const establishmentAdapter: Adapter = { kind: 'establishment', read: readEstablishment, claims: null }

async function readEstablishment(source: FileSource): Promise<StagedFile | FileRefusal> {
  // a list by positions wins where both would fit; a file that fits neither is refused for what the list lacks
  const positions = await prepareTable(source, ['positions'])
  const shape = isRefusal(positions) && (await isGrid(source)) ? 'grid' : 'positions'
  const table = await readRows(source, [shape])
  if (isRefusal(table)) return table
  const { asOf, note } = dayOfFile(table.mapping, source)
  const notes: Note[] = [...table.notes, ...(note === null ? [] : [note])]
  const rows = shape === 'positions' ? positionRows(table, notes) : gridRows(table, notes)
  if (rows.length === 0) return noRows(source.name, table.rows.length, notes)
  const teams = fundedByTeam(foldEstablishment([{ asOf, rows }]), asOf)
  return {
    year: null,
    asOf,
    isProvisional: false,
    header: { shape, teams, columns: table.mapping.columns, totalFte: Math.round(teams.reduce((sum, team) => sum + team.fundedFte, 0) * 1e6) / 1e6 },
    rows: rows.map((row, index) => ({ position: index + 1, line: row.row, content: { ...row } })),
    notes,
    statements: [],
    mapping: mappingToKeep(table.mapping),
  }
}

async function isGrid(source: FileSource): Promise<boolean> {
  const prepared = await prepareTable(source, ['grid'])
  if (isRefusal(prepared)) return false
  const [sheet] = prepared.sheets
  // a list of people has teams and grades too, and is no establishment
  if (!sheet || PEOPLE.some((key) => Object.hasOwn(matchTable(sheet.headers, 'people', {}).places, key))) return false
  const long = Object.hasOwn(sheet.match.places, 'grade') && Object.hasOwn(sheet.match.places, 'fundedFte')
  return long || gradeColumns(sheet.match.others, Object.values(sheet.match.places).filter((place) => place.header !== '').map((place) => place.header)).length > 0
}

function positionRows(table: ReadTable, notes: Note[]): PostRow[] {
  const kept = new Map<string, PostRow>()
  const titles = new Map<string, number>()
  for (const row of table.rows) {
    const positionNumber = textOf(row, 'positionNumber')
    const fundedFte = row.values['fundedFte']
    if (positionNumber === null) {
      notes.push(problem(table, row, 'positionNumber', '', 'The row has no position number. It is left out; give it one.'))
      continue
    }
    if (typeof fundedFte !== 'number') {
      notes.push(problem(table, row, 'fundedFte', '', `Position ${positionNumber} has no funded FTE that could be read. It is left out; type a number, like 1 or 0.6.`))
      continue
    }
    if (fundedFte > MOST_FTE) notes.push(problem(table, row, 'fundedFte', String(fundedFte), `Position ${positionNumber} has ${fundedFte} funded FTE. It is kept; check that it is not hours or a headcount.`))
    const title = textOf(row, 'title') ?? textOf(row, 'grade') ?? 'Post'
    const role = roleOfTitle(title, table.mapping.roles)
    if (role === null) titles.set(title, (titles.get(title) ?? 0) + 1)
    const post: PostRow = {
      kind: 'position', positionNumber, row: row.row, team: textOf(row, 'team'), service: textOf(row, 'service'), title, grade: textOf(row, 'grade'), dfeRole: role === 0 ? null : role,
      fundedFte, costCode: textOf(row, 'costCode'), fundingSource: textOf(row, 'fundingSource'), fundingEndsOn: (row.values['fundingEndsOn'] ?? null) as Day | null, stage: stageOf(textOf(row, 'stage')),
    }
    const before = kept.get(positionNumber.toLowerCase())
    if (!before) kept.set(positionNumber.toLowerCase(), post)
    else if (JSON.stringify({ ...before, row: 0 }) === JSON.stringify({ ...post, row: 0 })) {
      notes.push({ kind: 'note', message: `Position ${positionNumber} stands twice and says the same as row ${before.row}: it counts once.`, row: row.row, ...(row.sheet === null ? {} : { sheet: row.sheet }), column: table.header('positionNumber'), value: positionNumber })
    } else {
      notes.push(problem(table, row, 'positionNumber', positionNumber, `Position ${positionNumber} stands twice and says different things: row ${before.row} is kept, this row is left out.`))
    }
  }
  for (const [title, count] of titles) notes.push({ kind: 'note', message: `The title "${title}" (${count} posts) says no DfE role; choose one where the columns are chosen (in a mapping: roles).`, column: 'title', value: title })
  return [...kept.values()]
}

/** Long form: a row for each team and grade. Wide form: a row for each team, a column for each grade. */
function gridRows(table: ReadTable, notes: Note[]): PostRow[] {
  const cells: { row: ReadRow; grade: string; fundedFte: number; header: string }[] = []
  if (table.has('grade') && table.has('fundedFte')) {
    for (const row of table.rows) {
      const grade = textOf(row, 'grade')
      const fundedFte = row.values['fundedFte']
      if (grade === null || typeof fundedFte !== 'number') notes.push(problem(table, row, grade === null ? 'grade' : 'fundedFte', '', 'The row has no grade or no funded FTE that could be read. It is left out.'))
      else cells.push({ row, grade, fundedFte, header: table.header('fundedFte') })
    }
  } else {
    const used = [table.header('team'), table.header('service')]
    for (const row of table.rows) {
      for (const { index, header } of gradeColumns([...table.others, ...strayPlaces(table)], used)) {
        const cell = row.cells[index]
        const read = readCell(cell, 'number', { order: 'iso', digits: null })
        if (read.problem !== undefined) notes.push({ kind: 'problem', message: `${header}: ${read.problem}`, row: row.row, ...(row.sheet === null ? {} : { sheet: row.sheet }), column: header, value: cell?.text.slice(0, 80) ?? '' })
        else if (typeof read.value === 'number' && read.value > 0) cells.push({ row, grade: header, fundedFte: read.value, header })
      }
    }
  }
  const kept = new Map<string, PostRow>()
  for (const { row, grade, fundedFte } of cells) {
    const team = textOf(row, 'team')
    if (team === null) {
      notes.push(problem(table, row, 'team', '', 'The row has no team. It is left out; name the team.'))
      continue
    }
    const positionNumber = `${team} / ${grade}`
    const before = kept.get(positionNumber.toLowerCase())
    if (before) {
      before.fundedFte = Math.round((before.fundedFte + fundedFte) * 1e6) / 1e6
      notes.push({ kind: 'note', message: `${positionNumber} stands more than once: its funded FTE are added.`, row: row.row })
      continue
    }
    const role = roleOfTitle(grade, table.mapping.roles)
    kept.set(positionNumber.toLowerCase(), {
      kind: 'grid', positionNumber, row: row.row, team, service: textOf(row, 'service'), title: grade, grade, dfeRole: role === 0 ? null : role, fundedFte,
      costCode: null, fundingSource: null, fundingEndsOn: null, stage: 'open',
    })
  }
  return [...kept.values()]
}

/** In the wide form every column that is neither team, service nor a total is a grade. */
function gradeColumns(others: readonly { index: number; header: string }[], used: readonly string[]): { index: number; header: string }[] {
  return others.filter(({ header }) => !used.includes(header) && !/^(?:grand |sub[- ]?)?totals?\b|^notes?$|^comments?$|^as at$|^date$|^cost (?:code|centre)$/i.test(header))
}

/** A grade column that was guessed to be something else ("FTE" alone is no grade of the wide form). */
function strayPlaces(table: ReadTable): { index: number; header: string }[] {
  return table.has('grade') && !table.has('fundedFte') ? [{ index: table.headers.findIndex((header) => header.trim() === table.header('grade')), header: table.header('grade') }].filter(({ index }) => index >= 0) : []
}

function textOf(row: ReadRow, key: string): string | null {
  const value = row.values[key]
  return value === null || value === undefined ? null : String(value)
}

function problem(table: ReadTable, row: ReadRow, column: string, value: string, message: string): Note {
  return { kind: 'problem', message, row: row.row, ...(row.sheet === null ? {} : { sheet: row.sheet }), column: table.header(column), value }
}

const PEOPLE = ['staffNumber', 'registrationNumber', 'familyName', 'startedOn', 'birthDate']
// A post is one person's work; more is a headcount, hours or a pool.
const MOST_FTE = 1.5
