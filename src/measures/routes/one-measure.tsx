import { mayDo } from '../../access/rules/policy.ts'
import { yearEnding } from '../../time/census-year.ts'
import { addDays } from '../../time/day.ts'
import { notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { downloadSheet } from '../../workforce/download-sheet.ts'
import { findDataDay } from '../../workforce/queries.ts'
import { chooseDay } from '../../workforce/rules/choose-day.ts'
import { sortSheet } from '../../files/sheet.ts'
import { groupSheet, MeasurePage } from '../pages/measure-page.tsx'
import { trendSheet } from '../pages/trend-data.ts'
import { workforcePath } from '../paths.ts'
import { listTargets } from '../queries.ts'
import { readComparators } from '../read-comparators.ts'
import { loadMeasured } from '../read-measured.ts'
import { catalogue, findMeasure, type AnyMeasure } from '../rules/catalogue.ts'
import { changeBetween } from '../rules/change-between.ts'
import { groupsWithin, scopedFigure } from '../rules/one-page.ts'
import { populationOf, type GroupKind } from '../rules/population.ts'
import { populationsOf, trendOf } from '../rules/trend.ts'

export async function showMeasure(request: RouteRequest): Promise<Reply> {
  const measure = findMeasure(request.params['measure'] ?? '', request.query['basis'])
  if (measure === null) return notFound
  const dataDay = await findDataDay(request.tx)
  const chosen = chooseDay(request.query['on'], dataDay)
  if (chosen.on === null) return redirect(workforcePath)
  const { on } = chosen
  const { record, teams } = await loadMeasured(request.tx, request.caller, on)
  const published = teams !== null ? null : await readComparators(request.tx, request.caller)
  const trend = teams !== null ? [] : trendOf(measure, { record, teams, published, until: on, populationOn: populationsOf(record) })
  if (request.query['table'] === 'trend') return (await downloadSheet(request, trendSheet(measure, trend))) ?? redirect(workforcePath)
  const population = populationOf(record, on)
  const by = groupings.find((one) => one === request.query['by']) ?? 'service'
  const figure = scopedFigure(measure, { record, teams }, population)
  const groups = groupsWithin({ record, teams }, measure, population, by)
  const sheet = sortSheet(groupSheet(measure, groups, by, on), request.query['sort'])
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const before = addDays(yearEnding(on).from, -1)
  const change = changeBetween(measure, scopedFigure(measure, { record, teams }, populationOf(record, before)).value, figure.value)
  return page({
    title: measure.label,
    breadcrumbs: [{ text: 'Workforce on one page', href: workforcePath }],
    dataDay,
    isWide: true,
    body: (
      <MeasurePage
        measure={measure} figure={figure} on={on} before={before} chosen={chosen} by={by} groupings={groupings} change={change?.sentence ?? null}
        target={(await listTargets(request.tx)).find((target) => target.measure === measure.measure && target.basis === measure.basis && target.groupKind === null) ?? null}
        maySetTarget={mayDo(request.caller.roles, 'set targets')}
        others={catalogue.filter((one) => one.measure === measure.measure && one.basis !== measure.basis)}
        trend={trend} release={trend.at(-1)?.release ?? trend.find((point) => point.release !== null)?.release ?? null}
        groups={sheet} groupNote={noteOf(measure, by)}
        address={{ path: `/measures/${measure.measure}`, query: { ...request.query, basis: measure.basis } }}
      />
    ),
  })
}

function noteOf(measure: AnyMeasure, by: GroupKind): string {
  const split = by === 'entry route' || by === 'stage' ? 'Agency workers and vacancies have no such group.' : 'A person with work in two groups counts in each; who has no group on record is in none.'
  return measure.measure === 'stability' ? `${split} The group is that of twelve months ago.` : split
}

const groupings: readonly GroupKind[] = ['service', 'team', 'role', 'stage', 'entry route']

