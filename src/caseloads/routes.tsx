import { mayDo } from '../access/rules/policy.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { sortSheet } from '../files/sheet.ts'
import { downloadSheet } from '../workforce/download-sheet.ts'
import { caseloadsPath } from '../measures/paths.ts'
import { loadScopedWorkforce } from '../workforce/queries.ts'
import { personLabels } from '../workforce/rules/person-label.ts'
import { agreeCaseload, lastAgreement } from './agree-caseload.ts'
import { answerOverAgreed } from './answer-over-agreed.ts'
import { readAgreementForm, readCaseloadRulesForm, readOverForm } from './forms.ts'
import { AgreedPage, agreedSheet } from './pages/agreed-page.tsx'
import { AgreedPersonPage } from './pages/agreed-person-page.tsx'
import { CaseloadRulesPage } from './pages/caseload-rules-page.tsx'
import { agreedPath, agreedPersonPath, caseloadRulesPath, ownAgreedPath } from './paths.ts'
import { findCaseloadRules, listAgreements, loadAgreed } from './queries.ts'
import { setCaseloadRules } from './set-caseload-rules.ts'

export const caseloadRoutes: readonly Route[] = [
  { name: 'caseloads.agreed', method: 'GET', path: agreedPath, permission: 'see caseloads', scope: 'authority', audit: null, long: true, handle: showAgreed },
  { name: 'caseloads.person', method: 'GET', path: '/caseloads/agreed/:person', permission: 'see caseloads', scope: 'person', audit: null, long: true, handle: (request) => showPerson(request, Number(request.params['person'])) },
  { name: 'caseloads.mine', method: 'GET', path: ownAgreedPath, permission: 'see own record', scope: 'self', audit: null, handle: showOwn },
  { name: 'caseloads.agree', method: 'POST', path: '/caseloads/agreed/:person/agree', permission: 'agree caseloads', scope: 'person', audit: null, form: 'fields', handle: agree },
  { name: 'caseloads.answer', method: 'POST', path: '/caseloads/agreed/:person/answer', permission: 'agree caseloads', scope: 'person', audit: null, form: 'fields', handle: answer },
  { name: 'caseloads.rules', method: 'GET', path: caseloadRulesPath, permission: 'set caseload rules', scope: 'authority', audit: null, handle: showRules },
  { name: 'caseloads.set-rules', method: 'POST', path: caseloadRulesPath, permission: 'set caseload rules', scope: 'authority', audit: null, form: 'fields', handle: saveRules },
]

async function showAgreed(request: RouteRequest): Promise<Reply> {
  const { record, isPartial, teams } = await loadScopedWorkforce(request.tx, request.caller)
  const loaded = await loadAgreed(request.tx, record, request.today)
  const address = { path: agreedPath, query: request.query }
  if (loaded === null) return page({ title: 'Agreed caseloads', isWide: true, body: <AgreedPage content={null} address={address} /> })
  const nameOf = personLabels(record.people)
  const names = new Map(record.teams.map((team) => [team.id, team.name]))
  const sheet = sortSheet(agreedSheet(loaded.rows, loaded.on, nameOf, (teamId) => names.get(teamId ?? 0) ?? ''), request.query['sort'])
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const records = loaded.rows.filter((row) => row.record !== null)
  const content = {
    on: loaded.on, sheet, over: loaded.rules.over, recordCount: records.length,
    unanswered: records.filter((row) => row.record?.answer === null || row.record?.isAnswerPast).length,
    maySetRules: mayDo(request.caller.roles, 'set caseload rules'), nameOf,
    partOf: isPartial ? teams.map((team) => team.name).join(', ') || 'none' : null,
  }
  return page({ title: 'Agreed caseloads', backHref: caseloadsPath, dataDay: loaded.on, isWide: true, body: <AgreedPage content={content} address={address} /> })
}

async function showOwn(request: RouteRequest): Promise<Reply> {
  const personId = request.caller.user?.personId ?? null
  return personId === null ? notFound : showPerson(request, personId)
}

type FormState = { fields: Readonly<Record<string, string>>; problems: readonly { field: string; message: string }[]; meanwhile: string | null; isAgreeing: boolean }

async function showPerson(request: RouteRequest, personId: number, state: FormState | null = null): Promise<Reply> {
  const { record } = await loadScopedWorkforce(request.tx, request.caller)
  const person = record.people.find((one) => one.id === personId)
  if (person === undefined) return notFound
  const found = await loadPersonAgreed(request, record, personId)
  if (found === null) return page({ title: 'Agreed caseloads', backHref: agreedPath, body: <AgreedPage content={null} address={{ path: agreedPath, query: {} }} /> })
  const isOwn = request.caller.user?.personId === personId
  const body = (
    <AgreedPersonPage
      name={personLabels(record.people)(personId)} on={found.on} row={found.row} record={found.row.record} agreements={found.agreements}
      lastAgreement={lastAgreement(found.agreements)} mayAgree={!isOwn && mayDo(request.caller.roles, 'agree caseloads')} formToken={request.formToken}
      isAgreeing={state?.isAgreeing ?? false} fields={state?.fields ?? {}} problems={state?.problems ?? []} meanwhile={state?.meanwhile ?? null}
    />
  )
  const props = { title: `Agreed caseload of ${personLabels(record.people)(personId)}`, dataDay: found.on, isWide: true, body, ...(isOwn ? {} : { backHref: agreedPath }) }
  if (state === null) return page(props)
  return state.meanwhile === null ? invalid(props) : { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
}

async function loadPersonAgreed(request: RouteRequest, record: Awaited<ReturnType<typeof loadScopedWorkforce>>['record'], personId: number) {
  const loaded = await loadAgreed(request.tx, record, request.today, personId)
  const row = loaded?.rows.find((one) => one.personId === personId)
  if (loaded === null || row === undefined) return null
  return { on: loaded.on, row, agreements: (await listAgreements(request.tx)).filter((one) => one.personId === personId) }
}

async function agree(request: RouteRequest): Promise<Reply> {
  const personId = Number(request.params['person'])
  const read = readAgreementForm(request.fields)
  if (!read.ok) return showPerson(request, personId, { fields: request.fields, problems: read.problems, meanwhile: null, isAgreeing: true })
  const { children, reason, from, until, seen } = read.value
  const done = await agreeCaseload(request.tx, request.caller, { personId, children, reason, startedOn: from, endedOn: until, seen })
  return after(request, personId, done.kind, true)
}

async function answer(request: RouteRequest): Promise<Reply> {
  const personId = Number(request.params['person'])
  const { record } = await loadScopedWorkforce(request.tx, request.caller)
  const found = await loadPersonAgreed(request, record, personId)
  if (found === null) return showPerson(request, personId)
  const open = found.row.record
  if (open === null) return showPerson(request, personId, { fields: {}, problems: [], meanwhile: 'It has ended: nothing needs to be said any more.', isAgreeing: false })
  const read = readOverForm(request.fields, found.on)
  if (!read.ok) return showPerson(request, personId, { fields: request.fields, problems: read.problems, meanwhile: null, isAgreeing: false })
  const { over, kind, plan, end, seen } = read.value
  const done = await answerOverAgreed(request.tx, request.caller, { personId, overSince: open.overSince, onDay: found.on, reason: over, kind, plan, untilDay: end, seen })
  return after(request, personId, done.kind, false)
}

async function after(request: RouteRequest, personId: number, kind: 'agreed' | 'answered' | 'changed-meanwhile' | 'not-found' | 'own-caseload', isAgreeing: boolean): Promise<Reply> {
  if (kind === 'agreed' || kind === 'answered') return redirect(agreedPersonPath(personId))
  if (kind === 'not-found') return notFound
  const meanwhile = kind === 'own-caseload' ? 'Nobody agrees their own caseload: somebody else does.' : 'Somebody changed it meanwhile. This is how it stands; what you wrote is still below. Save again if it should stand.'
  return showPerson(request, personId, { fields: request.fields, problems: [], meanwhile, isAgreeing })
}

async function showRules(request: RouteRequest): Promise<Reply> {
  const { fullCaseload, over, version } = await findCaseloadRules(request.tx)
  const fields = { 'full-caseload': fullCaseload === null ? '' : String(fullCaseload), 'working-days': String(over.workingDays), 'at-once-percent': String(over.atOncePercent) }
  return page(rulesProps(request, { fields, problems: [], version, meanwhile: null }))
}

async function saveRules(request: RouteRequest): Promise<Reply> {
  const read = readCaseloadRulesForm(request.fields)
  const { version } = await findCaseloadRules(request.tx)
  if (!read.ok) return invalid(rulesProps(request, { fields: request.fields, problems: read.problems, version: Number(request.fields['version'] ?? version) || version, meanwhile: null }))
  if ((await setCaseloadRules(request.tx, request.caller, read.value)) === 'set') return redirect(agreedPath)
  const props = rulesProps(request, { fields: request.fields, problems: [], version, meanwhile: 'Somebody changed the settings of the council meanwhile. Set yours again if they should stand.' })
  return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
}

function rulesProps(request: RouteRequest, state: Omit<Parameters<typeof CaseloadRulesPage>[0], 'formToken'>) {
  return { title: 'Rules for agreed caseloads', backHref: agreedPath, body: <CaseloadRulesPage formToken={request.formToken} {...state} /> }
}
