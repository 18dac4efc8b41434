import { chooseDay } from '../../workforce/rules/choose-day.ts'
import { formatDay } from '../../time/day.ts'
import { invalid, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { readFigureForm } from '../forms.ts'
import { OutcomesPage } from '../pages/outcomes-page.tsx'
import { outcomesPath } from '../paths.ts'
import { listOutcomeRuns } from '../queries.ts'
import { cohortOutcomes, leavingReasons, ofCompleted, ofStarted } from '../rules/outcomes.ts'
import { recordFigure } from '../record-figure.ts'
import { mayIn } from './may.ts'

type Problems = readonly { field: string; message: string }[]

export const showOutcomes = (request: RouteRequest): Promise<Reply> => outcomesPage(request, [])

export async function publishFigure(request: RouteRequest): Promise<Reply> {
  const read = readFigureForm(request.fields)
  if (!read.ok) return await outcomesPage(request, read.problems)
  const { basis, publishedWhere, supersedes, reason } = read.value
  const { cohorts, runs } = await listOutcomeRuns(request.tx)
  const { pooled } = cohortOutcomes(cohorts, runs, request.today)
  const share = basis === 'started' ? pooled.retainedOfStarted : pooled.retainedOfCompleted
  if (share.pct === null) return await outcomesPage(request, [{ field: 'basis', message: 'Nobody is counted on this basis yet: there is no figure to publish' }])
  const outcome = await recordFigure(request.tx, request.caller, {
    measure: basis, said: `${Math.round(share.pct)} %`, share, definition: basis === 'started' ? ofStarted : ofCompleted, asAt: request.today, publishedOn: request.today, publishedWhere, supersedesId: supersedes, reason: reason ?? '',
  })
  if (outcome === 'recorded') return redirect(outcomesPath)
  return await outcomesPage(request, [
    outcome === 'no-reason' ? { field: 'reason', message: 'Enter why the figure before is corrected' } : { field: 'supersedes', message: outcome === 'not-found' ? 'Select the figure that is corrected' : 'Somebody corrected that figure meanwhile: correct the newest one' },
  ])
}

async function outcomesPage(request: RouteRequest, problems: Problems): Promise<Reply> {
  const chosen = chooseDay(request.query['on'], request.today)
  const on = chosen.on ?? request.today
  const { cohorts, runs } = await listOutcomeRuns(request.tx)
  const figures = await request.tx.selectFrom('academy_figure').selectAll().orderBy('id', 'desc').execute()
  const props = {
    title: 'Cohort outcomes', isWide: true,
    body: (
      <OutcomesPage
        may={mayIn(request)} on={on} chosen={chosen} table={cohortOutcomes(cohorts, runs, on)} reasons={leavingReasons(runs, on)} problems={problems} values={request.fields} formToken={request.formToken}
        seesAll={request.caller.reach === 'authority'}
        figures={figures.map((row) => ({
          id: row.id, basis: row.measure === 'started' ? 'of those who started' : 'of those who completed', said: row.said, n: row.n, total: row.total, asAt: row.as_at, where: row.published_where, reason: row.reason, by: row.recorded_by,
          correctedBy: figures.find((one) => one.supersedes_id === row.id) ? formatDay(figures.find((one) => one.supersedes_id === row.id)?.published_on ?? row.as_at) : null,
        }))}
      />
    ),
  }
  return problems.length > 0 ? invalid(props) : page(props)
}
