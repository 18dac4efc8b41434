import { audit } from '../../access/audit.ts'
import { casePath } from '../../panel/paths.ts'
import { findCase, isOpenToReader, listSeats } from '../../panel/queries.ts'
import { notFound, page, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { EvidencePage } from '../pages/evidence-page.tsx'
import { panelEvidenceFilePath } from '../paths.ts'
import { findEvidence, type FullEvidence } from '../queries.ts'
import { downloadOf, eventsOf, filesOf, standardsOf } from './evidence-props.ts'
import { idOf } from './load.ts'

/** What a member of the panel reads of a portfolio before it. The audit row is about the NQSW, who so sees who looked; it is written below. */
const sit = { permission: 'sit on panels', scope: 'none', audit: null } as const

export const panelEvidenceRoutes: readonly Route[] = [
  { name: 'portfolio.panel-evidence', method: 'GET', path: '/panel-cases/:case/evidence/:item', ...sit, handle: showItem },
  { name: 'portfolio.panel-file', method: 'GET', path: '/panel-cases/:case/evidence/:item/files/:file', ...sit, handle: downloadFile },
]

async function showItem(request: RouteRequest): Promise<Reply> {
  const read = await readForPanel(request)
  if (read === null) return notFound
  const { held, caseId, name } = read
  const { row } = held
  await noteReading(request, read, 'panel-evidence-read')
  return page({
    title: row.title, backHref: casePath(caseId),
    body: (
      <EvidencePage
        id={row.id} version={row.version} personName={name} title={row.title} kind={row.kind} onDay={row.on_day} state={row.state} says={row.says} reason={row.reason} authorName={row.author_name}
        submittedToName={row.submitted_to_name} assessorName={null} files={filesOf(held, (file) => panelEvidenceFilePath(caseId, row.id, file))} standards={standardsOf(held)} events={eventsOf(held)}
        mayChange={false} maySubmit={false} mayDecide={false} problem={null} formToken={request.formToken}
      />
    ),
  })
}

async function downloadFile(request: RouteRequest): Promise<Reply> {
  const read = await readForPanel(request)
  const file = read?.held.files.find((one) => one.id === idOf(request, 'file'))
  if (!read || !file) return notFound
  await noteReading(request, read, 'panel-evidence-file-read', { file: file.id })
  return await downloadOf(request.tx, file)
}

/** An accepted item of the very portfolio that stands before a panel of the caller's; null for anybody else, and in conflict. */
async function readForPanel(request: RouteRequest): Promise<Reading | null> {
  const found = await findCase(request.tx, idOf(request, 'case'))
  const userId = request.caller.user?.id
  if (found === null || userId === undefined || !isOpenToReader(found, await listSeats(request.tx, found.row.panel_id), userId)) return null
  const held = await findEvidence(request.tx, idOf(request, 'item'))
  if (held === null || held.row.enrolment_id !== found.row.enrolment_id || held.row.state !== 'accepted') return null
  return { held, caseId: found.row.id, name: found.row.nqsw_name }
}

async function noteReading(request: RouteRequest, { held, caseId }: Reading, action: string, more: Readonly<Record<string, number>> = {}): Promise<void> {
  await audit(request.tx, request.caller, { action, subjectType: 'person', subjectId: held.row.person_id, detail: { case: caseId, evidence: held.row.id, ...more } })
}

type Reading = { held: FullEvidence; caseId: number; name: string }
