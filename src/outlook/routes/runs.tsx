import { mayDo } from '../../access/rules/policy.ts'
import { writeCsv, type WrittenColumn, type WrittenValue } from '../../files/write-table.ts'
import { readShippedFigures } from '../../measures/read-published.ts'
import { laNumbersOf } from '../../measures/rules/published-figure.ts'
import { notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { findDataDay, loadWorkforce } from '../../workforce/queries.ts'
import { executeRun, stopRun } from '../execute-run.ts'
import { BackTestPage } from '../pages/back-test-page.tsx'
import { OutlookPage } from '../pages/outlook-page.tsx'
import { RunPage, type ShownRun } from '../pages/run-page.tsx'
import { outlookPath, runPath } from '../paths.ts'
import { findEarlierForecast, findNewestRun, findRun, findScenario, listRuns, listScenarios, type SavedRun } from '../queries.ts'
import { backTest } from '../rules/back-test.ts'
import type { Forecast, OutputName } from '../rules/forecast.ts'
import type { IntakeOptions } from '../rules/intakes.ts'
import { comparePast } from '../rules/pack-facts.ts'
import { publishedCounts } from '../rules/published-counts.ts'
import { startRun } from '../start-run.ts'
import { scenarioProps } from './scenarios.tsx'

export async function showOutlook(request: RouteRequest): Promise<Reply> {
  const body = <OutlookPage scenarios={await listScenarios(request.tx)} runs={await listRuns(request.tx)} mayChange={mayChange(request)} maySeeRetention={mayDo(request.caller.roles, 'see retention')} />
  return page({ title: 'Outlook', isWide: true, body })
}

export async function showNewestForecast(request: RouteRequest): Promise<Reply> {
  return await showOne(request, await findNewestRun(request.tx, 'forecast'), 'Forecast')
}

export async function showNewestIntakes(request: RouteRequest): Promise<Reply> {
  return await showOne(request, await findNewestRun(request.tx, 'intakes'), 'Intake options')
}

export async function showRun(request: RouteRequest): Promise<Reply> {
  const run = await findRun(request.tx, Number(request.params['run']))
  if (run === null) return notFound
  if (request.query['format'] === 'csv' && run.result !== null) return await csvOf(run)
  return await showOne(request, run, `${run.kind === 'forecast' ? 'Forecast' : 'Intake options'} ${run.id}`)
}

/** The run goes on after the answer, on worker threads; its page says how far it is. */
export async function startScenarioRun(request: RouteRequest): Promise<Reply> {
  const scenarioId = Number(request.params['scenario'])
  const scenario = await findScenario(request.tx, scenarioId)
  const on = await findDataDay(request.tx)
  if (scenario === null || on === null || request.caller.reach !== 'authority') return notFound
  const kind = request.fields['kind'] === 'intakes' ? 'intakes' : 'forecast'
  const seed = /^\d{1,10}$/.test((request.fields['seed'] ?? '').trim()) ? Number(request.fields['seed']) : -1
  if (seed < 0 || seed > 4_294_967_295) return await again(request, scenarioId, [{ field: 'seed', message: 'The seed must be a whole number from 0 to 4294967295' }])
  const inTransaction = request.settings.asCallerOnJobs
  const started = await inTransaction(async (tx, caller) => await startRun(tx, caller, { scenarioId, kind, on, firstSeed: seed, replicates: kind === 'forecast' ? 10_000 : 2_000, record: await loadWorkforce(tx) }))
  if (started.kind === 'gone') return notFound
  if (started.kind === 'impossible') return await again(request, scenarioId, started.problems.map((message) => ({ field: 'name', message })))
  // what goes wrong is kept with the run, where its page shows it
  void executeRun(inTransaction, started.id).catch(() => {})
  return redirect(runPath(started.id))
}

export async function stopScenarioRun(request: RouteRequest): Promise<Reply> {
  const run = await findRun(request.tx, Number(request.params['run']))
  if (run === null) return notFound
  await stopRun(request.tx, request.caller, run.id)
  return redirect(runPath(run.id))
}

export async function showBackTest(request: RouteRequest): Promise<Reply> {
  const { figures } = await readShippedFigures()
  const { authorities, national } = publishedCounts(figures)
  const tested = backTest(authorities, national)
  if (request.query['format'] === 'csv') {
    const columns = [['Year', 'number'], ['Council', 'text'], ['Rate forecast, %', 'number'], ['Rate, %', 'number'], ['Leavers, 10 %', 'number'], ['Leavers, middle', 'number'], ['Leavers, 90 %', 'number'], ['Leavers', 'number']] as const
    return await csv('back-test', columns.map(([title, kind]) => ({ title, kind })), tested.rows.map((row) => [row.year, row.name, hundredth(row.forecastRate * 100), hundredth(row.actualRate * 100), row.withInPost.quantiles[0]!, row.withInPost.quantiles[2]!, row.withInPost.quantiles[4]!, row.leavers]))
  }
  const { name, dfeNumber } = request.caller.authority
  const areas = new Set((figures.get('inpost_headcount') ?? []).filter((figure) => laNumbersOf(figure.laNumber).includes(dfeNumber)).map((figure) => figure.areaCode ?? figure.areaName))
  const body = <BackTestPage tested={tested} release={Math.max(...national.keys())} own={tested.rows.filter((row) => areas.has(row.area))} ownName={name} />
  return page({ title: 'How far to trust a forecast', backHref: outlookPath, isWide: true, body })
}

async function again(request: RouteRequest, scenarioId: number, problems: readonly { field: string; message: string }[]): Promise<Reply> {
  const props = await scenarioProps(request, scenarioId, { problems })
  return props === null ? notFound : { kind: 'page', status: 400, page: { ...props, hasErrors: true } }
}

async function showOne(request: RouteRequest, run: SavedRun | null, heading: string): Promise<Reply> {
  const isGoing = run?.state === 'waiting' || run?.state === 'running'
  const isSilent = run !== null && isGoing && Date.now() - run.heardAt.getTime() > SILENT_AFTER
  const shown: ShownRun | null = run === null ? null : { ...run, isSilent, scenario: (await findScenario(request.tx, run.scenarioId))?.name ?? '' }
  const past = run?.kind === 'forecast' && run.state === 'done' && request.caller.reach === 'authority' ? await pastOf(request, run) : null
  return page({
    title: heading, isWide: true, backHref: outlookPath, dataDay: run?.on ?? null, ...(isGoing && !isSilent && request.query['look'] !== 'no' ? { looksAgainAfter: 3 } : {}),
    body: <RunPage heading={heading} run={shown} past={past} mayChange={mayChange(request)} looksAgain={request.query['look'] !== 'no'} formToken={request.formToken} />,
  })
}

async function pastOf(request: RouteRequest, run: SavedRun) {
  const earlier = await findEarlierForecast(request.tx, run.on)
  return earlier === null ? null : comparePast(await loadWorkforce(request.tx), run.on, { runId: earlier.id, forecast: earlier.result as Forecast })
}

async function csvOf(run: SavedRun): Promise<Reply> {
  if (run.kind === 'intakes') {
    const { options } = run.result as IntakeOptions
    const columns: WrittenColumn[] = [{ title: 'Offers', kind: 'text' }, ...['In all', 'Vacancies, 10 %', 'Vacancies, middle', 'Vacancies, 90 %', 'Chance of keeping to vacancies', 'Chance of being short of support', 'Chance of being over too far', 'Cost against now £000, 10 %', 'Cost against now £000, middle', 'Cost against now £000, 90 %'].map((title) => ({ title, kind: 'number' as const }))]
    return await csv(`intake-options-${run.id}`, columns, options.map((one) => [one.offers.join(' + '), one.total, one.vacancies.p10, one.vacancies.p50, one.vacancies.p90, one.chances.vacancies, one.chances.supportShort, one.chances.over, one.costAgainstCurrent.p10, one.costAgainstCurrent.p50, one.costAgainstCurrent.p90]))
  }
  const { months, outputs } = run.result as Forecast
  const names = Object.keys(outputs) as OutputName[]
  const columns: WrittenColumn[] = [{ title: 'Month', kind: 'text' }, ...names.flatMap((name) => ['mean', '10 %', '25 %', '50 %', '75 %', '90 %'].map((part) => ({ title: `${name}, ${part}`, kind: 'number' as const })))]
  return await csv(`forecast-${run.id}`, columns, months.map((month, at) => [month, ...names.flatMap((name) => { const band = outputs[name][at]!; return [band.mean, band.p10, band.p25, band.p50, band.p75, band.p90] })]))
}

async function csv(name: string, columns: readonly WrittenColumn[], rows: readonly (readonly WrittenValue[])[]): Promise<Reply> {
  let body = ''
  for await (const piece of writeCsv(columns, rows)) body += piece
  return { kind: 'download', fileName: `${name}.csv`, type: 'text/csv; charset=utf-8', body }
}

function mayChange(request: RouteRequest): boolean {
  return mayDo(request.caller.roles, 'change outlook') && request.caller.reach === 'authority'
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}

/** A run that says nothing for so long has lost its process. */
const SILENT_AFTER = 5 * 60_000
