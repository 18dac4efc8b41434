import { academyPath } from '../../academy/paths.ts'
import { academyNames } from '../../academy/queries.ts'
import { mayDo } from '../../access/rules/policy.ts'
import { financialYear } from '../../funding/rules/claims-due.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { listPeople, listTeams } from '../../workforce/queries.ts'
import { readActionForm, readAuditForm, readFocusGroupForm, readQuotationForm, readVisitForm } from '../forms.ts'
import { ActionsPage } from '../pages/actions-page.tsx'
import { AuditsPage } from '../pages/audits-page.tsx'
import { OfferPage } from '../pages/offer-page.tsx'
import { QualityPage } from '../pages/quality-page.tsx'
import { VisitsPage } from '../pages/visits-page.tsx'
import { VoicesPage } from '../pages/voices-page.tsx'
import { actionsPath, auditsPath, offerPath, qualityPath, quotationsPath, visitsPath, voicesPath } from '../paths.ts'
import { listActions, listCaseAudits, listFocusGroups, listOfferFacts, listProgrammeSpells, listQuestionnaires, listQuotations, listVisits } from '../queries.ts'
import { addAction, finishAction, recordCaseAudit, recordFocusGroup, recordQuotation, recordVisit, withdrawQuotation } from '../record-quality.ts'
import { summariseAudits } from '../rules/case-audits.ts'
import { actionState } from '../rules/facts.ts'
import { checkOffer } from '../rules/offer.ts'
import { CHANGED, formReply, formState, type Sent } from './form-reply.ts'

const see = { permission: 'see quality', scope: 'authority', audit: null } as const
const keep = { permission: 'keep quality', scope: 'authority', audit: null, form: 'fields' } as const

export const recordRoutes: readonly Route[] = [
  { name: 'quality.page', method: 'GET', path: qualityPath, ...see, handle: showQuality },
  { name: 'quality.offer', method: 'GET', path: offerPath, ...see, handle: showOffer },
  { name: 'quality.audits', method: 'GET', path: auditsPath, ...see, handle: (request) => showAudits(request, null) },
  { name: 'quality.record-audit', method: 'POST', path: auditsPath, ...keep, handle: saveAudit },
  { name: 'quality.actions', method: 'GET', path: actionsPath, ...see, handle: (request) => showActions(request, null) },
  { name: 'quality.add-action', method: 'POST', path: actionsPath, ...keep, handle: saveAction },
  { name: 'quality.finish-action', method: 'POST', path: '/academy/quality/actions/:action/done', ...keep, handle: finish },
  { name: 'quality.voices', method: 'GET', path: voicesPath, ...see, handle: (request) => showVoices(request, null) },
  { name: 'quality.record-group', method: 'POST', path: voicesPath, ...keep, handle: saveGroup },
  { name: 'quality.record-quotation', method: 'POST', path: quotationsPath, ...keep, handle: saveQuotation },
  { name: 'quality.withdraw-quotation', method: 'POST', path: '/academy/quality/voices/quotations/:quotation/withdraw', ...keep, handle: withdraw },
  { name: 'quality.visits', method: 'GET', path: visitsPath, ...see, handle: (request) => showVisits(request, null) },
  { name: 'quality.record-visit', method: 'POST', path: visitsPath, ...keep, handle: saveVisit },
]

async function showQuality({ tx, today }: RouteRequest): Promise<Reply> {
  const [actions, questionnaires, visits] = [await listActions(tx), await listQuestionnaires(tx), await listVisits(tx)]
  const offer = checkOffer(await listOfferFacts(tx, today))
  const body = (
    <QualityPage
      offer={{ people: offer.reduce((sum, row) => sum + row.people, 0), exceptions: offer.reduce((sum, row) => sum + row.exceptions.length, 0) }}
      actions={{ open: actions.filter((one) => one.doneOn === null).length, overdue: actions.filter((one) => actionState(one, today) === 'Overdue').length, done: actions.filter((one) => one.doneOn !== null).length }}
      questionnaires={{ count: questionnaires.length, open: questionnaires.filter((one) => one.openedOn <= today && one.closedOn >= today).length }}
      voices={{ groups: (await listFocusGroups(tx)).length, quotations: (await listQuotations(tx)).length }}
      visits={{ count: visits.length, last: visits[0]?.onDay ?? null }}
      audits={summariseAudits(await listCaseAudits(tx), await listProgrammeSpells(tx, today))}
    />
  )
  return page({ title: 'Quality of the academy', backHref: academyPath, body })
}

async function showOffer({ tx, today }: RouteRequest): Promise<Reply> {
  const teams = new Map((await listTeams(tx)).map((team) => [team.id, team.name]))
  const rows = checkOffer(await listOfferFacts(tx, today)).sort((a, b) => (teams.get(a.teamId ?? 0) ?? '~').localeCompare(teams.get(b.teamId ?? 0) ?? '~', 'en-GB', { numeric: true }))
  return page({ title: 'The offer, team by team', backHref: qualityPath, isWide: true, body: <OfferPage on={today} rows={rows} nameOf={await academyNames(tx)} teamOf={(teamId) => teams.get(teamId ?? 0) ?? ''} /> })
}

async function showAudits(request: RouteRequest, sent: Sent): Promise<Reply> {
  const { tx, today, caller } = request
  const audits = await listCaseAudits(tx)
  const body = <AuditsPage state={formState(request, sent)} summary={summariseAudits(audits, await listProgrammeSpells(tx, today))} audits={audits} mayKeep={mayDo(caller.roles, 'keep quality')} nameOf={await academyNames(tx)} />
  return formReply({ title: 'Audits of cases', backHref: qualityPath, body }, sent)
}

async function saveAudit(request: RouteRequest): Promise<Reply> {
  const read = readAuditForm(request.fields, request.today)
  if (!read.ok) return showAudits(request, { problems: read.problems, meanwhile: null })
  const { number, on, grade, theme } = read.value
  const personId = (await findByNumbers(request, number))[0]?.personId ?? null
  if (personId === null) return showAudits(request, { problems: [{ field: 'number', message: 'Nobody whom you see has that number: check it in the HR system' }], meanwhile: null })
  await recordCaseAudit(request.tx, request.caller, { personId, auditedOn: on, grade, theme: theme ?? '' })
  return redirect(auditsPath)
}

async function showActions(request: RouteRequest, sent: Sent): Promise<Reply> {
  const body = <ActionsPage state={formState(request, sent)} on={request.today} actions={await listActions(request.tx)} mayKeep={mayDo(request.caller.roles, 'keep quality')} />
  return formReply({ title: 'Quality action plan', backHref: qualityPath, isWide: true, body }, sent)
}

async function saveAction(request: RouteRequest): Promise<Reply> {
  const read = readActionForm(request.fields)
  if (!read.ok) return showActions(request, { problems: read.problems, meanwhile: null })
  const { what, owner, due, cameFrom } = read.value
  await addAction(request.tx, request.caller, { year: financialYear(due), what, owner, dueOn: due, cameFrom: cameFrom ?? '' })
  return redirect(actionsPath)
}

async function finish(request: RouteRequest): Promise<Reply> {
  const done = await finishAction(request.tx, request.caller, Number(request.params['action']), Number(request.fields['version'] ?? 0) || 0, request.today)
  if (done === 'not-found') return notFound
  return done === 'done' ? redirect(actionsPath) : showActions(request, CHANGED)
}

async function showVoices(request: RouteRequest, sent: Sent): Promise<Reply> {
  const body = <VoicesPage state={formState(request, sent)} groups={await listFocusGroups(request.tx)} quotations={await listQuotations(request.tx)} mayKeep={mayDo(request.caller.roles, 'keep quality')} />
  return formReply({ title: 'What people said', backHref: qualityPath, isWide: true, body }, sent)
}

async function saveGroup(request: RouteRequest): Promise<Reply> {
  const read = readFocusGroupForm(request.fields, request.today)
  if (!read.ok) return showVoices(request, { problems: read.problems, meanwhile: null })
  const { held, withWhom, people, notes } = read.value
  await recordFocusGroup(request.tx, request.caller, { heldOn: held, withWhom, people, notes })
  return redirect(voicesPath)
}

async function saveQuotation(request: RouteRequest): Promise<Reply> {
  const read = readQuotationForm(request.fields, request.today)
  if (!read.ok) return showVoices(request, { problems: read.problems, meanwhile: null })
  await recordQuotation(request.tx, request.caller, { said: read.value.said, saidBy: read.value.saidBy, consentOn: read.value.consent })
  return redirect(voicesPath)
}

async function withdraw(request: RouteRequest): Promise<Reply> {
  const done = await withdrawQuotation(request.tx, request.caller, Number(request.params['quotation']), Number(request.fields['version'] ?? 0) || 0, request.today)
  return done === 'withdrawn' ? redirect(voicesPath) : notFound
}

async function showVisits(request: RouteRequest, sent: Sent): Promise<Reply> {
  const body = <VisitsPage state={formState(request, sent)} visits={await listVisits(request.tx)} mayKeep={mayDo(request.caller.roles, 'keep quality')} nameOf={await academyNames(request.tx)} />
  return formReply({ title: 'Visits and inspections', backHref: qualityPath, isWide: true, body }, sent)
}

async function saveVisit(request: RouteRequest): Promise<Reply> {
  const read = readVisitForm(request.fields, request.today)
  if (!read.ok) return showVisits(request, { problems: read.problems, meanwhile: null })
  const { kind, on, who, viewed, files } = read.value
  const found = await findByNumbers(request, files ?? '')
  const unknown = found.filter((one) => one.personId === null).map((one) => one.number)
  if (unknown.length > 0) return showVisits(request, { problems: [{ field: 'files', message: `Nobody whom you see has the number ${unknown.join(', ')}: check it in the HR system` }], meanwhile: null })
  await recordVisit(request.tx, request.caller, { kind, onDay: on, who, viewed, personIds: [...new Set(found.flatMap((one) => (one.personId === null ? [] : [one.personId])))] })
  return redirect(visitsPath)
}

/** The people of some registration or staff numbers, in any usual writing. */
async function findByNumbers(request: RouteRequest, written: string): Promise<{ number: string; personId: number | null }[]> {
  const numbers = written.split(/[\s,;]+/).filter((part) => part !== '').map((part) => part.toUpperCase())
  if (numbers.length === 0) return []
  const people = await listPeople(request.tx)
  return numbers.map((number) => ({ number, personId: people.find((one) => one.registrationNumber?.toUpperCase() === number || one.staffNumber?.toUpperCase() === number)?.id ?? null }))
}
