import { choice } from '../../fields/choices.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { documentTypes, sniffDocument, type DocumentType } from '../../files/sniff-document.ts'
import { notFound, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { decideEvidence, submitEvidence } from '../decide-evidence.ts'
import { readEvidence } from '../forms.ts'
import { keepFile, MOST_FILE_BYTES, removeFile } from '../keep-file.ts'
import { DecidePage } from '../pages/decide-page.tsx'
import { EvidenceFormPage } from '../pages/evidence-form-page.tsx'
import { EvidencePage } from '../pages/evidence-page.tsx'
import { addEvidencePath, changeEvidencePath, evidenceFilePath, evidencePath, myPortfolioPath, portfolioPath, portfoliosPath } from '../paths.ts'
import { findEvidence, findOwnRun, listStandards, type FullEvidence, type PortfolioRun } from '../queries.ts'
import { readWords } from '../read-words.ts'
import { mayChange } from '../rules/evidence.ts'
import { addEvidence, changeEvidence } from '../save-evidence.ts'
import { downloadOf, eventsOf, filesOf, standardsOf } from './evidence-props.ts'
import { answerForm, dayBoxes, formState, idOf, ownRun, shownVersion, type Again } from './load.ts'
import { academyNames } from '../../academy/queries.ts'

const own = { permission: 'keep own portfolio', scope: 'self', audit: null } as const
const upload = { form: 'multipart', mostFileBytes: MOST_FILE_BYTES } as const

export const evidenceRoutes: readonly Route[] = [
  { name: 'portfolio.adding', method: 'GET', path: addEvidencePath, ...own, handle: (request) => showForm(request, null, null) },
  { name: 'portfolio.add', method: 'POST', path: addEvidencePath, ...own, ...upload, handle: (request) => keep(request, null) },
  { name: 'portfolio.evidence', method: 'GET', path: '/evidence/:item', permission: 'see portfolios', scope: 'none', audit: 'evidence-read', handle: (request) => showEvidence(request, null) },
  { name: 'portfolio.submit', method: 'POST', path: '/evidence/:item', ...own, form: 'fields', handle: submit },
  { name: 'portfolio.changing', method: 'GET', path: '/evidence/:item/change', ...own, handle: (request) => changing(request, null) },
  { name: 'portfolio.change', method: 'POST', path: '/evidence/:item/change', ...own, ...upload, handle: change },
  { name: 'portfolio.deciding', method: 'GET', path: '/evidence/:item/decide', permission: 'assess evidence', scope: 'none', audit: null, handle: (request) => showDecision(request, null) },
  { name: 'portfolio.decide', method: 'POST', path: '/evidence/:item/decide', permission: 'assess evidence', scope: 'none', audit: null, form: 'fields', handle: decide },
  { name: 'portfolio.file', method: 'GET', path: '/evidence/:item/files/:file', permission: 'see portfolios', scope: 'none', audit: 'evidence-file-read', handle: downloadFile },
  { name: 'portfolio.remove-file', method: 'POST', path: '/evidence/:item/files/:file/remove', ...own, form: 'fields', handle: takeOff },
]

async function showForm(request: RouteRequest, again: Again, held: FullEvidence | null): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const values = held === null
    ? dayBoxes('on-day', request.today)
    : { title: held.row.title, kind: held.row.kind, says: held.row.says, ...dayBoxes('on-day', held.row.on_day), ...Object.fromEntries(held.standards.map(({ id }) => [`standard-${id}`, 'yes'])) }
  return answerForm(again, {
    title: held === null ? 'Add evidence' : 'Change evidence', backHref: held === null ? myPortfolioPath : evidencePath(held.row.id),
    body: (
      <EvidenceFormPage
        caption="My portfolio" heading={held === null ? 'Add evidence' : 'Change evidence'} action={held === null ? addEvidencePath : changeEvidencePath(held.row.id)} assessorName={run.assessor?.name ?? null}
        returnedBecause={held?.row.state === 'returned' ? held.row.reason : null} frameworks={await listStandards(request.tx, run)} state={formState(request, again, values, held?.row.version ?? 0)}
      />
    ),
  })
}

/** Adds or changes an item, with a file where one was chosen, and submits it at once where that button was pressed. */
async function keep(request: RouteRequest, held: FullEvidence | null): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const standards = (await listStandards(request.tx, run)).flatMap((framework) => framework.standards.map(({ id }) => id))
  const read = readEvidence(request.fields, request.today, standards)
  const file = await readUpload(request)
  const problems = [...(read.ok ? [] : read.problems), ...(file !== null && 'problem' in file ? [{ field: 'file', message: file.problem }] : [])]
  if (!read.ok || problems.length > 0 || (file !== null && 'problem' in file)) return await showForm(request, { problems }, held)
  let id: number
  if (held === null) id = await addEvidence(request.tx, request.caller, { ...read.value, enrolmentId: run.enrolmentId })
  else {
    const done = await changeEvidence(request.tx, request.caller, { ...read.value, id: held.row.id, version: shownVersion(request) })
    if (done.kind === 'not-found') return notFound
    if (done.kind === 'stale') return await showForm(request, { stale: done }, held)
    id = held.row.id
  }
  if (file !== null) await keepFile(request.tx, request.caller, { evidenceId: id, ...file })
  if (request.fields['step'] !== 'submit') return redirect(evidencePath(id))
  const version = (await findEvidence(request.tx, id))?.row.version ?? 0
  const done = await submitEvidence(request.tx, request.caller, { id, version, assessor: run.assessor })
  if (done.kind === 'empty') return await showForm(request, { problems: [{ field: 'says', message: 'Write something or add a file before you submit it' }] }, held)
  if (done.kind === 'no-assessor') return await showForm(request, { problems: [{ field: 'title', message: 'You have no assessor at present: save it, and ask the academy coordinator' }] }, held)
  return redirect(evidencePath(id))
}

async function changing(request: RouteRequest, again: Again): Promise<Reply> {
  const held = await findEvidence(request.tx, idOf(request, 'item'))
  return held === null || !isOwnOpen(request, held) ? notFound : await showForm(request, again, held)
}

async function change(request: RouteRequest): Promise<Reply> {
  const held = await findEvidence(request.tx, idOf(request, 'item'))
  return held === null || !isOwnOpen(request, held) ? notFound : await keep(request, held)
}

/** The one file of the form: what it is by its content, or what is wrong with it in a sentence. */
async function readUpload(request: RouteRequest): Promise<{ path: string; name: string; bytes: number; type: DocumentType; readable: string | null } | { problem: string } | null> {
  const [file] = request.files
  if (file === undefined || file.name === '') return null
  if (file.isTooLarge) return { problem: `The file is larger than ${MOST_FILE_BYTES / 1_048_576} MB, so it was not kept. Save it smaller (for example as PDF, or the photo at a lower size) and choose it again` }
  if (file.bytes === 0) return { problem: 'The file is empty. Choose another' }
  const type = await sniffDocument(file.path)
  if (typeof type !== 'string') return { problem: `${type.message} ${type.mend}` }
  return { path: file.path, name: named(file.name, type), bytes: file.bytes, type, readable: await readWords(file.path, type) }
}

/** The name that people gave, with the ending of what the file is. */
function named(name: string, type: DocumentType): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/\p{Cc}/gu, '').replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 180).trim()
  return `${base === '' ? 'file' : base}.${documentTypes[type].ending}`
}

async function showEvidence(request: RouteRequest, problem: string | null): Promise<Reply> {
  const held = await findEvidence(request.tx, idOf(request, 'item'))
  if (held === null) return notFound
  const { row } = held
  const nameOf = await academyNames(request.tx)
  const isOwn = row.person_id === request.caller.user?.personId
  const run: PortfolioRun | null = isOwn ? await findOwnRun(request.tx, row.person_id, request.today) : null
  const back = isOwn ? myPortfolioPath : request.caller.user?.personId === row.submitted_to ? portfoliosPath : portfolioPath(row.enrolment_id)
  return answerForm(problem === null ? null : { problems: [] }, {
    title: row.title, backHref: back,
    body: (
      <EvidencePage
        id={row.id} version={row.version} personName={nameOf(row.person_id)} title={row.title} kind={row.kind} onDay={row.on_day} state={row.state} says={row.says} reason={row.reason} authorName={row.author_name}
        submittedToName={row.submitted_to_name} assessorName={run?.assessor?.name ?? null}
        files={filesOf(held, (file) => evidenceFilePath(row.id, file))}
        standards={standardsOf(held)} events={eventsOf(held)}
        mayChange={isOwnOpen(request, held)} maySubmit={isOwnOpen(request, held)} mayDecide={row.state === 'submitted' && row.submitted_to === request.caller.user?.personId} problem={problem} formToken={request.formToken}
      />
    ),
  })
}

async function submit(request: RouteRequest): Promise<Reply> {
  const id = idOf(request, 'item')
  const done = await submitEvidence(request.tx, request.caller, { id, version: shownVersion(request), assessor: (await ownRun(request))?.assessor ?? null })
  if (done.kind === 'not-found') return notFound
  if (done.kind === 'saved') return redirect(evidencePath(id))
  return await showEvidence(request, done.kind === 'empty' ? 'Write something or add a file before you submit it' : done.kind === 'no-assessor' ? 'You have no assessor at present. Ask the academy coordinator' : `${done.by} changed this while you had it open. Read it again, then submit it`)
}

async function showDecision(request: RouteRequest, again: Again): Promise<Reply> {
  const held = await findEvidence(request.tx, idOf(request, 'item'))
  if (held === null || held.row.submitted_to !== request.caller.user?.personId) return notFound
  const nameOf = await academyNames(request.tx)
  return answerForm(again, { title: 'Accept or send back', backHref: evidencePath(held.row.id), body: <DecidePage id={held.row.id} title={held.row.title} personName={nameOf(held.row.person_id)} state={formState(request, again, {}, held.row.version)} /> })
}

async function decide(request: RouteRequest): Promise<Reply> {
  const read = readFields({ decision: choice('what you say', ['accepted', 'returned']), reason: optional(text('the reason', { max: 2_000, lines: 'many' })) }, request.fields)
  if (!read.ok) return await showDecision(request, { problems: read.problems })
  if (read.value.decision === 'returned' && read.value.reason === null) return await showDecision(request, { problems: [{ field: 'reason', message: 'Say why it comes back, so that it can be mended' }] })
  const id = idOf(request, 'item')
  const done = await decideEvidence(request.tx, request.caller, { id, version: shownVersion(request), ...read.value })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? await showDecision(request, { stale: done }) : redirect(evidencePath(id))
}

async function downloadFile(request: RouteRequest): Promise<Reply> {
  const held = await findEvidence(request.tx, idOf(request, 'item'))
  const file = held?.files.find((one) => one.id === idOf(request, 'file'))
  if (!file) return notFound
  return await downloadOf(request.tx, file)
}

async function takeOff(request: RouteRequest): Promise<Reply> {
  const id = idOf(request, 'item')
  return (await removeFile(request.tx, request.caller, { evidenceId: id, fileId: idOf(request, 'file') })) ? redirect(evidencePath(id)) : notFound
}

function isOwnOpen(request: RouteRequest, { row }: FullEvidence): boolean {
  return row.author_user !== null && row.author_user === request.caller.user?.id && mayChange(row.state, row.origin)
}
