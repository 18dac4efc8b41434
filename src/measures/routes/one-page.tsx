import { mayDo } from '../../access/rules/policy.ts'
import { formatDay } from '../../time/day.ts'
import { page, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { findDataDay } from '../../workforce/queries.ts'
import { chooseDay } from '../../workforce/rules/choose-day.ts'
import { WorkforcePage, onePageSheet } from '../pages/workforce-page.tsx'
import { workforcePath } from '../paths.ts'
import { listTargets } from '../queries.ts'
import { readComparators } from '../read-comparators.ts'
import { loadMeasured } from '../read-measured.ts'
import { findMeasure, type AnyMeasureName } from '../rules/catalogue.ts'
import { onePage } from '../rules/one-page.ts'
import { populationsOf, trendOf } from '../rules/trend.ts'

export async function showOnePage(request: RouteRequest): Promise<Reply> {
  const dataDay = await findDataDay(request.tx)
  const chosen = chooseDay(request.query['on'], dataDay)
  const title = 'Workforce on one page'
  const address = { path: workforcePath, query: request.query }
  if (chosen.on === null) return page({ title, body: <WorkforcePage chosen={chosen} content={null} address={address} />, isWide: true })
  const { on } = chosen
  const { record, teams } = await loadMeasured(request.tx, request.caller, on)
  const published = teams !== null ? null : await readComparators(request.tx, request.caller)
  const rows = onePage({ record, teams, on, published, targets: await listTargets(request.tx) })
  const beside = rows.find((row) => row.published !== null)?.published ?? null
  const sheet = { ...onePageSheet(rows, beside?.year ?? null, beside?.named.map((cell) => cell.name) ?? []), name: `Workforce on one page, ${formatDay(on)}` }
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const populationOn = populationsOf(record)
  const trends = CHARTS.flatMap((name) => {
    const measure = findMeasure(name, 'fte')
    return measure === null || teams !== null ? [] : [{ measure, points: trendOf(measure, { record, teams, published, until: on, populationOn }) }]
  })
  const content = { on, rows, sheet, trends, teams: teams === null ? null : teams.map((team) => team.name).join(', ') || 'none', mayNameCouncils: mayDo(request.caller.roles, 'set targets') }
  return page({ title, body: <WorkforcePage chosen={chosen} content={content} address={address} />, dataDay, isWide: true })
}

const CHARTS: readonly AnyMeasureName[] = ['turnover', 'vacancy-rate', 'agency-rate', 'average-caseload']
