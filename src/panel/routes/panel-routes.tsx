import { addDays, formatDay, shortDay } from '../../time/day.ts'
import { choice } from '../../fields/choices.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { wholeNumber } from '../../fields/numbers.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { wayToAcademy } from '../../academy/routes/may.ts'
import { findNamesCleared, listCoverage, type PortfolioCoverage } from '../../portfolio/queries.ts'
import { saidMinima, shortMissing } from '../../portfolio/rules/coverage.ts'
import { listAccounts } from '../../reviews/queries.ts'
import { listRuns } from '../../reviews/read-runs.ts'
import { londonDay } from '../../time/instant.ts'
import { isWorkingDay } from '../../time/working-days.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { arrangePanel, changePanel, type PanelInput } from '../arrange-panel.ts'
import { drawReads } from '../assign-readers.ts'
import { bringCase } from '../bring-case.ts'
import { PanelDayPage, type AgendaLine } from '../pages/panel-day-page.tsx'
import { CandidatesPage, MembersPage, PanelFormPage } from '../pages/panel-forms.tsx'
import { PanelsPage, type OwnCase } from '../pages/panels-page.tsx'
import { caseStepPath, changePanelPath, newPanelPath, panelPath, panelsPath } from '../paths.ts'
import { listCases, listPanels, listSeats, type FullCase, type SeatRow } from '../queries.ts'
import { decisionLabels } from '../rules/decisions.ts'
import { fullReadRule } from '../rules/full-read-sample.ts'
import { handInDay } from '../rules/panel-dates.ts'
import { readerViewLabels } from '../rules/reading-sheet.ts'
import { decisionWords } from '../rules/words.ts'
import { recordPresent, seatMembers } from '../seat-members.ts'
import { answerForm, conflictsIn, dayBoxes, formState, loadPanel, may, shownVersion, type Again } from './load.ts'

const arrange = { permission: 'arrange panels', scope: 'authority', audit: null } as const

export const panelRoutes: readonly Route[] = [
  { name: 'panel.list', method: 'GET', path: panelsPath, permission: 'see panels', scope: 'self', audit: null, handle: showList },
  { name: 'panel.new', method: 'GET', path: newPanelPath, ...arrange, handle: (request) => showPanelForm(request, null) },
  { name: 'panel.arrange', method: 'POST', path: newPanelPath, ...arrange, form: 'fields', handle: savePanel },
  { name: 'panel.panel', method: 'GET', path: '/panels/:panel', permission: 'see panels', scope: 'authority', audit: 'panel-read', handle: (request) => showPanel(request, null) },
  { name: 'panel.change-form', method: 'GET', path: '/panels/:panel/change', ...arrange, handle: (request) => showPanelForm(request, null) },
  { name: 'panel.change', method: 'POST', path: '/panels/:panel/change', ...arrange, form: 'fields', handle: savePanel },
  { name: 'panel.members', method: 'GET', path: '/panels/:panel/members', ...arrange, handle: (request) => showMembers(request, null) },
  { name: 'panel.seat', method: 'POST', path: '/panels/:panel/members', ...arrange, form: 'fields', handle: saveMembers },
  { name: 'panel.present', method: 'POST', path: '/panels/:panel/present', ...arrange, form: 'fields', handle: savePresent },
  { name: 'panel.candidates', method: 'GET', path: '/panels/:panel/candidates', ...arrange, long: true, handle: (request) => showCandidates(request, null) },
  { name: 'panel.bring', method: 'POST', path: '/panels/:panel/candidates', ...arrange, form: 'fields', long: true, handle: saveCandidates },
  { name: 'panel.draw', method: 'POST', path: '/panels/:panel/draw', ...arrange, form: 'fields', handle: draw },
]

async function showList(request: RouteRequest): Promise<Reply> {
  const { tx, caller } = request
  const lines = []
  const own: OwnCase[] = []
  for (const panel of await listPanels(tx)) {
    const cases = (await listCases(tx, panel.id)).filter((one) => one.row.person_id !== caller.user?.personId)
    const seats = await listSeats(tx, panel.id)
    lines.push({ id: panel.id, on: panel.held_on, place: panel.place, handIn: handInDay(panel.held_on, panel.hand_in_weeks), cases: cases.length, decided: cases.filter((one) => one.decision !== null).length, members: seats.length })
    own.push(...cases.flatMap((one) => waitingFor(request, one, seats).map((step) => ({ ...step, name: one.row.nqsw_name, on: panel.held_on }))))
  }
  return page({ title: 'Academy Panel', isWide: true, breadcrumbs: wayToAcademy(request), body: <PanelsPage panels={lines} mayArrange={may(request, 'arrange panels')} own={own} /> })
}

/** What one portfolio wants of the caller. */
function waitingFor({ caller }: RouteRequest, found: FullCase, seats: readonly SeatRow[]): { what: string; href: string }[] {
  const { row } = found
  const user = caller.user
  if (user === null || found.decision !== null) return []
  const isReader = row.reader_1 === user.id || row.reader_2 === user.id
  const hasRead = found.readings.some((reading) => reading.reader_user === user.id && reading.handed_in_at !== null)
  const seat = seats.find((one) => one.user_id === user.id)
  return [
    ...(isReader && !hasRead && seat !== undefined ? [{ what: 'Reading sheet', href: caseStepPath(row.id, 'sheet') }] : []),
    ...(user.personId !== null && row.assessor_person_id === user.personId && found.recommendation === null ? [{ what: 'Recommendation', href: caseStepPath(row.id, 'recommendation') }] : []),
  ]
}

async function showPanel(request: RouteRequest, notice: string | null): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const { panel, seats } = loaded
  const cases = loaded.cases.filter((one) => one.row.person_id !== request.caller.user?.personId)
  const coverage = await listCoverage(request.tx, request.today)
  const cleared = new Map<number, string>()
  for (const { row } of cases) {
    const names = coverage.has(row.enrolment_id) ? await findNamesCleared(request.tx, row.enrolment_id) : null
    if (names !== null) cleared.set(row.enrolment_id, `${names.by}, ${shortDay(londonDay(names.at))}`)
  }
  const props = {
    title: `${formatDay(panel.held_on)}: Academy Panel`, isWide: true, backHref: panelsPath,
    body: (
      <PanelDayPage
        id={panel.id} on={panel.held_on} place={panel.place} handIn={handInDay(panel.held_on, panel.hand_in_weeks)} handInWeeks={panel.hand_in_weeks} quorum={panel.quorum} confirms={panel.confirms}
        isDrawn={panel.drawn_at !== null} drawRule={fullReadRule({ seed: panel.draw_seed, share: panel.full_read_share })} isPast={panel.held_on < request.today} notice={notice}
        papersNote="recommendations, reading sheets and decisions, to print or to keep."
        cases={cases.map((one) => ({ ...agendaLine(one, seats), ...checked(coverage.get(one.row.enrolment_id), cleared.get(one.row.enrolment_id)) }))}
        members={seats.map((seat) => ({
          userId: seat.user_id, name: seat.name, isChair: seat.is_chair, isPresent: seat.is_present,
          conflicts: cases.flatMap((one) => conflictsIn(one, seat).map((why) => `${one.row.nqsw_name}: ${why}`)),
        }))}
        mayArrange={may(request, 'arrange panels')} maySayPresent={may(request, 'arrange panels') && panel.held_on <= request.today} formToken={request.formToken}
      />
    ),
  }
  return notice === null ? page(props) : { kind: 'page', status: 409, page: props }
}

/** What the portfolio holds and lacks, and whether names were looked for: for those who reach the person; the panel's members read the portfolio itself. */
function checked(coverage: PortfolioCoverage | undefined, cleared: string | undefined): Pick<AgendaLine, 'checklist' | 'names'> {
  if (coverage === undefined) return { checklist: null, names: null }
  return { checklist: checklistText(coverage), names: cleared ?? 'Not yet' }
}

function checklistText({ isComplete, lines }: PortfolioCoverage): string {
  if (isComplete) return 'Complete by number'
  return lines.every(({ have }) => have === 0) ? shortMissing(lines) : `${saidMinima(lines)}; missing: ${shortMissing(lines)}`
}

function agendaLine(one: FullCase, seats: readonly SeatRow[]): Omit<AgendaLine, 'checklist' | 'names'> {
  const { row } = one
  const nameOf = (user: number | null) => seats.find((seat) => seat.user_id === user)?.name ?? null
  const readers = [nameOf(row.reader_1), nameOf(row.reader_2)].filter((name) => name !== null)
  const sheets = one.readings.filter((reading) => reading.handed_in_at !== null)
  return {
    id: row.id, position: row.position, name: row.nqsw_name, assessor: row.assessor_name,
    readers: row.is_full_read === false ? 'On the list to confirm' : readers.length === 0 ? 'None named' : readers.join(', '),
    handedIn: row.handed_in_on === null ? 'Not yet' : shortDay(row.handed_in_on),
    recommended: one.recommendation === null ? 'Not yet' : decisionLabels[one.recommendation.recommends],
    views: sheets.length === 0 ? (row.is_full_read === false ? '' : 'None yet') : sheets.map((sheet) => (sheet.view === null ? '' : readerViewLabels[sheet.view])).join('; '),
    decision: one.decision === null ? null : decisionWords({ decision: one.decision.decision, until: one.decision.until_on }),
    signed: one.decision === null ? '' : `${one.decision.decided_by}, ${shortDay(one.decision.decided_on)}${one.decision.needs_confirmation ? (one.confirmation === null ? '; to be confirmed' : `; confirmed by ${one.confirmation.confirmed_by}`) : ''}`,
  }
}

async function showPanelForm(request: RouteRequest, again: Again): Promise<Reply> {
  const isNew = request.params['panel'] === undefined
  const loaded = isNew ? null : await loadPanel(request)
  if (!isNew && loaded === null) return notFound
  const panel = loaded?.panel
  const held = panel
    ? { ...dayBoxes('held-on', panel.held_on), place: panel.place, quorum: String(panel.quorum), 'hand-in-weeks': String(panel.hand_in_weeks), 'full-read-share': String(panel.full_read_share), confirms: panel.confirms }
    : await ruleOfProgramme(request)
  return answerForm(again, {
    title: isNew ? 'Arrange a panel' : 'Change the panel', backHref: panel ? panelPath(panel.id) : panelsPath,
    body: <PanelFormPage caption="Academy Panel" heading={isNew ? 'Arrange a panel' : 'Change the panel'} action={panel ? changePanelPath(panel.id) : newPanelPath} state={formState(request, again, held, panel?.version ?? 0)} />,
  })
}

/** The rule of the programme that most people are on, to begin with. */
async function ruleOfProgramme(request: RouteRequest): Promise<Record<string, string>> {
  const rule = (await listRuns(request.tx, request.today)).findLast((run) => run.endedOn === null)?.document.panel
  return { quorum: String(rule?.quorum ?? 3), 'hand-in-weeks': String(rule?.handInWeeks ?? 4), 'full-read-share': '25', confirms: rule?.confirmedBy ?? 'panel' }
}

async function savePanel(request: RouteRequest): Promise<Reply> {
  const read = readFields({
    heldOn: dayInThreeParts('the day of the panel'), place: optional(text('the place', { max: 200 })), quorum: wholeNumber('the quorum', { min: 2, max: 20 }), handInWeeks: wholeNumber('the number of weeks', { min: 0, max: 12 }),
    fullReadShare: wholeNumber('the share', { min: 0, max: 100 }), confirms: choice('who confirms a decision', ['panel', 'head-of-service']),
  }, request.fields)
  if (!read.ok) return showPanelForm(request, { problems: read.problems })
  const input: PanelInput = { ...read.value, place: read.value.place ?? '' }
  if (!isWorkingDay(input.heldOn)) return showPanelForm(request, { problems: [{ field: 'held-on-day', message: `${formatDay(input.heldOn)} is a weekend or a bank holiday. Choose a working day` }] })
  const exists = { problems: [{ field: 'held-on-day', message: `There is a panel on ${formatDay(input.heldOn)} at this place already` }] }
  if (request.params['panel'] === undefined) {
    if (input.heldOn < request.today) return showPanelForm(request, { problems: [{ field: 'held-on-day', message: 'The day of the panel must be today or later' }] })
    const done = await arrangePanel(request.tx, request.caller, input)
    return done.kind === 'arranged' ? redirect(panelPath(done.id)) : showPanelForm(request, exists)
  }
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const done = await changePanel(request.tx, request.caller, loaded.panel.id, { ...input, version: shownVersion(request) })
  switch (done.kind) {
    case 'changed':
      return redirect(panelPath(loaded.panel.id))
    case 'not-found':
      return notFound
    case 'exists':
      return showPanelForm(request, exists)
    case 'stale':
      return showPanelForm(request, { stale: done })
    case 'decided':
      return showPanelForm(request, { problems: [{ field: 'held-on-day', message: 'Something was decided at this panel, so it is not changed any more' }] })
  }
}

async function showMembers(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const people = (await listAccounts(request.tx, [], 'panel-member', request.today)).map((one) => ({ userId: one.userId, name: one.name }))
  const chosen = again === null ? loaded.seats.map((seat) => String(seat.user_id)) : members(request).map(String)
  return answerForm(again, {
    title: 'Members and chair', backHref: panelPath(loaded.panel.id),
    body: <MembersPage id={loaded.panel.id} caption={`Academy Panel, ${formatDay(loaded.panel.held_on)}`} people={people} chosen={chosen} state={formState(request, again, { chair: String(loaded.seats.find((seat) => seat.is_chair)?.user_id ?? '') })} />,
  })
}

async function saveMembers(request: RouteRequest): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const accounts = (await listAccounts(request.tx, [], 'panel-member', request.today)).filter((one) => members(request).includes(one.userId))
  if (accounts.length < loaded.panel.quorum) return showMembers(request, { problems: [{ field: 'members', message: `Select at least ${loaded.panel.quorum} members: that is the quorum` }] })
  const done = await seatMembers(request.tx, request.caller, loaded.panel.id, accounts, Number(request.fields['chair'] ?? ''))
  switch (done.kind) {
    case 'seated':
      return redirect(`${panelPath(loaded.panel.id)}#members`)
    case 'not-found':
      return notFound
    case 'no-chair':
      return showMembers(request, { problems: [{ field: 'chair', message: 'Choose the chair from the members' }] })
    case 'reader-leaves':
      return showMembers(request, { problems: [{ field: 'members', message: 'Somebody whom you left out reads a portfolio. Name another reader first' }] })
  }
}

async function savePresent(request: RouteRequest): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  if (loaded.panel.held_on > request.today) return showPanel(request, 'Who is present can be said on the day of the panel.')
  const runs = await listRuns(request.tx, request.today)
  await recordPresent(request.tx, request.caller, loaded.panel.id, ticked(request, 'present'), new Map(runs.map((run) => [run.enrolmentId, run.ties])))
  return redirect(`${panelPath(loaded.panel.id)}#members`)
}

async function showCandidates(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const candidates = await candidatesOf(request, loaded.cases, loaded.panel.held_on)
  return answerForm(again, {
    title: 'Add portfolios', backHref: panelPath(loaded.panel.id),
    body: (
      <CandidatesPage
        id={loaded.panel.id} caption={`Academy Panel, ${formatDay(loaded.panel.held_on)}`} state={formState(request, again, {})}
        candidates={candidates.map((run) => ({ enrolmentId: run.enrolmentId, name: run.name, about: `${run.teamName === '' ? '' : `${run.teamName}; `}the assessed year ends ${formatDay(run.schedule.endsOn)}; assessor ${run.participants.assessor?.name ?? 'not named'}` }))}
      />
    ),
  })
}

/** Ready for panel, deferred to it, or with a year that ends within two months of it. */
async function candidatesOf(request: RouteRequest, cases: readonly FullCase[], panelOn: FullCase['row']['assessed_until']) {
  const runs = await listRuns(request.tx, request.today)
  return runs.filter((run) => run.endedOn === null && !cases.some((one) => one.row.enrolment_id === run.enrolmentId) && (['ready-for-panel', 'deferred'].includes(run.state) || run.schedule.endsOn <= addDays(panelOn, 61)))
}

async function saveCandidates(request: RouteRequest): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const chosen = ticked(request, 'programmes')
  const candidates = (await candidatesOf(request, loaded.cases, loaded.panel.held_on)).filter((run) => chosen.includes(run.enrolmentId))
  if (candidates.length === 0) return showCandidates(request, { problems: [{ field: 'programmes', message: 'Select at least one portfolio' }] })
  for (const run of candidates) {
    await bringCase(request.tx, request.caller, { panelId: loaded.panel.id, enrolmentId: run.enrolmentId, personId: run.personId, name: run.name, teamName: run.teamName, programme: run.programme, assessor: run.participants.assessor, ties: run.ties, assessedUntil: run.schedule.endsOn })
  }
  return redirect(panelPath(loaded.panel.id))
}

async function draw(request: RouteRequest): Promise<Reply> {
  const loaded = await loadPanel(request)
  if (loaded === null) return notFound
  const done = await drawReads(request.tx, request.caller, loaded.panel.id)
  switch (done.kind) {
    case 'drawn':
      return redirect(panelPath(loaded.panel.id))
    case 'drawn-already':
      return showPanel(request, 'It was drawn already: a second draw would let somebody choose.')
    case 'nothing-there':
      return showPanel(request, 'There is no portfolio on the agenda to draw from.')
    case 'not-found':
      return notFound
  }
}

function members(request: RouteRequest): number[] {
  return ticked(request, 'members')
}

/** The ticked boxes: each has a name of its own, `members-12`, because a name that comes twice is refused. */
function ticked(request: RouteRequest, name: string): number[] {
  return Object.keys(request.fields).filter((field) => field.startsWith(`${name}-`)).map((field) => Number(field.slice(name.length + 1))).filter((id) => Number.isSafeInteger(id) && id > 0)
}
