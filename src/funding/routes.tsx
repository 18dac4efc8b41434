import { academyPath } from '../academy/paths.ts'
import { academyNames } from '../academy/queries.ts'
import { mayDo } from '../access/rules/policy.ts'
import { sortSheet } from '../files/sheet.ts'
import { addDays, type Day } from '../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { downloadSheet } from '../workforce/download-sheet.ts'
import { decideFunding } from './decide-funding.ts'
import { readBudgetForm, readDecisionForm, readReceiptsForm } from './forms.ts'
import { makeClaim } from './make-claim.ts'
import { BudgetPage } from './pages/budget-page.tsx'
import { ClaimPage, claimSheet, NewClaimPage } from './pages/claim-pages.tsx'
import { DecideFundingPage } from './pages/decide-funding-page.tsx'
import { FundingPage, fundingSheet } from './pages/funding-page.tsx'
import { budgetPath, claimPath, fundingPath, newClaimPath } from './paths.ts'
import { fundedRun, listBatches, listBudget, listClaims, listFunding } from './queries.ts'
import { recordReceipts } from './record-receipt.ts'
import { claimsDue, financialYear, financialYearLabel, sumClaims, type Payment } from './rules/claims-due.ts'
import { payments } from './rules/funding-row.ts'
import { saveBudgetLine } from './save-budget-line.ts'

export const fundingRoutes: readonly Route[] = [
  { name: 'funding.list', method: 'GET', path: fundingPath, permission: 'see funding', scope: 'authority', audit: null, handle: showFunding },
  { name: 'funding.decide', method: 'GET', path: '/academy/funding/decide/:enrolment', permission: 'keep funding', scope: 'person', audit: null, handle: (request) => showDecision(request, null) },
  { name: 'funding.decided', method: 'POST', path: '/academy/funding/decide/:enrolment', permission: 'keep funding', scope: 'person', audit: null, form: 'fields', handle: decide },
  { name: 'funding.new-claim', method: 'GET', path: newClaimPath, permission: 'keep funding', scope: 'authority', audit: null, handle: (request) => showNewClaim(request, null) },
  { name: 'funding.make-claim', method: 'POST', path: newClaimPath, permission: 'keep funding', scope: 'authority', audit: null, form: 'fields', handle: make },
  { name: 'funding.claim', method: 'GET', path: '/academy/funding/claims/:batch', permission: 'see funding', scope: 'authority', audit: null, handle: (request) => showClaim(request, null) },
  { name: 'funding.receive', method: 'POST', path: '/academy/funding/claims/:batch', permission: 'keep funding', scope: 'authority', audit: null, form: 'fields', handle: receive },
  { name: 'funding.budget', method: 'GET', path: budgetPath, permission: 'see funding', scope: 'authority', audit: null, handle: (request) => showBudget(request, null) },
  { name: 'funding.save-budget', method: 'POST', path: budgetPath, permission: 'keep funding', scope: 'authority', audit: null, form: 'fields', handle: saveBudget },
]

type Problems = readonly { field: string; message: string }[]
const CHANGED = 'Somebody changed it meanwhile. This is how it stands now; what you wrote is still below. Save again if it should stand.'

async function showFunding(request: RouteRequest): Promise<Reply> {
  const { tx, caller, today, query } = request
  const [rows, nameOf, batches] = [await listFunding(tx, today), await academyNames(tx), await listBatches(tx)]
  const sheet = sortSheet(fundingSheet(rows, today, nameOf), query['sort'] ?? '-started')
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const due = (payment: Payment): number => claimsDue(rows.map(fundedRun), payment, today).length
  const body = (
    <FundingPage
      on={today} sheet={sheet} address={{ path: fundingPath, query }} nameOf={nameOf} batches={batches} mayKeep={mayDo(caller.roles, 'keep funding')}
      sums={sumClaims(rows.flatMap((row) => row.claims), addDays(today, -60))} undecided={rows.filter((row) => row.decision === null && row.outcome === null).length}
      due={{ registration: due('registration'), completion: due('completion') }}
    />
  )
  return page({ title: 'Funding of the academy', backHref: academyPath, isWide: true, body })
}

async function showDecision(request: RouteRequest, state: { problems: Problems; meanwhile: string | null } | null): Promise<Reply> {
  const row = (await listFunding(request.tx, request.today)).find((one) => one.enrolmentId === Number(request.params['enrolment']))
  if (row === undefined) return notFound
  const nameOf = await academyNames(request.tx)
  const body = <DecideFundingPage name={nameOf(row.personId)} row={row} fields={request.fields} problems={state?.problems ?? []} meanwhile={state?.meanwhile ?? null} formToken={request.formToken} />
  return reply({ title: `Funding of ${nameOf(row.personId)}`, backHref: fundingPath, body }, state)
}

async function decide(request: RouteRequest): Promise<Reply> {
  const read = readDecisionForm(request.fields)
  if (!read.ok) return showDecision(request, { problems: read.problems, meanwhile: null })
  const done = await decideFunding(request.tx, request.caller, { enrolmentId: Number(request.params['enrolment']), ...read.value, on: request.today })
  if (done === 'not-found') return notFound
  return done === 'decided' ? redirect(fundingPath) : showDecision(request, { problems: [], meanwhile: CHANGED })
}

async function showNewClaim(request: RouteRequest, problem: string | null): Promise<Reply> {
  const payment = paymentOf(request)
  const due = claimsDue((await listFunding(request.tx, request.today)).map(fundedRun), payment, request.today)
  const body = <NewClaimPage payment={payment} on={request.today} due={due} nameOf={await academyNames(request.tx)} problem={problem} formToken={request.formToken} />
  const props = { title: `Claims ${payments[payment].toLowerCase()}`, backHref: fundingPath, body }
  return problem === null ? page(props) : invalid(props)
}

async function make(request: RouteRequest): Promise<Reply> {
  const enrolmentIds = Object.entries(request.fields).flatMap(([name, value]) => (value === 'yes' && /^run-\d{1,9}$/.test(name) ? [Number(name.slice(4))] : []))
  if (enrolmentIds.length === 0) return showNewClaim(request, 'Tick at least one claim')
  const made = await makeClaim(request.tx, request.caller, { payment: paymentOf(request), enrolmentIds, on: request.today })
  return made.kind === 'made' ? redirect(claimPath(made.batchId)) : showNewClaim(request, 'None of these is due any more: somebody else claimed them meanwhile')
}

async function showClaim(request: RouteRequest, state: { problems: Problems; meanwhile: string | null } | null): Promise<Reply> {
  const { tx, caller, params, query, fields } = request
  const batch = (await listBatches(tx)).find((one) => one.id === Number(params['batch']))
  if (batch === undefined) return notFound
  const claims = (await listClaims(tx)).filter((claim) => claim.batchId === batch.id)
  const runs = new Map((await listFunding(tx, request.today)).map((row) => [row.enrolmentId, row]))
  const numbers = new Map((await tx.selectFrom('person').select(['id', 'registration_number']).execute()).map((row) => [row.id, row.registration_number]))
  const nameOf = await academyNames(tx)
  const sheet = claimSheet(batch.id, claims, (claim) => {
    const run = runs.get(claim.enrolmentId)
    return { name: nameOf(claim.personId), registrationNumber: numbers.get(claim.personId) ?? '', programme: run?.programme ?? '', startedOn: run?.startedOn ?? null }
  })
  const download = await downloadSheet(request, sheet)
  if (download) return download
  const body = (
    <ClaimPage
      batch={batch} claims={claims} sheet={sheet} address={{ path: claimPath(batch.id), query }} nameOf={nameOf} mayKeep={mayDo(caller.roles, 'keep funding')}
      fields={state === null ? {} : fields} problems={state?.problems ?? []} meanwhile={state?.meanwhile ?? null} formToken={request.formToken}
    />
  )
  return reply({ title: `Claim ${batch.id}, ${payments[batch.payment].toLowerCase()}`, backHref: fundingPath, isWide: true, body }, state)
}

async function receive(request: RouteRequest): Promise<Reply> {
  const batchId = Number(request.params['batch'])
  const claims = (await listClaims(request.tx)).filter((claim) => claim.batchId === batchId)
  if (claims.length === 0) return notFound
  const read = readReceiptsForm(request.fields, claims, request.today)
  if (!read.ok) return showClaim(request, { problems: read.problems, meanwhile: null })
  const done = await recordReceipts(request.tx, request.caller, read.receipts)
  return done.stale.length === 0 ? redirect(claimPath(batchId)) : showClaim(request, { problems: [], meanwhile: CHANGED })
}

async function showBudget(request: RouteRequest, state: { problems: Problems; meanwhile: string | null } | null): Promise<Reply> {
  const { tx, caller, query, fields, today } = request
  const year = yearOfQuery(query['year'], today)
  const lines = await listBudget(tx, year)
  const line = lines.find((one) => String(one.id) === (state === null ? query['line'] : fields['id']))
  const stored = { id: String(line?.id ?? 0), version: String(line?.version ?? 0), kind: line?.kind ?? '', label: line?.label ?? '', planned: line === undefined ? '' : String(line.planned), actual: String(line?.actual ?? '') }
  const claims = (await listClaims(tx)).filter((claim) => financialYear(claim.claimedOn) === year)
  const body = (
    <BudgetPage
      year={year} lines={lines} grant={sumClaims(claims, today)} mayKeep={mayDo(caller.roles, 'keep funding')} changing={line?.label ?? ''}
      fields={state === null ? stored : { ...stored, ...fields, version: stored.version }} problems={state?.problems ?? []} meanwhile={state?.meanwhile ?? null} formToken={request.formToken}
    />
  )
  return reply({ title: `Budget of the academy, ${financialYearLabel(year)}`, backHref: fundingPath, body }, state)
}

async function saveBudget(request: RouteRequest): Promise<Reply> {
  const year = yearOfQuery(request.query['year'], request.today)
  const read = readBudgetForm(request.fields)
  if (!read.ok) return showBudget(request, { problems: read.problems, meanwhile: null })
  const done = await saveBudgetLine(request.tx, request.caller, year, read.value)
  if (done === 'saved') return redirect(`${budgetPath}?year=${year}`)
  if (done === 'same-name') return showBudget(request, { problems: [{ field: 'label', message: 'There is a line of that name already: change that one, or choose another name' }], meanwhile: null })
  return showBudget(request, { problems: [], meanwhile: CHANGED })
}

function reply(props: Parameters<typeof page>[0], state: { problems: Problems; meanwhile: string | null } | null): Reply {
  if (state === null) return page(props)
  return state.meanwhile === null ? invalid(props) : { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
}

function paymentOf({ query }: RouteRequest): Payment {
  return query['payment'] === 'completion' ? 'completion' : 'registration'
}

function yearOfQuery(text: string | undefined, today: Day): number {
  return text !== undefined && /^20[1-9]\d$/.test(text) ? Number(text) : financialYear(today)
}
