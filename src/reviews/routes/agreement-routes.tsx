import { whenText } from '../../time/instant.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { AgreementPage } from '../pages/agreement-page.tsx'
import { agreementPath, programmeDatesPath } from '../paths.ts'
import { listAgreements, type SignedAgreement } from '../queries.ts'
import { findRun, type Run } from '../read-runs.ts'
import { buildAgreement, whyOutdated, type AgreementDocument } from '../rules/agreement.ts'
import { parties, partsOf, waitingFor, type Participants } from '../rules/parties.ts'
import { makeAgreement, signAgreement } from '../sign-agreement.ts'
import { writeWord, wordType } from '../../files/write-word.ts'
import { idOf, may } from './load.ts'

export const agreementRoutes: readonly Route[] = [
  { name: 'reviews.agreement', method: 'GET', path: '/reviews/programme/:run/agreement', permission: 'see reviews', scope: 'person', audit: null, handle: (request) => showAgreement(request, null) },
  { name: 'reviews.agreement-word', method: 'GET', path: '/reviews/programme/:run/agreement.docx', permission: 'see reviews', scope: 'person', audit: 'agreement-downloaded', handle: downloadAgreement },
  { name: 'reviews.make-agreement', method: 'POST', path: '/reviews/programme/:run/agreement', permission: 'lead reviews', scope: 'person', audit: null, form: 'fields', handle: make },
  { name: 'reviews.sign-agreement', method: 'POST', path: '/reviews/programme/:run/agreement/sign', permission: 'work on reviews', scope: 'person', audit: null, form: 'fields', handle: sign },
]

async function showAgreement(request: RouteRequest, notice: string | null): Promise<Reply> {
  const found = await load(request)
  if (found === null) return notFound
  const { run, built, agreements } = found
  const [newest, ...earlier] = agreements
  const signed = newest?.signatures.map((one) => one.party) ?? []
  const ownParts = newest === undefined ? [] : partsOf(newest.participants, request.caller.user?.personId ?? null)
  const outdated = newest === undefined ? [] : whyOutdated(newest.row.document, built)
  const props = {
    title: `Support and assessment agreement${newest === undefined ? '' : `, number ${newest.row.number}`}: ${run.name}`, backHref: programmeDatesPath(run.enrolmentId),
    body: (
      <AgreementPage
        enrolmentId={run.enrolmentId} name={run.name} number={newest?.row.number ?? 0} document={newest?.row.document ?? built} outdated={outdated} notice={notice}
        signatures={newest === undefined ? [] : signatureLines(newest)}
        maySign={outdated.length === 0 && ownParts.some((party) => !signed.includes(party)) && may(request, 'work on reviews')}
        mayMake={may(request, 'lead reviews') && run.personId !== request.caller.user?.personId}
        earlier={earlier.map((one) => ({ number: one.row.number, madeAt: whenText(one.row.made_at), madeBy: one.row.made_by, signed: agreementWords([one]), document: one.row.document }))}
        formToken={request.formToken}
      />
    ),
  }
  return notice === null ? page(props) : { kind: 'page', status: 409, page: props }
}

async function make(request: RouteRequest): Promise<Reply> {
  const found = await load(request)
  if (found === null || found.run.personId === request.caller.user?.personId) return notFound
  const { run, built } = found
  const done = await makeAgreement(request.tx, request.caller, { enrolmentId: run.enrolmentId, personId: run.personId, document: built, participants: run.participants, number: shownNumber(request) })
  return done.kind === 'made' ? redirect(agreementPath(run.enrolmentId)) : showAgreement(request, 'Another agreement was made while you had the page open. This is the newest: look at it before you go on.')
}

async function sign(request: RouteRequest): Promise<Reply> {
  const enrolmentId = idOf(request, 'run')
  const done = await signAgreement(request.tx, request.caller, { enrolmentId, number: shownNumber(request) })
  switch (done.kind) {
    case 'signed':
      return redirect(agreementPath(enrolmentId))
    case 'replaced':
      return showAgreement(request, 'Another agreement was made while you had the page open. This is the newest: read it before you sign.')
    case 'already-signed':
      return showAgreement(request, 'You had signed this agreement already; your signature stands.')
    case 'not-a-party':
      return showAgreement(request, 'Only the NQSW, the team manager and the assessor named in it sign an agreement.')
    case 'not-found':
      return notFound
  }
}

async function downloadAgreement(request: RouteRequest): Promise<Reply> {
  const found = await load(request)
  if (found === null) return notFound
  const [newest] = found.agreements
  const document = newest?.row.document ?? found.built
  const body = await writeWord({
    title: 'Support and assessment agreement', subtitle: `${found.run.name}${newest ? `, number ${newest.row.number}` : ', not signed yet'}`,
    sections: [...document.sections.map((section) => ({ title: section.title, rows: section.rows })), { title: 'Signatures', rows: newest ? signatureLines(newest).map((line): [string, string] => [`${line.party}${line.name === null ? '' : `, ${line.name}`}`, line.words]) : [['Signatures', 'None yet']] }],
  })
  return { kind: 'download', fileName: `agreement-${found.run.enrolmentId}.docx`, type: wordType, body }
}

async function load(request: RouteRequest): Promise<{ run: Run; built: AgreementDocument; agreements: SignedAgreement[] } | null> {
  const run = await findRun(request.tx, idOf(request, 'run'), request.today)
  if (run === null) return null
  const person = await request.tx.selectFrom('person').select('registration_number').where('id', '=', run.personId).executeTakeFirst()
  const built = buildAgreement({
    programme: run.programme, programmeVersionId: run.programmeVersionId, document: run.document, schedule: run.schedule, participants: run.participants, practiceLead: run.practiceLead?.name ?? null,
    mentor: run.mentor?.name ?? null, teamName: run.teamName, registrationNumber: person?.registration_number ?? null,
  })
  return { run, built, agreements: await listAgreements(request.tx, run.enrolmentId) }
}

function signatureLines(agreement: SignedAgreement) {
  return parties.map((party) => {
    const signature = agreement.signatures.find((one) => one.party === party)
    return { party, name: agreement.participants[party]?.name ?? null, words: signature === undefined ? 'Not signed yet' : `Signed ${whenText(signature.signed_at)}` }
  })
}

/** "Signed by all", "Waiting for ...", for lists. */
export function agreementWords(agreements: readonly SignedAgreement[], today?: { participants: Participants }): string {
  const [newest] = agreements
  if (newest === undefined) return 'Not made yet'
  const waiting = waitingFor(newest.participants, newest.signatures.map((one) => one.party))
  const hasMoved = today !== undefined && (newest.participants.assessor?.personId !== today.participants.assessor?.personId || newest.participants.manager?.personId !== today.participants.manager?.personId)
  if (hasMoved) return `Number ${newest.row.number}: to be signed again, because the assessor or the manager changed`
  return waiting.length === 0 ? `Number ${newest.row.number}, signed by all` : `Number ${newest.row.number}, waiting for ${waiting.join(', ')}`
}

function shownNumber(request: RouteRequest): number {
  return /^\d{1,6}$/.test(request.fields['number'] ?? '') ? Number(request.fields['number']) : -1
}
