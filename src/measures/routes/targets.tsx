import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { readCouncilNumbers, readTargetForm } from '../forms.ts'
import { nameCouncils } from '../name-councils.ts'
import { CouncilsPage } from '../pages/councils-page.tsx'
import { TargetPage } from '../pages/target-page.tsx'
import { measurePath, workforcePath } from '../paths.ts'
import { listNamedCouncils, listTargets } from '../queries.ts'
import { readComparators } from '../read-comparators.ts'
import { readShippedFigures } from '../read-published.ts'
import { findMeasure, type AnyMeasure } from '../rules/catalogue.ts'
import { setTarget } from '../set-target.ts'

export async function showTarget(request: RouteRequest): Promise<Reply> {
  const measure = findMeasure(request.params['measure'] ?? '', request.query['basis'])
  if (measure === null) return notFound
  const held = await findTarget(request, measure)
  const [year = '', month = '', date = ''] = held?.dueOn.split('-') ?? []
  const fields = held === null ? {} : { value: String(held.value), owner: held.owner, 'due-day': String(Number(date)), 'due-month': String(Number(month)), 'due-year': year }
  return page(targetProps(request, measure, { fields, problems: [], version: held?.version ?? 0, meanwhile: null }))
}

export async function saveTarget(request: RouteRequest): Promise<Reply> {
  const measure = findMeasure(request.params['measure'] ?? '', request.query['basis'])
  if (measure === null) return notFound
  const read = readTargetForm(request.fields)
  if (!read.ok) return invalid(targetProps(request, measure, { fields: request.fields, problems: read.problems, version: Number(request.fields['version'] ?? 0) || 0, meanwhile: null }))
  const { value, owner, due, version } = read.value
  const set = await setTarget(request.tx, request.caller, { measure: measure.measure, basis: measure.basis, groupKind: null, groupId: null, value, owner, dueOn: due, version })
  if (set.kind === 'set') return redirect(measurePath(measure.measure, measure.basis))
  const now = await findTarget(request, measure)
  const meanwhile = now === null ? 'The target was taken away meanwhile.' : `Somebody set the target to ${now.value} (${now.owner}) meanwhile. Set yours again if it should stand instead.`
  return { kind: 'page', status: 409, page: { ...targetProps(request, measure, { fields: request.fields, problems: [], version: now?.version ?? 0, meanwhile }), hasErrors: true } }
}

export async function showCouncils(request: RouteRequest): Promise<Reply> {
  return page(await councilsProps(request, (await listNamedCouncils(request.tx)).join(', '), null))
}

export async function saveCouncils(request: RouteRequest): Promise<Reply> {
  const written = request.fields['councils'] ?? ''
  const { councils } = await readShippedFigures()
  const read = readCouncilNumbers(written, new Set(councils.map((council) => council.laNumber)))
  if (read.problem !== null) return invalid(await councilsProps(request, written, read.problem))
  await nameCouncils(request.tx, request.caller, read.numbers)
  return redirect(workforcePath)
}

async function findTarget(request: RouteRequest, measure: AnyMeasure) {
  return (await listTargets(request.tx)).find((target) => target.measure === measure.measure && target.basis === measure.basis && target.groupKind === null) ?? null
}

function targetProps(request: RouteRequest, measure: AnyMeasure, state: Omit<Parameters<typeof TargetPage>[0], 'measure' | 'formToken'>) {
  return { title: `Target for ${measure.label.toLowerCase()}`, backHref: measurePath(measure.measure, measure.basis), body: <TargetPage measure={measure} formToken={request.formToken} {...state} /> }
}

async function councilsProps(request: RouteRequest, written: string, problem: string | null) {
  const { councils } = await readShippedFigures()
  const published = await readComparators(request.tx, request.caller)
  const neighbours = published.neighbours.map((number) => councils.find((council) => council.laNumber === number)?.areaName ?? number)
  return { title: 'Councils to compare with', backHref: workforcePath, body: <CouncilsPage councils={councils} neighbours={neighbours} written={written} problem={problem} formToken={request.formToken} /> }
}
