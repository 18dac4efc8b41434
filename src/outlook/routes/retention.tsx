import { tableOf } from '../../charts/chart-table.ts'
import type { Sheet } from '../../files/sheet.ts'
import { page, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { formatDay, type Day } from '../../time/day.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { findDataDay, loadScopedWorkforce } from '../../workforce/queries.ts'
import { chooseDay } from '../../workforce/rules/choose-day.ts'
import { clocks, RetentionPage, type ClockChoice, type RetentionPageProps, type StayContent } from '../pages/retention-page.tsx'
import { retentionPath } from '../paths.ts'
import { readClockDays } from '../read-clock-days.ts'
import { groupings, recordFor, type Grouping } from '../rules/retention-groups.ts'
import { retentionSpells, type Clock } from '../rules/retention-spells.ts'
import { stayContent } from '../rules/stay-content.ts'

export const retentionRoutes: readonly Route[] = [
  { name: 'outlook.retention', method: 'GET', path: retentionPath, permission: 'see retention', scope: 'authority', audit: null, long: true, handle: showRetention },
]

async function showRetention(request: RouteRequest): Promise<Reply> {
  const { query } = request
  const dataDay = await findDataDay(request.tx)
  const chosen = chooseDay(query['on'], dataDay)
  const until = chosen.on ?? request.today
  const clock = clocks.find((one) => one === query['clock']) ?? 'here'
  const by = groupings.find((one) => one === query['by']) ?? 'none'
  const { record, isPartial, teams } = await loadScopedWorkforce(request.tx, request.caller)
  const show = (content: RetentionPageProps['content']) => page({ title: 'How long people stay', dataDay, isWide: true, body: <RetentionPage clock={clock} by={by} chosen={chosen} content={content} address={{ path: retentionPath, query }} /> })
  if (isPartial) return show({ kind: 'partial', teams: teams.map((team) => team.name).join(', ') || 'no team' })
  const seen = recordFor(by, record)
  if (seen === null) return show({ kind: 'no-services' })
  const spells = retentionSpells(seen, { clock: await findClock(request, clock), until })
  if (spells.length === 0) return show({ kind: 'nobody' })
  const content = stayContent(seen, spells, { by, until })
  return (await downloadPart(request, content, { by, until })) ?? show(content)
}

async function findClock({ tx }: RouteRequest, choice: ClockChoice): Promise<Clock> {
  return choice === 'here' ? { kind: 'here' } : { kind: 'day', days: await readClockDays(tx, choice === 'programme-start' ? 'started' : 'passed') }
}

/** Each table of the page is a file of its own: `?table=` says which. */
async function downloadPart(request: RouteRequest, content: StayContent, { until }: { by: Grouping; until: Day }): Promise<Reply | null> {
  switch (request.query['table']) {
    case 'groups': return downloadSheet(request, content.groups)
    case 'bands': return downloadSheet(request, content.bands)
    case 'causes': return downloadSheet(request, content.causes)
    default: return downloadSheet(request, curveSheet(content, until))
  }
}

function curveSheet({ curves }: StayContent, until: Day): Sheet<readonly string[]> {
  const table = tableOf(curves)
  return {
    name: `Retention curves, ${formatDay(until)}`,
    rows: table.rows,
    columns: table.head.map((title, at) => ({ key: `c${at}`, title, kind: 'text', value: (row) => row[at] ?? '' })),
  }
}
