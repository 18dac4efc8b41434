import { dayInThreeParts } from '../fields/days.ts'
import { formatDay, type Day } from '../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { listPosts, listServices, listTeams } from '../workforce/queries.ts'
import { adapterFor } from './adapters.ts'
import { keepTyped } from './keep-typed.ts'
import { TypeCountsPage } from './pages/type-counts-page.tsx'
import { TypeGridPage } from './pages/type-grid-page.tsx'
import { dataPath, importPath, typeCountsPath, typeGridPath } from './paths.ts'
import { listOtherCounts, listWorkersToCount } from './read-team-counts.ts'
import { readTypedCounts } from './rules/typed-counts.ts'
import { readTypedGrid, type GridSize } from './rules/typed-grid.ts'

const frame = { permission: 'load files', scope: 'authority', audit: null, long: true } as const

export const typedRoutes: readonly Route[] = [
  { name: 'imports.type-counts', method: 'GET', path: typeCountsPath, ...frame, handle: (request) => showCounts(request, request.query['team'] ?? '', []) },
  { name: 'imports.keep-counts', method: 'POST', path: typeCountsPath, ...frame, form: 'fields', handle: keepCounts },
  { name: 'imports.type-grid', method: 'GET', path: typeGridPath, ...frame, handle: (request) => showGrid(request, []) },
  { name: 'imports.keep-grid', method: 'POST', path: typeGridPath, ...frame, form: 'fields', handle: keepGrid },
]

async function showCounts(request: RouteRequest, chosen: string, errors: readonly Problem[]): Promise<Reply> {
  const teams = openOn(await listTeams(request.tx), request.today)
  const team = teams.find(({ id }) => String(id) === chosen) ?? null
  if (chosen !== '' && team === null) return notFound
  const workers = team === null ? [] : await listWorkersToCount(request.tx, team.id, request.today)
  const fields = errors.length > 0 ? request.fields : dayFields(request.today)
  const props = { title: 'Count cases by hand', backHref: dataPath, body: <TypeCountsPage teams={teams} team={team} workers={workers} fields={fields} errors={errors} formToken={request.formToken} /> }
  return errors.length > 0 ? invalid(props) : page(props)
}

async function keepCounts(request: RouteRequest): Promise<Reply> {
  const { tx, fields, today } = request
  const team = openOn(await listTeams(tx), today).find(({ id }) => String(id) === fields['team'])
  if (!team) return showCounts(request, '', [{ field: 'team', message: 'Select the team whose cases you count' }])
  const workers = await listWorkersToCount(tx, team.id, today)
  const on = dayInThreeParts('the day that the numbers speak of', { until: today }).read('on', fields)
  const { counts, problems } = readTypedCounts(workers, fields)
  if (!on.ok || problems.length > 0) return showCounts(request, String(team.id), [...(on.ok ? [] : on.problems), ...problems])
  const typed = counts.flatMap(({ personId, children, families }) => {
    const worker = workers.find((one) => one.personId === personId)
    return worker ? [{ ...worker, email: null, team: team.name, children, families }] : []
  })
  const others = await listOtherCounts(tx, on.value, typed.map(({ personId }) => personId))
  const kept = await keepTyped(request, {
    name: `Counted by hand, ${team.name}, ${formatDay(on.value)}`, asOf: on.value, columns: COUNT_COLUMNS,
    rows: [...typed, ...others].map((row) => [row.registrationNumber, row.staffNumber, row.email, row.name, row.team, row.children, row.families, on.value]),
  }, null)
  return 'mend' in kept ? showCounts(request, String(team.id), [{ field: 'on-day', message: `${kept.message} ${kept.mend}` }]) : redirect(importPath(kept.id))
}

const COUNT_COLUMNS = [
  ...['Registration number', 'Staff number', 'Email', 'Worker', 'Team'].map((title) => ({ title, kind: 'text' as const })),
  { title: 'Children', kind: 'number' }, { title: 'Families', kind: 'number' }, { title: 'Date', kind: 'day' },
] as const

async function showGrid(request: RouteRequest, errors: readonly Problem[]): Promise<Reply> {
  const inForce = (await listPosts(request.tx)).filter((post) => post.startedOn <= request.today && (post.endedOn === null || post.endedOn >= request.today))
  const held = await heldGrid(request, inForce.filter((post) => post.kind === 'grid'))
  const size = errors.length > 0 ? sizeOf(request.fields) : held.size
  const fields = errors.length > 0 ? request.fields : { ...dayFields(request.today), ...held.fields }
  const positions = inForce.filter((post) => post.kind !== 'grid').length
  const props = { title: 'Establishment, team by grade', backHref: dataPath, isWide: true, body: <TypeGridPage size={size} positions={positions} fields={fields} errors={errors} formToken={request.formToken} /> }
  return errors.length > 0 ? invalid(props) : page(props)
}

async function keepGrid(request: RouteRequest): Promise<Reply> {
  const on = dayInThreeParts('the day from which it holds').read('on', request.fields)
  const { cells, problems } = readTypedGrid(sizeOf(request.fields), request.fields)
  if (!on.ok || problems.length > 0) return showGrid(request, [...(on.ok ? [] : on.problems), ...problems])
  const services = new Map((await listServices(request.tx)).map(({ id, name }) => [id, name]))
  const serviceOf = new Map((await listTeams(request.tx)).map((team) => [team.name.toLowerCase(), services.get(team.serviceId ?? 0) ?? '']))
  const kept = await keepTyped(request, {
    name: `Establishment typed, ${formatDay(on.value)}`, asOf: on.value, columns: GRID_COLUMNS,
    rows: cells.map(({ team, grade, fundedFte }) => [serviceOf.get(team.toLowerCase()) ?? '', team, grade, fundedFte]),
  }, adapterFor('establishment'))
  return 'mend' in kept ? showGrid(request, [{ field: 'on-day', message: `${kept.message} ${kept.mend}` }]) : redirect(importPath(kept.id))
}

const GRID_COLUMNS = [{ title: 'Service', kind: 'text' }, { title: 'Team', kind: 'text' }, { title: 'Grade', kind: 'text' }, { title: 'Funded FTE', kind: 'number' }] as const

/** The grid in force, and room for more: the teams of the record stand there already. */
async function heldGrid(request: RouteRequest, posts: Awaited<ReturnType<typeof listPosts>>): Promise<{ size: GridSize; fields: Record<string, string> }> {
  const all = await listTeams(request.tx)
  const teams = openOn(all, request.today).map(({ name }) => name)
  const grades = [...new Set(posts.map((post) => post.grade ?? post.title))].sort()
  const nameOf = new Map(all.map((team) => [team.id, team.name]))
  const wanted = Number(request.query['lines'] ?? 0)
  const size = { teams: Math.min(MOST.teams, Math.max(teams.length + 3, Number.isInteger(wanted) ? wanted : 0)), grades: Math.min(MOST.grades, grades.length + 4) }
  const fields: Record<string, string> = {}
  for (const [at, name] of teams.entries()) fields[`team-${at}`] = name
  for (const [at, name] of grades.entries()) fields[`grade-${at}`] = name
  for (const post of posts) {
    const [row, column] = [teams.indexOf(nameOf.get(post.teamId ?? 0) ?? ''), grades.indexOf(post.grade ?? post.title)]
    if (row >= 0 && column >= 0) fields[`fte-${row}-${column}`] = String(post.fundedFte)
  }
  return { size, fields }
}

/** The size that the form was sent with. */
function sizeOf(fields: Readonly<Record<string, string>>): GridSize {
  const read = (name: 'teams' | 'grades') => (/^\d{1,3}$/.test(fields[name] ?? '') ? Math.min(MOST[name], Math.max(1, Number(fields[name]))) : 1)
  return { teams: read('teams'), grades: read('grades') }
}

const MOST: Readonly<GridSize> = { teams: 150, grades: 12 }

function dayFields(on: Day): Record<string, string> {
  const [year = '', month = '', date = ''] = on.split('-')
  return { 'on-day': String(Number(date)), 'on-month': String(Number(month)), 'on-year': year }
}

function openOn<Team extends { openedOn: Day | null; closedOn: Day | null }>(teams: readonly Team[], on: Day): Team[] {
  return teams.filter((team) => (team.openedOn === null || team.openedOn <= on) && (team.closedOn === null || team.closedOn >= on))
}

type Problem = { field: string; message: string }
