import { audit } from '../access/audit.ts'
import { placedText } from '../files/refusal.ts'
import { loadStored } from '../workforce/queries.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { adapterFor } from './adapters.ts'
import { applyImport } from './apply-import.ts'
import { applyDirect, isDirect } from './direct-kinds.ts'
import { DataPage } from './pages/data-page.tsx'
import { ImportPage } from './pages/import-page.tsx'
import { LOOKS_AGAIN_AFTER, ProgressPage } from './pages/progress-page.tsx'
import { dropUpload, findUpload, keepUpload } from './kept-upload.ts'
import { columnsPath, dataPath, importPath } from './paths.ts'
import { isEmptyImport, planChange } from './plan-import.ts'
import { findImport, listExceptions, listImports } from './queries.ts'
import { findProgress, readLongFile } from './read-long-file.ts'
import { describePlan } from './rules/describe-plan.ts'
import { isImportKind, shapesOf, type ImportKind } from './rules/kinds.ts'
import { summarisePlan, type PlanSummary } from './rules/summarise-plan.ts'
import { stageFile } from './stage-file.ts'
import { isLong } from './telling-rows.ts'
import { takeBack } from './take-back.ts'

export const importRoutes: readonly Route[] = [
  { name: 'imports.data', method: 'GET', path: '/data', permission: 'load files', scope: 'authority', audit: null, handle: (request) => showData(request, null, refusedBefore(request)) },
  { name: 'imports.upload', method: 'POST', path: '/data/upload', permission: 'load files', scope: 'authority', audit: null, form: 'multipart', long: true, handle: upload },
  { name: 'imports.import', method: 'GET', path: '/data/imports/:import', permission: 'load files', scope: 'authority', audit: null, long: true, handle: (request) => showImport(request, null) },
  { name: 'imports.apply', method: 'POST', path: '/data/imports/:import/apply', permission: 'load files', scope: 'authority', audit: null, form: 'fields', long: true, handle: apply },
  { name: 'imports.undo', method: 'POST', path: '/data/imports/:import/undo', permission: 'load files', scope: 'authority', audit: null, form: 'fields', long: true, handle: undo },
  { name: 'imports.discard', method: 'POST', path: '/data/imports/:import/discard', permission: 'load files', scope: 'authority', audit: null, form: 'fields', handle: discard },
]

async function showData(request: RouteRequest, kind: string | null, errors: readonly { field: string; message: string }[]): Promise<Reply> {
  const props = { title: 'Data', body: <DataPage imports={await listImports(request.tx)} exceptions={(await listExceptions(request.tx, request.today)).length} kind={kind} errors={errors} formToken={request.formToken} /> }
  return errors.length > 0 ? invalid(props) : page(props)
}

/** A file that was refused while its columns were looked at, said once on the page that one comes back to. */
function refusedBefore(request: RouteRequest): { field: string; message: string }[] {
  const message = request.query['refused']
  return message === undefined ? [] : [{ field: 'file', message }]
}

async function upload(request: RouteRequest): Promise<Reply> {
  const kind = request.fields['kind'] ?? ''
  const [file] = request.files
  const isKnown = isImportKind(kind) && kind !== 'published'
  const adapter = isKnown ? adapterFor(kind) : null
  const errors = [
    ...(!isKnown ? [{ field: 'kind', message: 'Select what kind of file it is' }] : []),
    ...(file === undefined ? [{ field: 'file', message: 'Select a file' }] : []),
  ]
  if (!isKnown || file === undefined) return showData(request, kind, errors)
  if (adapter === null || shapesOf[kind].length > 0) return redirect(columnsPath(await keepUpload(request.tx, request.caller, request.settings.uploadFolder, kind, file)))
  const source = { path: file.path, name: file.name, mapping: null, today: request.today }
  if (await isLong(source)) {
    const id = await keepUpload(request.tx, request.caller, request.settings.uploadFolder, kind, file)
    const waiting = await findUpload(request.tx, request.settings.uploadFolder, id)
    await readLongFile(request, id, kind, { ...source, path: waiting?.path ?? file.path })
    return redirect(importPath(id))
  }
  const staged = await stageFile(request.tx, request.caller, adapter, source)
  if ('mend' in staged) return showData(request, kind, [{ field: 'file', message: placedText(staged) }])
  return redirect(importPath(staged.id))
}

async function showImport(request: RouteRequest, warning: string | null): Promise<Reply> {
  const file = await findImport(request.tx, Number(request.params['import']))
  if (!file) return notFound
  if (file.state === 'read' && isImportKind(file.kind)) return await showReading(request, { ...file, kind: file.kind })
  const plan = file.state === 'planned' && !isDirect(file.kind) ? await planChange(request.tx, { candidate: file.id, without: await replacedBy(request, file) }) : null
  const lines = plan === null ? [] : describePlan(plan.record, await loadStored(request.tx))
  const summary = plan === null ? file.summary : summarisePlan(plan)
  return page({
    title: file.fileName,
    backHref: dataPath,
    body: (
      <ImportPage
        file={file}
        plan={isDirect(file.kind) ? directRows(file.summary) : summary === null ? null : rowsOf(summary)}
        lines={lines.slice(0, 300)}
        lineCount={lines.length}
        isEmpty={plan !== null && isEmptyImport(plan)}
        warning={warning}
        formToken={request.formToken}
      />
    ),
  })
}

/** A file whose columns wait to be chosen, or that is being read. */
async function showReading(request: RouteRequest, file: { id: number; kind: ImportKind; fileName: string; bytes: number }): Promise<Reply> {
  const progress = await findProgress(request.tx, file.id)
  if (progress === null) return redirect(shapesOf[file.kind].length > 0 ? columnsPath(file.id) : dataPath)
  if (progress.refused !== undefined) {
    await dropUpload(request.tx, request.settings.uploadFolder, file.id)
    return redirect(`${dataPath}?refused=${encodeURIComponent(progress.refused.slice(0, 600))}`)
  }
  const [hasStopped, looksAgain] = [progress.hasStopped === true, request.query['still'] === undefined]
  return page({
    title: file.fileName, backHref: dataPath, ...(looksAgain && !hasStopped ? { looksAgainAfter: LOOKS_AGAIN_AFTER } : {}),
    body: <ProgressPage id={file.id} fileName={file.fileName} bytes={file.bytes} rows={progress.rows} hasStopped={hasStopped} looksAgain={looksAgain} hasColumns={shapesOf[file.kind].length > 0} formToken={request.formToken} />,
  })
}

async function apply(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['import'])
  const direct = await applyDirect(request, id)
  if (direct !== null) return redirect(direct.id === null ? dataPath : importPath(direct.id))
  const applied = await applyImport(request.tx, request.caller, id, Number(request.fields['mark'] ?? 0))
  switch (applied.kind) {
    case 'not-found':
      return notFound
    case 'record-moved':
      return showImport(request, 'The record has changed since this file was read. This is what the file would change now: look again before you apply it.')
    case 'applied':
      return redirect(applied.changed ? importPath(id) : dataPath)
    case 'not-planned':
    case 'not-applied':
      return redirect(importPath(id))
  }
}

async function undo(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['import'])
  const undone = await takeBack(request.tx, request.caller, id)
  if (undone.kind === 'not-found') return notFound
  return undone.kind === 'undone' ? redirect(importPath(id)) : showImport(request, undone.why)
}

async function discard(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['import'])
  const gone = await request.tx.deleteFrom('import').where('id', '=', id).where('state', '=', 'planned').executeTakeFirst()
  if (gone.numDeletedRows === 0n) return notFound
  await audit(request.tx, request.caller, { action: 'file-discarded', subjectType: 'import', subjectId: id })
  return redirect(dataPath)
}

async function replacedBy(request: RouteRequest, file: { id: number; kind: string; year: number | null; asOf: string | null }): Promise<number[]> {
  const others = await listImports(request.tx)
  return others
    .filter((other) => other.state === 'applied' && other.kind === file.kind && other.id !== file.id && (file.year === null ? other.asOf === file.asOf : other.year === file.year))
    .map((other) => other.id)
}

function rowsOf(summary: PlanSummary) {
  const labels = {
    people: 'People', employments: 'Employments', observations: 'Hours, roles and cases by day', assignments: 'Posts and teams of people',
    posts: 'Posts', unconfirmed: 'Stretches not confirmed', conflicts: 'Disagreements between files',
  } as const
  const none = { created: 0, changed: 0, ended: 0, removed: 0 }
  const counted = (Object.keys(labels) as (keyof typeof labels)[]).map((key) => ({ ...none, ...summary[key], what: labels[key] as string }))
  const named = [
    ...summary.newServices.map((name) => ({ ...none, what: `Service ${name}`, created: 1 })),
    ...summary.newTeams.map((name) => ({ ...none, what: `Team ${name}`, created: 1 })),
  ]
  const { unknown = 0, ...away } = summary.absences ?? {}
  const absences = { ...none, ...away, what: unknown === 0 ? 'Absences' : `Absences (${unknown} more are of people who are not in the record)` }
  return [...counted, absences, ...named].filter((row) => row.created + row.changed + row.ended + row.removed > 0)
}

/** What an allocation or counts file does, in its own words. */
function directRows(counts: object | null) {
  const labels: Readonly<Record<string, string>> = { new: 'New', changed: 'Changed', ended: 'Ended', gone: 'Gone from the file', repeated: 'Rows that stand twice', openChildren: 'Children held now', openHouseholds: 'Carer households held now' }
  return Object.entries(counts ?? {}).map(([key, value]) => ({ what: labels[key] ?? key, created: Number(value), changed: 0, ended: 0, removed: 0 }))
}
