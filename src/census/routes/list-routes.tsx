import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { whenText } from '../../time/instant.ts'
import { personPath } from '../../workforce/paths.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { answerChange } from '../answer-change.ts'
import { askForChange } from '../ask-for-change.ts'
import { confirmTeamList } from '../confirm-team-list.ts'
import { ChangesPage } from '../pages/changes-page.tsx'
import { OneFieldPage } from '../pages/one-field-page.tsx'
import { OwnListsPage } from '../pages/own-lists-page.tsx'
import { TeamPage } from '../pages/team-page.tsx'
import { answerPath, changePath, changesPath, ownListsPath, teamListPath, yearPath } from '../paths.ts'
import { listChanges, listTeamLists, seesWholeReturn, shownVersion } from '../queries.ts'
import { readTeamList } from '../rules/team-lists.ts'
import { sendTeamLists } from '../send-team-lists.ts'
import { answerForm, type Again } from './check-routes.tsx'
import { mayPrepare, yearOfRequest } from './load-desk.ts'

export const listRoutes: readonly Route[] = [
  { name: 'census.own-lists', method: 'GET', path: '/census/lists', permission: 'confirm own team list', scope: 'self', audit: null, handle: showOwnLists },
  { name: 'census.send-lists', method: 'POST', path: '/census/:year/lists', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', long: true, handle: sendLists },
  { name: 'census.team', method: 'GET', path: '/census/:year/team/:team', permission: 'confirm own team list', scope: 'team', audit: null, handle: (request) => showTeam(request, { asManager: true, hasMoved: false }) },
  { name: 'census.read-team', method: 'GET', path: '/census/:year/teams/:team', permission: 'see census return', scope: 'authority', audit: null, handle: (request) => showTeam(request, { asManager: false, hasMoved: false }) },
  { name: 'census.confirm', method: 'POST', path: '/census/:year/team/:team', permission: 'confirm own team list', scope: 'team', audit: null, form: 'fields', handle: confirm },
  { name: 'census.wrong', method: 'GET', path: '/census/:year/team/:team/wrong/:employment', permission: 'confirm own team list', scope: 'team', audit: null, handle: (request) => showWrong(request, null) },
  { name: 'census.ask', method: 'POST', path: '/census/:year/team/:team/wrong/:employment', permission: 'confirm own team list', scope: 'team', audit: null, form: 'fields', handle: ask },
  { name: 'census.changes', method: 'GET', path: '/census/:year/changes', permission: 'see census return', scope: 'authority', audit: null, handle: showChanges },
  { name: 'census.change', method: 'GET', path: '/census/:year/changes/:change', permission: 'prepare census return', scope: 'authority', audit: null, handle: (request) => showAnswer(request, null) },
  { name: 'census.answer', method: 'POST', path: '/census/:year/changes/:change', permission: 'prepare census return', scope: 'authority', audit: null, form: 'fields', handle: saveAnswer },
]

async function showOwnLists({ tx, caller }: RouteRequest): Promise<Reply> {
  const lists = (await listTeamLists(tx, null)).filter((list) => caller.teams.includes(list.team_id))
  return page({
    title: 'Census lists to confirm',
    body: <OwnListsPage lists={lists.map((list) => ({ year: list.year, teamId: list.team_id, teamName: list.team_name, people: readTeamList(list.people).length, sentAt: whenText(list.sent_at), confirmed: list.confirmed_at === null ? null : whenText(list.confirmed_at) }))} />,
  })
}

async function sendLists(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null || !(await seesWholeReturn(request.tx))) return notFound
  await sendTeamLists(request.tx, request.caller, year)
  return redirect(`${yearPath(year)}#teams`)
}

async function showTeam(request: RouteRequest, view: { asManager: boolean; hasMoved: boolean }): Promise<Reply> {
  const found = await findList(request)
  if (found === null || (view.asManager && !found.isOwn)) return notFound
  const { list, year } = found
  const changes = (await listChanges(request.tx, year)).filter((change) => change.team_list_id === list.id)
  const props = {
    title: `${list.team_name}: people in the return ${year}`,
    backHref: view.asManager ? ownListsPath : yearPath(year),
    isWide: true,
    body: (
      <TeamPage
        year={year} teamId={list.team_id} teamName={list.team_name} people={readTeamList(list.people)} sentBy={list.sent_by} sentAt={whenText(list.sent_at)}
        confirmed={list.confirmed_at === null ? null : `${list.confirmed_by ?? ''}, ${whenText(list.confirmed_at)}`} version={list.version}
        changes={changes.map((change) => ({ employmentId: change.employment_id, says: change.says, answer: change.answer }))} mayConfirm={view.asManager} hasMoved={view.hasMoved} formToken={request.formToken}
      />
    ),
  }
  return view.hasMoved ? { kind: 'page', status: 409, page: props } : page(props)
}

async function confirm(request: RouteRequest): Promise<Reply> {
  const found = await findList(request)
  if (found === null || !found.isOwn) return notFound
  const done = await confirmTeamList(request.tx, request.caller, found.year, found.list.team_id, shownVersion(request.fields))
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showTeam(request, { asManager: true, hasMoved: true }) : redirect(teamListPath(found.year, found.list.team_id))
}

async function showWrong(request: RouteRequest, again: Again): Promise<Reply> {
  const found = await findList(request)
  const employmentId = employmentOf(request)
  if (found === null || !found.isOwn || employmentId === undefined) return notFound
  const { list, year } = found
  const row = employmentId === null ? null : readTeamList(list.people).find((one) => one.employmentId === employmentId)
  if (row === undefined) return notFound
  const who = row === null ? 'somebody who is not on the list' : row.name || row.registrationNumber || 'this row'
  return answerForm(again, {
    title: `What is wrong about ${who}?`,
    backHref: teamListPath(year, list.team_id),
    body: (
      <OneFieldPage
        caption={`${list.team_name}: census return ${year}`} heading={`What is wrong about ${who}?`} action={changePath(year, list.team_id, employmentId)} button="Tell the data officer"
        field={{ name: 'says', label: 'What is wrong', isLong: true, hint: row === null ? 'Who is missing, since when, and in which job. Your words are seen by those who prepare the return.' : 'Such as: left on 12 June, works three days, moved to another team. Your words are seen by those who prepare the return.' }}
        value={request.fields['says'] ?? ''} errors={again?.errors ?? []} formToken={request.formToken}
      />
    ),
  })
}

async function ask(request: RouteRequest): Promise<Reply> {
  const found = await findList(request)
  const employmentId = employmentOf(request)
  if (found === null || !found.isOwn || employmentId === undefined) return notFound
  const read = readFields({ says: text('what is wrong', { max: 2_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showWrong(request, { errors: read.problems, stale: null })
  const done = await askForChange(request.tx, request.caller, { year: found.year, teamId: found.list.team_id, employmentId, says: read.value.says })
  return done.kind === 'not-found' ? notFound : redirect(teamListPath(found.year, found.list.team_id))
}

async function showChanges(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const lists = await listTeamLists(request.tx, year)
  const personOf = new Map(lists.flatMap((list) => readTeamList(list.people).map((row) => [row.employmentId, row.personId])))
  const changes = (await listChanges(request.tx, year)).map((change) => {
    const personId = change.employment_id === null ? undefined : personOf.get(change.employment_id)
    return {
      id: change.id, teamId: change.team_id, teamName: change.team_name, who: change.who, personHref: personId === undefined ? null : personPath(personId), says: change.says,
      asked: `${change.asked_by}, ${whenText(change.asked_at)}`, answer: change.answer,
    }
  })
  return page({ title: 'Changes that managers ask for', isWide: true, backHref: yearPath(year), body: <ChangesPage year={year} changes={changes} mayAnswer={mayPrepare(request)} /> })
}

async function showAnswer(request: RouteRequest, again: Again): Promise<Reply> {
  const year = yearOfRequest(request)
  const change = year === null ? undefined : (await listChanges(request.tx, year)).find((one) => String(one.id) === request.params['change'])
  if (year === null || !change) return notFound
  return answerForm(again, {
    title: 'Answer the manager',
    backHref: changesPath(year),
    body: (
      <OneFieldPage
        caption={`${change.team_name}: ${change.who}`} heading="Answer the manager" action={answerPath(year, change.id)} button="Save the answer" version={change.version}
        field={{ name: 'answer', label: 'What became of it', isLong: true, hint: 'The manager reads it on the list.' }}
        value={again ? (request.fields['answer'] ?? '') : (change.answer ?? '')} errors={again?.errors ?? []} stale={again?.stale ?? null} formToken={request.formToken}
      >
        <p class="govuk-body">{change.asked_by} says: {change.says}</p>
      </OneFieldPage>
    ),
  })
}

async function saveAnswer(request: RouteRequest): Promise<Reply> {
  const year = yearOfRequest(request)
  if (year === null) return notFound
  const read = readFields({ answer: text('the answer', { max: 2_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showAnswer(request, { errors: read.problems, stale: null })
  const done = await answerChange(request.tx, request.caller, { id: Number(request.params['change']), year, answer: read.value.answer, version: shownVersion(request.fields) })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'saved' ? redirect(changesPath(year)) : showAnswer(request, { errors: [], stale: done })
}

async function findList(request: RouteRequest) {
  const year = yearOfRequest(request)
  if (year === null) return null
  const list = (await listTeamLists(request.tx, year)).find((one) => String(one.team_id) === request.params['team'])
  if (!list) return null
  return { list, year, isOwn: request.caller.teams.includes(list.team_id) }
}

/** The spell that the address names, null for somebody who is missing, undefined for an address of nothing. */
function employmentOf(request: RouteRequest): number | null | undefined {
  const text = request.params['employment'] ?? ''
  if (text === 'missing') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
