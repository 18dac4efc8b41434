import { AcademyForm } from '../academy/pages/academy-form.tsx'
import { peopleFinder } from '../academy/find-or-enter-person.ts'
import { enrolmentPath } from '../academy/paths.ts'
import { academyNames, findEnrolment, listProgrammeVersions } from '../academy/queries.ts'
import { overviewOf } from '../academy/rules/overview.ts'
import type { Enrolment } from '../academy/rules/record.ts'
import { findAllocationDay, listLed } from '../caseloads/queries.ts'
import { formatDay, shortDay } from '../time/day.ts'
import { invalid, notFound, page, redirect, type PageProps, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { decideReadiness } from './decide-readiness.ts'
import { readReadinessForm, readRotationForm } from './forms.ts'
import { RotationTable } from './pages/run-part.tsx'
import { changeRotationPath, readinessPath, rotationsPath } from './paths.ts'
import { listDecisions, listRotations, listTeamNames } from './queries.ts'
import { decisionOn, gateLabels, gates, levelLabels, levels, saidReadiness } from './rules/readiness.ts'
import { saveRotation } from './save-rotation.ts'

type Problems = readonly { field: string; message: string }[]
const keep = { permission: 'keep academy', scope: 'person', audit: null } as const
const decide = { permission: 'decide readiness', scope: 'person', audit: null } as const

export const rotationRoutes: readonly Route[] = [
  { name: 'rotations.planning', method: 'GET', path: '/academy/people/:enrolment/rotations', ...keep, handle: (request) => showRotations(request, [], null) },
  { name: 'rotations.plan', method: 'POST', path: '/academy/people/:enrolment/rotations', ...keep, form: 'fields', handle: planRotation },
  { name: 'rotations.deciding', method: 'GET', path: '/academy/people/:enrolment/readiness', ...decide, handle: (request) => showReadiness(request, []) },
  { name: 'rotations.decide', method: 'POST', path: '/academy/people/:enrolment/readiness', ...decide, form: 'fields', handle: saveReadiness },
]

async function showRotations(request: RouteRequest, problems: Problems, status: 409 | null): Promise<Reply> {
  const run = await runOf(request)
  if (run === null) return notFound
  const { tx, fields, query, today } = request
  const name = (await academyNames(tx))(run.personId)
  const teams = await listTeamNames(tx)
  const rotations = await listRotations(tx, { enrolmentId: run.id })
  const change = rotations.find(({ id }) => String(id) === (fields['rotation'] ?? query['change']))
  const held = change === undefined ? {} : { team: String(change.teamId), from: shortDay(change.startedOn), until: shortDay(change.endedOn), aim: change.aim, who: change.supervisor?.name ?? '' }
  return answer({
    title: `Rotations: ${name}`, breadcrumbs: [{ text: name, href: enrolmentPath(run.id) }],
    body: (
      <AcademyForm
        heading={`Rotations: ${name}`} action={rotationsPath(run.id)} formToken={request.formToken} button={change === undefined ? 'Plan the rotation' : 'Change the rotation'} problems={problems}
        values={problems.length > 0 ? fields : held} hidden={change === undefined ? {} : { rotation: String(change.id), version: String(change.version) }}
        fields={[
          { kind: 'choice', name: 'team', label: 'Team', items: [{ value: '', text: 'Choose' }, ...[...teams].map(([id, text]) => ({ value: String(id), text }))] },
          { kind: 'day', name: 'from', label: 'First day', hint: 'Such as 4/1/2027.' }, { kind: 'day', name: 'until', label: 'Last day' },
          { kind: 'long', name: 'aim', label: 'What it is for', hint: 'What they learn there. No name of a child or family.' },
          { kind: 'text', name: 'who', label: 'Supervisor there (optional)', hint: 'Name, registration number or staff number.' },
        ]}
      >
        <p class="govuk-body">{await saidChildren(request, run, name)}</p>
        <RotationTable rotations={rotations} teamOf={(id) => teams.get(id) ?? ''} on={today} hrefOf={({ id }) => changeRotationPath(run.id, id)} />
        <h2 class="govuk-heading-m">{change === undefined ? 'Plan a rotation' : `Change the rotation from ${formatDay(change.startedOn)}`}</h2>
      </AcademyForm>
    ),
  }, problems, status)
}

async function planRotation(request: RouteRequest): Promise<Reply> {
  const run = await runOf(request)
  if (run === null) return notFound
  const { tx, caller, fields } = request
  const read = readRotationForm(fields)
  if (!read.ok) return await showRotations(request, read.problems, null)
  const { team, from, until, aim, who, rotation, version } = read.value
  if (!(await listTeamNames(tx)).has(team)) return await showRotations(request, [{ field: 'team', message: 'Select the team from the list' }], null)
  const supervisor = await findSupervisor(request, run, who)
  if (supervisor !== null && 'problem' in supervisor) return await showRotations(request, [{ field: 'who', message: supervisor.problem }], null)
  const document = (await listProgrammeVersions(tx)).find(({ id }) => id === run.programmeVersionId)?.document
  if (document === undefined) return notFound
  const { startsOn, schedule } = overviewOf(run, document, [], request.today)
  const saved = await saveRotation(tx, caller, { id: rotation, version: version ?? 0, enrolmentId: run.id, teamId: team, aim, supervisor, startedOn: from, endedOn: until, programme: { from: startsOn, until: schedule.endsOn } })
  if (saved.kind === 'not-found') return notFound
  if (saved.kind === 'stale') return await showRotations(request, [{ field: 'team', message: 'Somebody changed this rotation while you had the page open. Look at it as it is now, and save again if yours should stand' }], 409)
  return saved.kind === 'refused' ? await showRotations(request, [saved], null) : redirect(enrolmentPath(run.id))
}

/** Whom the name or number means; nobody is the own supervisor. */
async function findSupervisor(request: RouteRequest, run: Enrolment, who: string | null): Promise<{ personId: number; name: string } | { problem: string } | null> {
  if (who === null) return null
  const held = (await listRotations(request.tx, { enrolmentId: run.id })).find(({ supervisor }) => supervisor?.name === who)?.supervisor
  if (held) return held
  const found = (await peopleFinder(request.tx)).find(who, null)
  if (found.kind !== 'found') return { problem: found.kind === 'several' ? `${found.count} people have that name: enter the registration or staff number` : 'Nobody whom you see has that name or number: check it' }
  return found.id === run.personId ? { problem: 'Nobody supervises themselves: choose somebody else' } : { personId: found.id, name: (await academyNames(request.tx))(found.id) }
}

/** What a move costs, before it is planned: a child keeps the same social worker where it can be. */
async function saidChildren(request: RouteRequest, run: Enrolment, name: string): Promise<string> {
  const on = await findAllocationDay(request.tx, request.today)
  if (on === null) return 'No allocation file is loaded, so how many children would change worker is not known.'
  const led = (await listLed(request.tx, [run.personId], on)).filter(({ startedOn, endedOn }) => startedOn <= on && (endedOn === null || endedOn >= on))
  const children = new Set(led.map(({ childId }) => childId)).size
  return children === 0 ? `No child was allocated to ${name} on ${formatDay(on)}.` : `${children} ${children === 1 ? 'child was' : 'children were'} allocated to ${name} on ${formatDay(on)}. Each who does not move along changes social worker.`
}

async function showReadiness(request: RouteRequest, problems: Problems): Promise<Reply> {
  const run = await runOf(request)
  if (run === null || run.personId === request.caller.user?.personId) return notFound
  const name = (await academyNames(request.tx))(run.personId)
  const decisions = await listDecisions(request.tx, { enrolmentId: run.id })
  return answer({
    title: `What ${name} may hold`, breadcrumbs: [{ text: name, href: enrolmentPath(run.id) }],
    body: (
      <AcademyForm
        heading={`What ${name} may hold`} action={readinessPath(run.id)} formToken={request.formToken} button="Save the decision" values={request.fields} problems={problems}
        fields={[
          { kind: 'choice', name: 'gate', label: 'Kind of work', items: [{ value: '', text: 'Choose' }, ...gates.map((value) => ({ value, text: gateLabels[value] }))] },
          { kind: 'choice', name: 'level', label: 'Decision', items: [{ value: '', text: 'Choose' }, ...levels.map((value) => ({ value, text: levelLabels[value] }))] },
          { kind: 'day', name: 'decided-on', label: 'Decided on', hint: 'Such as 30/9/2026.', value: shortDay(request.today) },
          { kind: 'long', name: 'reason', label: 'Why', hint: 'What they have shown, or what is still to be seen. No name of a child or family.' },
        ]}
      >
        <ul class="govuk-list">{gates.map((gate) => <li>{gateLabels[gate]}: <strong>{saidReadiness(decisionOn(decisions, gate, request.today), formatDay)}</strong></li>)}</ul>
        <p class="govuk-body">“Not yet” is a decision too. Seen by: {name}, and those who lead practice and may see this person. What was decided stays and is never changed; a later decision takes its place.</p>
      </AcademyForm>
    ),
  }, problems, null)
}

async function saveReadiness(request: RouteRequest): Promise<Reply> {
  const run = await runOf(request)
  if (run === null) return notFound
  const read = readReadinessForm(request.fields, request.today)
  if (!read.ok) return await showReadiness(request, read.problems)
  const { gate, level, decidedOn, reason } = read.value
  const decided = await decideReadiness(request.tx, request.caller, { enrolmentId: run.id, personId: run.personId, gate, level, decidedOn, reason })
  return decided === 'oneself' ? notFound : redirect(enrolmentPath(run.id))
}

async function runOf(request: RouteRequest): Promise<Enrolment | null> {
  return await findEnrolment(request.tx, Number(request.params['enrolment']))
}

function answer(props: PageProps, problems: Problems, status: 409 | null): Reply {
  if (status !== null) return { kind: 'page', status, page: { ...props, hasErrors: true } }
  return problems.length > 0 ? invalid(props) : page(props)
}
