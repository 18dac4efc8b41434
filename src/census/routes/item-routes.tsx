import { choice } from '../../fields/choices.ts'
import { optional, type Field, type Problem } from '../../fields/field.ts'
import { decimal, wholeNumber } from '../../fields/numbers.ts'
import { text } from '../../fields/text.ts'
import { whenText } from '../../time/instant.ts'
import { loadWorkforce } from '../../workforce/queries.ts'
import { notFound, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { ItemsPage } from '../pages/items-page.tsx'
import { LayoutPage } from '../pages/layout-page.tsx'
import { layoutPath, yearPath } from '../paths.ts'
import { findItems, findLayout, shownVersion } from '../queries.ts'
import { buildLaBlock } from '../rules/build-return.ts'
import { countVacancies } from '../rules/count-vacancies.ts'
import { formatLaBlock } from '../rules/format-worker.ts'
import { codesOf, type CensusLayout, type LayoutItem } from '../rules/layout.ts'
import { saveItems } from '../save-items.ts'
import { saveLayout } from '../save-layout.ts'
import { answerForm, type Again } from './check-routes.tsx'
import { mayPrepare, yearOfRequest } from './load-desk.ts'

export const itemRoutes: readonly Route[] = [
  { name: 'census.items', method: 'GET', path: '/census/:year/items', permission: 'see census return', scope: 'authority', audit: null, long: true, handle: (request) => showItems(request, null, {}) },
  { name: 'census.save-items', method: 'POST', path: '/census/:year/items', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: storeItems },
  { name: 'census.layout', method: 'GET', path: '/census/:year/layout', permission: 'see census return', scope: 'authority', audit: null, handle: (request) => showLayout(request, null) },
  { name: 'census.save-layout', method: 'POST', path: '/census/:year/layout', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', handle: storeLayout },
]

async function showItems(request: RouteRequest, again: Again, staleItems: Readonly<Record<string, string>>): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const { layout } = await findLayout(request.tx, year)
  const typed = await findItems(request.tx, year)
  const record = await loadWorkforce(request.tx)
  const { laBlock, sources } = buildLaBlock(record, year, typed.items, countVacancies(record, year))
  const { values } = formatLaBlock(laBlock, layout)
  // what is chosen shows as chosen; a number is typed only where the record is to be overruled
  const shown = Object.fromEntries(layout.laBlock.items.map((item) => [item.name, item.format.kind === 'number' ? (typed.items[item.name] ?? '') : (values[item.name] ?? '')]))
  return answerForm(again, {
    title: `The authority's items ${year}`,
    backHref: yearPath(year),
    body: (
      <ItemsPage
        year={year}
        items={layout.laBlock.items.map((item) => ({ item, value: values[item.name] ?? null, source: sources[item.name] ?? null }))}
        codes={Object.fromEntries(layout.laBlock.items.map((item) => [item.name, codesOf(layout, item)]))}
        values={again ? request.fields : shown}
        version={typed.version}
        mayPrepare={mayPrepare(request)}
        errors={again?.errors ?? []}
        stale={again?.stale ?? null}
        staleItems={layout.laBlock.items.flatMap((item) => (staleItems[item.name] ? [{ label: item.label, value: staleItems[item.name] ?? '' }] : []))}
        formToken={request.formToken}
      />
    ),
  })
}

async function storeItems(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const { layout } = await findLayout(request.tx, year)
  const problems: Problem[] = []
  const items: Record<string, string> = {}
  for (const item of layout.laBlock.items) {
    const read = optional(fieldOf(item, layout)).read(item.name, request.fields)
    if (!read.ok) problems.push(...read.problems)
    else if (read.value !== null) items[item.name] = String(read.value)
  }
  if (problems.length > 0) return showItems(request, { errors: problems, stale: null }, {})
  const done = await saveItems(request.tx, request.caller, year, items, shownVersion(request.fields))
  return done.kind === 'saved' ? redirect(yearPath(year)) : showItems(request, { errors: [], stale: done }, done.items)
}

/** A value is read by the format of its item, so that an edited layout has a form that fits it. */
function fieldOf(item: LayoutItem, layout: CensusLayout): Field<string | number> {
  const what = item.label
  if (item.format.kind === 'number') return item.format.decimals === 0 ? wholeNumber(what, { min: 0, max: 9_999 }) : decimal(what, { min: 0, max: 9_999, places: item.format.decimals })
  if (item.format.kind === 'code') return choice(what, codesOf(layout, item).map((one) => one.code))
  return text(what, { max: item.format.kind === 'text' ? item.format.longest : 200, lines: 'many' })
}

async function showLayout(request: RouteRequest, again: Again): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const { layout, layoutVersion, layoutChange, mayEditLayout } = await findLayout(request.tx, year)
  return answerForm(again, {
    title: `Layout of the census return ${year}`,
    isWide: true,
    backHref: yearPath(year),
    body: (
      <LayoutPage
        year={year} layout={layout} change={layoutChange === null ? null : `By ${layoutChange.by}, ${whenText(layoutChange.at)}`} text={again ? (request.fields['layout'] ?? '') : JSON.stringify(layout, null, 2)}
        version={layoutVersion} mayEdit={mayPrepare(request) && mayEditLayout} errors={again?.errors ?? []} stale={again?.stale ?? null} formToken={request.formToken}
      />
    ),
  })
}

async function storeLayout(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const done = await saveLayout(request.tx, request.caller, year, request.fields['layout'] ?? '', shownVersion(request.fields))
  switch (done.kind) {
    case 'saved':
      return redirect(layoutPath(year))
    case 'verified':
      return notFound
    case 'wrong':
      return showLayout(request, { errors: done.problems, stale: null })
    case 'stale':
      return showLayout(request, { errors: [], stale: done })
  }
}
