import { placedText, type FileRefusal } from '../files/refusal.ts'
import { dayInThreeParts } from '../fields/days.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { adapterFor } from './adapters.ts'
import { checkDirect, isDirect } from './direct-kinds.ts'
import { findKeptMapping } from './kept-mapping.ts'
import { dropUpload, findUpload } from './kept-upload.ts'
import { ColumnsPage, NOT_HERE } from './pages/columns-page.tsx'
import { dataPath, importPath } from './paths.ts'
import { readLongFile } from './read-long-file.ts'
import { dayInName } from './rules/day-in-name.ts'
import { isImportKind, shapesOf } from './rules/kinds.ts'
import { stageFile } from './stage-file.ts'
import { surveyColumns } from './survey-columns.ts'
import { isLong } from './telling-rows.ts'

export const columnsRoutes: readonly Route[] = [
  { name: 'imports.columns', method: 'GET', path: '/data/imports/:import/columns', permission: 'load files', scope: 'authority', audit: null, long: true, handle: (request) => show(request, []) },
  { name: 'imports.choose-columns', method: 'POST', path: '/data/imports/:import/columns', permission: 'load files', scope: 'authority', audit: null, form: 'fields', long: true, handle: choose },
]

async function show(request: RouteRequest, errors: readonly { field: string; message: string }[], mapping: Record<string, unknown> | null = null): Promise<Reply> {
  const id = Number(request.params['import'])
  const upload = await findUpload(request.tx, request.settings.uploadFolder, id)
  if (!upload || !isImportKind(upload.kind) || shapesOf[upload.kind].length === 0) return notFound
  const kept = await findKeptMapping(request.tx, upload.kind)
  const sheet = request.query['sheet']
  const survey = await surveyColumns({ ...upload, mapping: mapping ?? (sheet === undefined ? null : { sheets: [sheet] }), keptMapping: kept, today: request.today }, shapesOf[upload.kind])
  if ('mend' in survey) {
    await dropUpload(request.tx, request.settings.uploadFolder, id)
    // the address is kept in logs and histories, so the cell's text stays out of it: the place says enough
    const { value: _, ...refusal } = survey
    return redirect(`${dataPath}?refused=${encodeURIComponent(placedText(refusal).slice(0, 600))}`)
  }
  const asOf = dayInName(upload.name) ?? request.today
  const [year = '', month = '', date = ''] = asOf.split('-')
  const props = {
    title: 'Which column is which?',
    backHref: dataPath,
    body: (
      <ColumnsPage
        importId={id}
        fileName={upload.name}
        survey={survey}
        asOf={{ day: request.fields['as-of-day'] ?? String(Number(date)), month: request.fields['as-of-month'] ?? String(Number(month)), year: request.fields['as-of-year'] ?? year }}
        readsSeveral={upload.kind !== 'allocations'}
        asksEnd={upload.kind === 'people' || upload.kind === 'allocations'}
        chosen={request.fields}
        errors={errors}
        formToken={request.formToken}
      />
    ),
  }
  return errors.length > 0 ? invalid(props) : page(props)
}

async function choose(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['import'])
  const upload = await findUpload(request.tx, request.settings.uploadFolder, id)
  if (!upload || !isImportKind(upload.kind)) return notFound
  if (shapesOf[upload.kind].length === 0) {
    // a return has no columns to choose: its page sends it here to be read again
    await readLongFile(request, id, upload.kind, { ...upload, mapping: null, today: request.today })
    return redirect(importPath(id))
  }
  const asOf = dayInThreeParts('the day that the file speaks of').read('as-of', request.fields)
  if (!asOf.ok) return show(request, [{ field: 'as-of', message: asOf.problems[0]?.message ?? 'Enter the day that the file speaks of' }])
  const mapping = mappingOf(request.fields, asOf.value)
  const source = { ...upload, mapping, today: request.today }
  if (await isLong(source)) {
    await readLongFile(request, id, upload.kind, source)
    return redirect(importPath(id))
  }
  if (isDirect(upload.kind)) {
    const refusal = await checkDirect(request, id, upload.kind, source)
    return refusal === null ? redirect(importPath(id)) : show(request, [errorOf(refusal, mapping)], mapping)
  }
  const adapter = adapterFor(upload.kind)
  if (!adapter) return notFound
  const staged = await stageFile(request.tx, request.caller, adapter, source)
  if ('mend' in staged) return show(request, [errorOf(staged, mapping)], mapping)
  await dropUpload(request.tx, request.settings.uploadFolder, id)
  return redirect(importPath(staged.id))
}

/** A refusal in the words of this page: the order of dates is chosen beside its column, not in JSON. */
function errorOf(refusal: FileRefusal, mapping: { columns: Readonly<Record<string, string>> }): { field: string; message: string } {
  if (refusal.kind === 'missing-column' && refusal.column !== undefined) {
    return { field: `column-${refusal.column}`, message: `${refusal.message} Choose the column that holds it, or add it to the report and send the file again.` }
  }
  const key = refusal.kind.endsWith('-dates') ? Object.keys(mapping.columns).find((one) => mapping.columns[one] === refusal.column) : undefined
  return key === undefined
    ? { field: 'as-of', message: placedText(refusal) }
    : { field: `dates-${key}`, message: `${refusal.message} Choose which comes first, or export the dates as 2026-10-31 and send the file again.` }
}

/** The form's choices as the mapping that the command line takes as JSON. */
function mappingOf(fields: Readonly<Record<string, string>>, asOf: string): Record<string, unknown> & { columns: Record<string, string> } {
  const chosen = (prefix: string) => Object.fromEntries(Object.entries(fields).filter(([name, value]) => name.startsWith(prefix) && value !== '').map(([name, value]) => [name.slice(prefix.length), value]))
  const roles = Object.entries(chosen('role-')).flatMap(([at, role]) => (fields[`title-${at}`] === undefined ? [] : [[fields[`title-${at}`] ?? '', Number(role)] as const]))
  const end = fields['end-means']
  const sheets = [...(fields['sheet'] ? [fields['sheet']] : []), ...Object.values(chosen('also-'))]
  return {
    columns: Object.fromEntries(Object.entries(chosen('column-')).map(([key, header]) => [key, header === NOT_HERE ? '' : header])),
    dates: chosen('dates-'),
    ...(end === 'last-day' || end === 'day-after' ? { endMeans: end } : {}),
    roles: Object.fromEntries(roles),
    ...(sheets.length > 0 ? { sheets } : {}),
    asOf,
  }
}
