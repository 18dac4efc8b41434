import { audit } from '../../access/audit.ts'
import { mayDo } from '../../access/rules/policy.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { formatDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { freezeReturn } from '../freeze-return.ts'
import { OneFieldPage } from '../pages/one-field-page.tsx'
import { VersionPage } from '../pages/version-page.tsx'
import { freezePath, versionPath, yearPath } from '../paths.ts'
import { findFrozenFile, findLayout, listFrozen, seesWholeReturn } from '../queries.ts'
import { readFrozen } from '../read-frozen.ts'
import { recordSent, type SentRefusal } from '../record-sent.ts'
import { compareCounts } from '../rules/compare-counts.ts'
import { compareVersions } from '../rules/compare-returns.ts'
import { signOffReturn, type SignOffRefusal } from '../sign-off-return.ts'
import { answerForm, type Again } from './check-routes.tsx'
import { xmlName } from './desk-routes.tsx'
import { checkLive, mayPrepare, yearOfRequest } from './load-desk.ts'

export const versionRoutes: readonly Route[] = [
  { name: 'census.freezing', method: 'GET', path: '/census/:year/versions', permission: 'prepare census return', scope: 'authority', audit: null, long: true, handle: (request) => showFreezing(request, null) },
  { name: 'census.freeze', method: 'POST', path: '/census/:year/versions', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: freeze },
  { name: 'census.version', method: 'GET', path: '/census/:year/versions/:number', permission: 'see census return', scope: 'authority', audit: 'census-version-read', long: true, handle: (request) => showVersion(request, null) },
  { name: 'census.version-xml', method: 'GET', path: '/census/:year/versions/:number/return.xml', permission: 'prepare census return', scope: 'authority', audit: null, long: true, handle: downloadVersion },
  { name: 'census.sign-off', method: 'POST', path: '/census/:year/versions/:number/sign-off', permission: 'sign off census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: signOff },
  { name: 'census.sent', method: 'POST', path: '/census/:year/versions/:number/sent', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: saveSent },
]

async function showFreezing(request: RouteRequest, again: Again): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null || !(await seesWholeReturn(request.tx))) return notFound
  const { built, checked } = await checkLive(request, year)
  const [newest] = await listFrozen(request.tx, year)
  const number = (newest?.number ?? 0) + 1
  return answerForm(again, {
    title: `Freeze version ${number}`,
    backHref: yearPath(year),
    body: (
      <OneFieldPage
        caption={`Census return ${year}`} heading={`Freeze version ${number}`} action={freezePath(year)} button={`Freeze version ${number}`}
        field={{ name: 'note', label: 'Note (optional)', isLong: true, hint: 'Such as what changed since the last version. Everybody who sees the return reads it.' }}
        value={request.fields['note'] ?? ''} errors={again?.errors ?? []} formToken={request.formToken}
      >
        <p class="govuk-body">{built.rows.length} workers, {checked.errors} errors, {checked.queries} queries. The file is kept byte by byte and cannot be changed or deleted. Somebody else signs it off.</p>
      </OneFieldPage>
    ),
  })
}

async function freeze(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const read = readFields({ note: optional(text('the note', { max: 2_000, lines: 'many' })) }, request.fields)
  if (!read.ok) return showFreezing(request, { errors: read.problems, stale: null })
  const done = await freezeReturn(request.tx, request.caller, year, { note: read.value.note ?? '', today: request.today })
  switch (done.kind) {
    case 'frozen':
      return redirect(versionPath(year, done.number))
    case 'not-allowed':
      return notFound
    case 'empty':
      return showFreezing(request, { errors: [{ field: 'note', message: `The record holds nobody for the return of ${year}: load that year's files first` }], stale: null })
  }
}

async function showVersion(request: RouteRequest, again: { errors: readonly { field: string; message: string }[] } | null): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const versions = await listFrozen(request.tx, year)
  const version = versions.find((one) => String(one.number) === request.params['number'])
  if (!version) return notFound
  const { caller } = request
  const before = versions.find((one) => one.number === version.number - 1)
  const isNewest = versions[0]?.number === version.number
  const canSign = version.signed_at === null && isNewest && mayDo(caller.roles, 'sign off census return')
  const props = {
    title: `Census return ${year}, version ${version.number}`,
    isWide: true,
    backHref: yearPath(year),
    body: (
      <VersionPage
        year={year}
        version={{
          number: version.number, frozenAt: whenText(version.frozen_at), frozenBy: version.frozen_by, workers: version.workers, errors: version.errors, queries: version.queries,
          bytes: version.bytes, sha256: version.sha256, note: version.note, isUnverified: version.layout_status === 'unverified',
          signed: version.signed_at === null ? null : `${version.signed_by ?? ''}, ${whenText(version.signed_at)}${version.sign_off_note ? `: ${version.sign_off_note}` : ''}`,
          sent: version.sent_on === null ? null : `${formatDay(version.sent_on)}${version.sent_note ? `: ${version.sent_note}` : ''}`,
        }}
        measures={compareCounts(version.counts.now, version.counts.before)}
        hasBefore={version.counts.before !== null}
        differences={before ? await differences(request, year, before.number, version.number) : null}
        mayDownload={mayPrepare(request)}
        signOff={!canSign ? 'closed' : version.frozen_by_user === caller.user?.id ? 'same-person' : 'open'}
        mayRecordSent={mayPrepare(request) && version.signed_at !== null && version.sent_on === null}
        values={again ? request.fields : {}}
        errors={again?.errors ?? []}
        formToken={request.formToken}
      />
    ),
  }
  return again ? invalid(props) : page(props)
}

async function differences(request: RouteRequest, year: number, before: number, now: number) {
  const files = [await findFrozenFile(request.tx, year, before), await findFrozenFile(request.tx, year, now)]
  const { layout } = await findLayout(request.tx, year)
  const [old, current] = await Promise.all(files.map(async (file) => (file === null ? null : await readFrozen(file, layout))))
  if (!old || !current) return null
  return { caption: `Different from version ${before}`, rows: compareVersions(old, current.map((worker) => ({ worker })), layout) }
}

async function downloadVersion(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  const number = Number(request.params['number'])
  const file = year === null || !Number.isInteger(number) ? null : await findFrozenFile(request.tx, year, number)
  if (year === null || file === null) return notFound
  await audit(request.tx, request.caller, { action: 'census-version-downloaded', subjectType: 'census-return', subjectId: year, detail: { version: number } })
  return { kind: 'download', fileName: xmlName(request.caller.authority.dfeNumber, year, `version-${number}`), type: 'application/xml; charset=utf-8', body: file }
}

async function signOff(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  const number = Number(request.params['number'])
  if (year === null) return notFound
  const read = readFields({ note: optional(text('the note', { max: 2_000, lines: 'many' })) }, request.fields)
  if (!read.ok) return showVersion(request, { errors: read.problems })
  const done = await signOffReturn(request.tx, request.caller, { year, number, note: read.value.note ?? '' })
  if (done.kind === 'signed' || done.kind === 'already-signed') return redirect(versionPath(year, number))
  return done.kind === 'not-found' ? notFound : showVersion(request, { errors: [{ field: 'note', message: signOffText(done) }] })
}

function signOffText(refusal: Exclude<SignOffRefusal, { kind: 'not-found' | 'already-signed' }>): string {
  switch (refusal.kind) {
    case 'same-person':
      return 'You froze this version, so somebody else signs it off'
    case 'replaced':
      return `Version ${refusal.by} is newer: sign that one off`
    case 'needs-reason':
      return `Enter why the version may be sent with ${refusal.errors} ${refusal.errors === 1 ? 'error' : 'errors'}`
  }
}

async function saveSent(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  const number = Number(request.params['number'])
  if (year === null) return notFound
  const read = readFields({ sentOn: dayInThreeParts('the day it was sent', { until: request.today }), note: optional(text('the note', { max: 2_000, lines: 'many' })) }, request.fields)
  if (!read.ok) return showVersion(request, { errors: read.problems })
  const done: { kind: 'recorded' } | SentRefusal = await recordSent(request.tx, request.caller, { year, number, sentOn: read.value.sentOn, note: read.value.note ?? '' })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'not-signed' ? showVersion(request, { errors: [{ field: 'sent-on', message: 'Only a version that is signed off can be sent' }] }) : redirect(versionPath(year, number))
}
