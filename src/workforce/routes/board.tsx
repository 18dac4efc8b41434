import { sortSheet } from '../../files/sheet.ts'
import { formatDay } from '../../time/day.ts'
import { page, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../download-sheet.ts'
import { BoardPage } from '../pages/board-page.tsx'
import { establishmentPath } from '../paths.ts'
import { findDataDay, listAbsences, loadScopedWorkforce } from '../queries.ts'
import { boardLines, boardSheet, totalsSheet } from '../rules/board-sheet.ts'
import { chooseDay } from '../rules/choose-day.ts'
import { establishmentBoard, type BoardRow } from '../rules/establishment-board.ts'
import { personLabels } from '../rules/person-label.ts'
import { postsOn } from '../rules/post-holders.ts'

export async function showBoard(request: RouteRequest): Promise<Reply> {
  const { query } = request
  const dataDay = await findDataDay(request.tx)
  const chosen = chooseDay(query['on'], dataDay ?? request.today)
  const on = chosen.on ?? request.today
  const { record, isPartial, teams } = await loadScopedWorkforce(request.tx, request.caller)
  const address = { path: establishmentPath, query }
  if (record.posts.length === 0) {
    return page({ title: 'Establishment', body: <BoardPage chosen={chosen} hasPeople={record.people.length > 0} content={null} address={address} />, isWide: true })
  }
  const [service, team, show] = [query['service'] ?? '', query['team'] ?? '', query['show'] ?? '']
  const rows = establishmentBoard(record, on, await listAbsences(request.tx)).filter((row) => isAsked(row, service, team, show))
  const nameOf = personLabels(record.people)
  const isSorted = query['sort'] !== undefined
  const sheet = sortSheet(boardSheet(boardLines(rows, isSorted), `Establishment, ${formatDay(on)}`, nameOf), query['sort'])
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const own = isPartial ? teams : record.teams
  const content = {
    on, sheet, nameOf, totals: totalsSheet(rows, 'Totals'),
    filter: {
      service, team, show, isOn: service !== '' || team !== '' || show !== '',
      services: record.services.filter((one) => own.some((each) => each.serviceId === one.id)).map((one) => ({ value: String(one.id), text: one.name })),
      teams: own.filter((one) => service === '' || String(one.serviceId) === service).map((one) => ({ value: String(one.id), text: one.name })),
    },
    partOf: isPartial ? teams.map((one) => one.name).join(', ') || 'none' : null,
  }
  const hasPostsThen = postsOn(record.posts, on).length > 0
  return page({
    title: 'Establishment', dataDay, isWide: true,
    body: <BoardPage chosen={hasPostsThen ? chosen : { ...chosen, problem: chosen.problem ?? `The record has no posts on ${formatDay(on)}` }} hasPeople content={content} address={address} />,
  })
}

function isAsked(row: BoardRow, service: string, team: string, show: string): boolean {
  if (service !== '' && String(row.serviceId) !== service) return false
  if (team !== '' && String(row.teamId) !== team) return false
  switch (show) {
    case 'vacant': return row.vacantFte > 0
    case 'stands-out': return row.flags.length > 0
    case 'no-post': return row.postId === null
    default: return true
  }
}
