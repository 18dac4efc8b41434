import { formatDay } from '../../time/day.ts'
import { page, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { findDataDay, loadScopedWorkforce } from '../../workforce/queries.ts'
import { chooseDay } from '../../workforce/rules/choose-day.ts'
import { SignalsPage, type SignalsPageProps } from '../pages/signals-page.tsx'
import { retentionPath, signalsPath } from '../paths.ts'
import { teamConditions } from '../rules/conditions.ts'
import { leavingSignals, type GroupSignal } from '../rules/signals.ts'
import { conditionsSheet, signalsSheet } from '../rules/signals-sheets.ts'

export const signalRoutes: readonly Route[] = [
  { name: 'outlook.signals', method: 'GET', path: signalsPath, permission: 'see retention', scope: 'authority', audit: null, long: true, handle: showSignals },
]

async function showSignals(request: RouteRequest): Promise<Reply> {
  const { query } = request
  const dataDay = await findDataDay(request.tx)
  const chosen = chooseDay(query['on'], dataDay)
  const on = chosen.on ?? request.today
  const { record, isPartial, teams } = await loadScopedWorkforce(request.tx, request.caller)
  const show = (content: SignalsPageProps['content']) => page({
    title: 'Signals of teams and starting years', breadcrumbs: [{ text: 'How long people stay', href: retentionPath }], dataDay, isWide: true,
    body: <SignalsPage chosen={chosen} content={content} address={{ path: signalsPath, query }} />,
  })
  if (isPartial) return show({ kind: 'partial', teams: teams.map((team) => team.name).join(', ') || 'no team' })
  const signals = leavingSignals(record, on)
  if (signals === null) return show({ kind: 'nothing' })
  const day = formatDay(on)
  const content = {
    kind: 'signals' as const, ...signals.window, summary: summaryOf([...signals.teams, ...signals.cohorts]),
    teams: signalsSheet(signals.teams, 'Team', `Leaving by team, ${day}`),
    cohorts: signalsSheet(signals.cohorts, 'Year of starting', `Leaving by year of starting, ${day}`),
    conditions: conditionsSheet(teamConditions(record, on), `What teams carry, ${day}`),
  }
  const download = query['table'] === 'cohorts' ? downloadSheet(request, content.cohorts) : query['table'] === 'conditions' ? downloadSheet(request, content.conditions) : downloadSheet(request, content.teams)
  return (await download) ?? show(content)
}

function summaryOf(signals: readonly GroupSignal[]): string {
  const above = signals.filter((signal) => signal.standing === 'more than expected').map((signal) => signal.group)
  if (above.length === 0) return 'No team and no starting year lost more people than chance can explain.'
  return `More people left than chance explains: ${above.join(', ')}.`
}
