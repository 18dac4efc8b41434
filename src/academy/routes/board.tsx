import { mayDo } from '../../access/rules/policy.ts'
import { sortSheet } from '../../files/sheet.ts'
import { page, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { BoardPage } from '../pages/board-page.tsx'
import { DuePage } from '../pages/due-page.tsx'
import { academyPath } from '../paths.ts'
import { boardSheet, type BoardRow } from '../rules/board.ts'
import { isEnded } from '../rules/enrolment-state.ts'
import { describeDue } from '../rules/overview.ts'
import { loadBoard } from './board-rows.ts'
import { mayIn } from './may.ts'

export async function showBoard(request: RouteRequest): Promise<Reply> {
  const { query, today: on, caller } = request
  const { academy, rows, parts } = await loadBoard(request)
  const [cohort, team, lead, show] = [query['cohort'] ?? '', query['team'] ?? '', query['lead'] ?? '', query['show'] ?? '']
  const mine = new Set(academy.relationships.filter((one) => one.withPersonId === caller.user?.personId && one.startedOn <= on && (one.endedOn === null || one.endedOn >= on)).map((one) => one.personId))
  const now = rows.filter((row) => !isEnded(row.overview.state))
  const shown = (show === 'all' ? rows : now).filter((row) => (cohort === '' || row.cohort === cohort) && (team === '' || row.team === team) && (lead === '' || row.lead === lead) && (show !== 'mine' || mine.has(row.personId)))
  const sheet = boardSheet(shown, parts, on, mayDo(caller.roles, 'keep academy'))
  const sorted = sortSheet(sheet, query['sort'])
  const download = await downloadSheet(request, sorted)
  if (download) return download
  const states = now.map(({ overview }) => overview.state)
  return page({
    title: 'Academy', isWide: true,
    body: (
      <BoardPage
        on={on} isEmpty={rows.length === 0} may={mayIn(request)} sheet={sorted} address={{ path: academyPath, query }}
        counts={{
          onProgramme: states.filter((state) => !['planned', 'registered', 'paused'].includes(state)).length, paused: states.filter((state) => state === 'paused').length,
          planned: states.filter((state) => state === 'planned' || state === 'registered').length, overdue: now.filter(({ overview }) => overview.due.some(({ isOverdue }) => isOverdue)).length,
        }}
        withoutMentor={now.flatMap((row) => (row.overview.daysWithoutMentor === null ? [] : [{ enrolmentId: row.enrolmentId, name: row.name, cohort: row.cohort, days: row.overview.daysWithoutMentor }])).sort((a, b) => b.days - a.days)}
        filter={{ cohort, team, lead, show, isOn: [cohort, team, lead, show].some((text) => text !== ''), cohorts: choicesOf(rows, (row) => row.cohort), teams: choicesOf(rows, (row) => row.team), leads: choicesOf(rows, (row) => row.lead ?? '') }}
      />
    ),
  })
}

export async function showDue(request: RouteRequest): Promise<Reply> {
  const { rows } = await loadBoard(request, [])
  const within = /^\d{1,3}$/.test(request.query['within'] ?? '') ? Number(request.query['within']) : 42
  const lines = rows.flatMap((row) => row.overview.due.filter((item) => item.days <= within).map((item) => ({ ...row, ...item, said: describeDue(item) })))
  return page({
    title: 'Due in the academy', isWide: true,
    body: (
      <DuePage
        may={mayIn(request)} within={within}
        overdue={lines.filter(({ isOverdue }) => isOverdue).sort((a, b) => a.days - b.days)} coming={lines.filter(({ isOverdue }) => !isOverdue).sort((a, b) => a.days - b.days)}
      />
    ),
  })
}

function choicesOf(rows: readonly BoardRow[], value: (row: BoardRow) => string): string[] {
  return [...new Set(rows.map(value))].filter((text) => text !== '').sort((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }))
}
