import { sortSheet } from '../../files/sheet.ts'
import { addMonths, formatDay } from '../../time/day.ts'
import { page, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../download-sheet.ts'
import { BridgePage } from '../pages/bridge-page.tsx'
import { ChangesPage, changesSheet } from '../pages/changes-page.tsx'
import { bridgePath, changesPath, establishmentPath } from '../paths.ts'
import { findDataDay, loadScopedWorkforce } from '../queries.ts'
import { boardChanges } from '../rules/board-changes.ts'
import { bridgeSheet, bridgesSheet, entriesSheet } from '../rules/bridge-sheet.ts'
import { chooseDay } from '../rules/choose-day.ts'
import { establishmentBoard } from '../rules/establishment-board.ts'
import { personLabels } from '../rules/person-label.ts'
import { vacancyBridge } from '../rules/vacancy-bridge.ts'

export async function showBridge(request: RouteRequest): Promise<Reply> {
  const { query } = request
  const dataDay = (await findDataDay(request.tx)) ?? request.today
  const until = chooseDay(query['until'], dataDay)
  const asked = chooseDay(query['from'], addMonths(until.on ?? dataDay, -12))
  const from = asked.on !== null && until.on !== null && asked.on > until.on ? { ...asked, on: until.on, problem: `The first day must be the same as or before ${formatDay(until.on)}` } : asked
  const by = query['by'] === 'service' ? 'service' : 'team'
  const { record, isPartial, teams } = await loadScopedWorkforce(request.tx, request.caller)
  const address = { path: bridgePath, query }
  const frame = { title: 'How vacancies came about', breadcrumbs: [{ text: 'Establishment', href: establishmentPath }], dataDay, isWide: true }
  const [first, last] = [from.on ?? dataDay, until.on ?? dataDay]
  const [whole] = vacancyBridge(record, first, last, 'council')
  if (whole === undefined) return page({ ...frame, body: <BridgePage from={from} until={until} by={by} content={null} address={address} /> })
  const nameOf = personLabels(record.people)
  const name = `Vacancy bridge, ${formatDay(first)} to ${formatDay(last)}`
  const entries = sortSheet(entriesSheet(whole.entries.filter((entry) => query['line'] === undefined || entry.kind === query['line']), name, nameOf), query['sort'])
  const download = await downloadSheet(request, entries)
  if (download) return download
  const content = {
    from: first, until: last, nameOf, entries, whole: bridgeSheet(whole, name),
    groups: bridgesSheet(vacancyBridge(record, first, last, by), by === 'team' ? 'Team' : 'Service', name),
    partOf: isPartial ? teams.map((team) => team.name).join(', ') || 'none' : null,
  }
  return page({ ...frame, body: <BridgePage from={from} until={until} by={by} content={content} address={address} /> })
}

export async function showChanges(request: RouteRequest): Promise<Reply> {
  const dataDay = (await findDataDay(request.tx)) ?? request.today
  const chosen = chooseDay(request.query['on'], dataDay)
  const on = chosen.on ?? dataDay
  const from = addMonths(on, -1)
  const { record } = await loadScopedWorkforce(request.tx, request.caller)
  const nameOf = personLabels(record.people)
  const sheet = sortSheet(changesSheet(boardChanges(establishmentBoard(record, from), establishmentBoard(record, on)), `Establishment changes to ${formatDay(on)}`, nameOf), request.query['sort'])
  const download = await downloadSheet(request, sheet)
  if (download) return download
  return page({
    title: 'What changed in the establishment', breadcrumbs: [{ text: 'Establishment', href: establishmentPath }], dataDay, isWide: true,
    body: <ChangesPage chosen={chosen} from={from} on={on} sheet={sheet} nameOf={nameOf} address={{ path: changesPath, query: request.query }} />,
  })
}
