import { isRefusal } from '../../files/read-table.ts'
import { refusalText } from '../../files/refusal.ts'
import { writeCsv } from '../../files/write-table.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { applyFrameworks, discardFrameworks, stageFrameworks } from '../apply-frameworks.ts'
import { findFrameworkImport, listFrameworkImports, listFrameworks, listMappingKeys, listMappingPairs } from '../framework-queries.ts'
import { ChooseFrameworksPage, FrameworkPlanPage, FrameworksPage } from '../pages/framework-pages.tsx'
import { frameworkPlanPath, frameworksPath, importFrameworksPath } from '../paths.ts'
import { readFrameworkFile } from '../read-framework-file.ts'
import { mappingColumns, standardColumns, type FrameworkProblem } from '../rules/framework-file.ts'
import { planFrameworks } from '../rules/plan-frameworks.ts'
import { mayIn } from './may.ts'

export async function showFrameworks(request: RouteRequest): Promise<Reply> {
  const pairs = await listMappingPairs(request.tx)
  const speaksOf = (id: number): string => pairs.flatMap((pair) => (pair.fromId === id ? [pair.to.join(' ')] : pair.toId === id ? [pair.from.join(' ')] : [])).join(', ')
  return page({ title: 'Standards', body: <FrameworksPage may={mayIn(request)} held={await listFrameworks(request.tx)} speaksOf={speaksOf} /> })
}

/** The frameworks in force, in the very form that is read again. */
export async function downloadFrameworks(request: RouteRequest): Promise<Reply> {
  const held = (await listFrameworks(request.tx)).filter(({ validTo }) => validTo === null)
  const pairs = (await listMappingPairs(request.tx)).filter(({ isInForce }) => isInForce)
  switch (request.params['format']) {
    case 'frameworks.json': {
      const frameworks = held.map(({ code, label, edition, source, note, isProvisional, validFrom, standards }) => ({
        code, label, edition, source, note, provisional: isProvisional, validFrom, standards: standards.map((one) => ({ code: one.code, label: one.label, group: one.group, level: one.level, description: one.description })),
      }))
      return { kind: 'download', fileName: 'frameworks.json', type: 'application/json', body: JSON.stringify({ frameworks, mappings: pairs.map(({ from, to, note, isProvisional }) => ({ from, to, note, provisional: isProvisional })) }, null, 2) }
    }
    case 'standards.csv':
      return await csv('standards.csv', standardColumns, held.flatMap((one) => one.standards.map((standard) => [
        one.code, one.label, one.edition, one.source, one.isProvisional ? 'yes' : 'no', one.note, one.validFrom ?? '', standard.code, standard.label, standard.group ?? '', standard.level ?? '', standard.description,
      ])))
    case 'mappings.csv':
      return await csv('mappings.csv', mappingColumns, pairs.map(({ from, to, note, isProvisional }) => [...from, ...to, note, isProvisional ? 'yes' : 'no']))
    default:
      return notFound
  }
}

async function csv(fileName: string, columns: readonly string[], rows: readonly (readonly string[])[]): Promise<Reply> {
  let body = ''
  for await (const piece of writeCsv(columns.map((title) => ({ title, kind: 'text' })), rows)) body += piece
  return { kind: 'download', fileName, type: 'text/csv; charset=utf-8', body }
}

export const chooseFrameworkFile = (request: RouteRequest): Promise<Reply> => choosePage(request, null, [])

export async function readUpload(request: RouteRequest): Promise<Reply> {
  const [file] = request.files
  if (!file || file.bytes === 0) return await choosePage(request, 'Select a file', [])
  const read = await readFrameworkFile(file)
  if (isRefusal(read)) return await choosePage(request, refusalText(read), [])
  if (read.problems.length > 0) return await choosePage(request, `${read.problems.length} ${read.problems.length === 1 ? 'thing is' : 'things are'} wrong in ${file.name}. Nothing of it was kept`, read.problems)
  return redirect(frameworkPlanPath(await stageFrameworks(request.tx, request.caller, { fileName: file.name, file: read.file })))
}

async function choosePage(request: RouteRequest, problem: string | null, rows: readonly FrameworkProblem[]): Promise<Reply> {
  const waiting = (await listFrameworkImports(request.tx)).filter(({ state }) => state === 'waiting').map((one) => ({ id: one.id, fileName: one.file_name, by: one.made_by, at: one.made_at }))
  const props = { title: 'Import frameworks', backHref: frameworksPath, body: <ChooseFrameworksPage may={mayIn(request)} problem={problem} rows={rows} waiting={waiting} formToken={request.formToken} /> }
  return problem === null ? page(props) : invalid(props)
}

export const showImport = (request: RouteRequest): Promise<Reply> => planPage(request, null)

async function planPage(request: RouteRequest, notice: string | null): Promise<Reply> {
  const staged = await findFrameworkImport(request.tx, idOf(request))
  if (staged === null) return notFound
  const plan = planFrameworks(staged.content, await listFrameworks(request.tx), await listMappingKeys(request.tx))
  const props = {
    title: staged.file_name, backHref: importFrameworksPath,
    body: <FrameworkPlanPage id={staged.id} fileName={staged.file_name} state={staged.state} settledBy={staged.settled_by ?? ''} plan={plan} notice={notice} formToken={request.formToken} />,
  }
  return notice === null ? page(props) : { kind: 'page', status: 409, page: props }
}

export async function applyImport(request: RouteRequest): Promise<Reply> {
  const done = await applyFrameworks(request.tx, request.caller, idOf(request))
  switch (done.kind) {
    case 'applied':
      return redirect(frameworksPath)
    case 'not-found':
      return notFound
    case 'settled':
      return await planPage(request, `Not applied: ${done.by} has ${done.state} it meanwhile.`)
    case 'refused':
      return await planPage(request, 'Not applied: the frameworks have changed since the file was read. What stands in the way is below.')
  }
}

export async function discardImport(request: RouteRequest): Promise<Reply> {
  return (await discardFrameworks(request.tx, request.caller, idOf(request))) === 'discarded' ? redirect(importFrameworksPath) : notFound
}

function idOf(request: RouteRequest): number {
  const given = request.params['planned'] ?? ''
  return /^\d{1,9}$/.test(given) ? Number(given) : -1
}
