import type { Sheet } from '../../files/sheet.ts'
import { sortSheet } from '../../files/sheet.ts'
import { formatDay } from '../../time/day.ts'
import { notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { findDataDay } from '../../workforce/queries.ts'
import { chooseDay } from '../../workforce/rules/choose-day.ts'
import { personLabels } from '../../workforce/rules/person-label.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { MeasureRowsPage } from '../pages/measure-rows-page.tsx'
import { measurePath, workforcePath } from '../paths.ts'
import { loadMeasured } from '../read-measured.ts'
import { findMeasure, type AnyMeasure } from '../rules/catalogue.ts'
import { amountOf, type Figure, type FigureRow, type Part } from '../rules/figure.ts'
import { groupsWithin, scopedFigure, type Measured } from '../rules/one-page.ts'
import { DFE_ROLES, populationOf, type Group, type GroupKind } from '../rules/population.ts'

export async function showMeasureRows(request: RouteRequest): Promise<Reply> {
  const measure = findMeasure(request.params['measure'] ?? '', request.query['basis'])
  if (measure === null) return notFound
  const dataDay = await findDataDay(request.tx)
  const { on } = chooseDay(request.query['on'], dataDay)
  if (on === null) return redirect(workforcePath)
  const measured = await loadMeasured(request.tx, request.caller, on)
  const { record } = measured
  const found = figureFor(measure, measured, request.query, on)
  if (found === null) return notFound
  const { figure, group } = found
  const part: Part = request.query['part'] === 'denominator' ? 'denominator' : 'numerator'
  const rows = (part === 'numerator' ? figure.numeratorRows : figure.denominatorRows) ?? []
  const labels = personLabels(record.people)
  const nameOf = (row: FigureRow) => (row.personId === null ? row.what : row.personId < 0 ? 'Worked here, now out of your sight' : labels(row.personId))
  const sheet = sortSheet(rowsSheet(`${measure.label} ${part}, ${formatDay(on)}`, rows, record, nameOf), request.query['sort'])
  const download = await downloadSheet(request, sheet)
  if (download) return download
  return page({
    title: `Rows of ${measure.label.toLowerCase()}`,
    breadcrumbs: [{ text: 'Workforce on one page', href: workforcePath }, { text: measure.label, href: measurePath(measure.measure, measure.basis, on) }],
    dataDay,
    isWide: true,
    body: (
      <MeasureRowsPage
        measure={measure} figure={figure} on={on} part={part} group={group} teams={measured.teams?.map((team) => team.name).join(', ') ?? null} sheet={sheet} nameOf={nameOf}
        total={amountOf(rows).toLocaleString('en-GB', { maximumFractionDigits: 6 })}
        address={{ path: `/measures/${measure.measure}/rows`, query: { ...request.query, on, basis: measure.basis } }}
      />
    ),
  })
}

function figureFor(measure: AnyMeasure, measured: Measured, query: Readonly<Record<string, string>>, on: Parameters<typeof populationOf>[1]): { figure: Figure; group: Group | null } | null {
  const population = populationOf(measured.record, on)
  const by = query['by']
  if (by === undefined) return { figure: scopedFigure(measure, measured, population), group: null }
  if (!isGroupKind(by)) return null
  return groupsWithin(measured, measure, population, by).find(({ group }) => String(group.id) === query['group']) ?? null
}

function rowsSheet(name: string, rows: readonly FigureRow[], record: Workforce, nameOf: (row: FigureRow) => string): Sheet<FigureRow> {
  const teams = new Map(record.teams.map((team) => [team.id, team.name]))
  const people = new Map(record.people.map((person) => [person.id, person]))
  return {
    name,
    rows,
    columns: [
      { key: 'who', title: 'Who or what', kind: 'text', value: nameOf },
      { key: 'registration', title: 'Registration', kind: 'text', value: (row) => people.get(row.personId ?? 0)?.registrationNumber ?? '' },
      { key: 'team', title: 'Team', kind: 'text', value: (row) => teams.get(row.teamId ?? 0) ?? '' },
      { key: 'role', title: 'DfE role', kind: 'text', value: (row) => (row.dfeRole === null ? '' : (DFE_ROLES[row.dfeRole] ?? String(row.dfeRole))) },
      { key: 'started', title: 'Started', kind: 'day', value: (row) => row.startedOn },
      { key: 'ended', title: 'Last day', kind: 'day', value: (row) => row.endedOn },
      { key: 'fte', title: 'FTE', kind: 'number', decimals: 2, value: (row) => row.fte },
      { key: 'amount', title: 'Adds', kind: 'number', decimals: 2, value: (row) => row.amount },
      { key: 'what', title: 'Note', kind: 'text', value: (row) => (row.personId === null ? '' : row.what) },
    ],
  }
}

function isGroupKind(text: string): text is GroupKind {
  return text === 'team' || text === 'service' || text === 'role' || text === 'stage' || text === 'entry route'
}
