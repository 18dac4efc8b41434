import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { clearNames, findInPortfolio, keepName, removeName } from '../clear-names.ts'
import { NamesPage } from '../pages/names-page.tsx'
import { myPortfolioPath, namesPath } from '../paths.ts'
import { findNamesCleared } from '../queries.ts'
import { ownRun } from './load.ts'

const own = { path: namesPath, permission: 'keep own portfolio', scope: 'self', audit: null } as const

export const namesRoutes: readonly Route[] = [
  { name: 'portfolio.names', method: 'GET', ...own, handle: (request) => show(request, null) },
  { name: 'portfolio.settle-name', method: 'POST', ...own, form: 'fields', handle: settle },
]

async function show(request: RouteRequest, problem: string | null): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const items = await findInPortfolio(request.tx, run.enrolmentId, [run.name, ...run.beside.map(({ name }) => name)])
  const cleared = await findNamesCleared(request.tx, run.enrolmentId)
  const props = { title: 'Check for names before the panel', backHref: myPortfolioPath, body: <NamesPage items={items} clearedBy={cleared?.by ?? null} problem={problem} formToken={request.formToken} /> }
  return problem === null ? page(props) : invalid(props)
}

async function settle(request: RouteRequest): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const items = await findInPortfolio(request.tx, run.enrolmentId, [run.name, ...run.beside.map(({ name }) => name)])
  const { do: what, found = '' } = request.fields
  if (what === 'clear') {
    if (items.some((item) => item.inWords.length > 0 || item.files.some((file) => file.found.length > 0))) return await show(request, 'Keep or remove each name first')
    if (request.fields['read'] !== 'yes') return await show(request, 'Say that you have read everything')
    await clearNames(request.tx, request.caller, run.enrolmentId)
    return redirect(namesPath)
  }
  const item = items.find(({ id }) => String(id) === request.fields['item'])
  const isFound = item !== undefined && [...item.inWords, ...item.files.flatMap((file) => file.found)].some((one) => one.text === found)
  if (item === undefined || !isFound) return notFound
  if (what === 'remove') return (await removeName(request.tx, request.caller, { evidenceId: item.id, found })) ? redirect(namesPath) : notFound
  await keepName(request.tx, request.caller, { evidenceId: item.id, found })
  return redirect(namesPath)
}
