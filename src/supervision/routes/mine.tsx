import { audit } from '../../access/audit.ts'
import { mayDo, type Capability } from '../../access/rules/policy.ts'
import { formatDay } from '../../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { addAction, closeAction } from '../agree-action.ts'
import { answerSession } from '../answer-session.ts'
import { readActionForm } from '../forms.ts'
import { SupervisionPage } from '../pages/supervision-page.tsx'
import { fortnightPath, myPeoplePath, openingsPath, supervisionPath } from '../paths.ts'
import { heldInWeeks, listActions, listSessions, listSupervised, supervisionNames } from '../queries.ts'
import { listOpenings } from '../reflection-queries.ts'
import { answerLabels, kindLabels, type Session, type SessionAnswer } from '../rules/session.ts'

export async function showMine(request: RouteRequest, state: { fields: RouteRequest['fields']; problems: readonly { field: string; message: string }[] } = { fields: {}, problems: [] }): Promise<Reply> {
  const { tx, caller, today } = request
  const me = caller.user?.personId ?? null
  const [supervised] = me === null ? [] : await listSupervised(tx, caller, today, { personId: me })
  const props = {
    title: 'My supervision',
    body: (
      <SupervisionPage
        on={today} hasPerson={me !== null} links={LINKS.filter(({ capability }) => mayDo(caller.roles, capability))} sessions={me === null ? [] : await listSessions(tx, { personId: me })} nameOf={await supervisionNames(tx)}
        held={supervised === undefined ? null : heldInWeeks(supervised, WEEKS, today)} weeks={WEEKS} dueOn={supervised?.dueOn ?? null} stretches={supervised?.stretches ?? []}
        actions={me === null ? [] : await listActions(tx, me)} openings={(await listOpenings(tx)).filter((opening) => opening.personId === me || opening.supervisorId === me)}
        formToken={request.formToken} {...state}
      />
    ),
  }
  return state.problems.length > 0 ? invalid(props) : page(props)
}

export async function answerOne(request: RouteRequest): Promise<Reply> {
  const answer = request.fields['answer'] ?? ''
  const id = Number(request.fields['session'])
  if (!Object.hasOwn(answerLabels, answer) || !Number.isSafeInteger(id)) return showMine(request, { fields: {}, problems: [{ field: `answer-${request.fields['session'] ?? ''}`, message: 'Select whether you agree' }] })
  const done = await answerSession(request.tx, request.caller, { sessionId: id, version: Number(request.fields['version']) || 0, answer: answer as SessionAnswer, today: request.today })
  if (done === 'answered') return redirect(supervisionPath)
  if (done === 'not-yours') return notFound
  return showMine(request, { fields: {}, problems: [{ field: 'past', message: 'Your supervisor recorded this session anew meanwhile, or it was answered already. Look at what stands now' }] })
}

export async function saveAction(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields, today } = request
  if (fields['action'] !== undefined) {
    const done = await closeAction(tx, caller, { id: Number(fields['action']), version: Number(fields['version']) || 0, today })
    if (done === 'not-there') return notFound
    return done === 'done' ? redirect(supervisionPath) : showMine(request, { fields: {}, problems: [{ field: 'agreed', message: 'The action was changed meanwhile. Look at what stands now' }] })
  }
  const read = readActionForm(fields, today)
  if (!read.ok) return showMine(request, { fields, problems: read.problems })
  const { session, ...rest } = read.value
  return (await addAction(tx, caller, { sessionId: session, what: rest.what, owner: rest.owner, dueOn: rest.due })) ? redirect(supervisionPath) : notFound
}

/** Who read a reflection that two keys opened is told to both people of it. */
export async function noteReading(request: RouteRequest, reflectionId: number, people: readonly number[]): Promise<void> {
  for (const personId of people) await audit(request.tx, request.caller, { action: 'reflection-read-with-two-keys', subjectType: 'person', subjectId: personId, detail: { reflection: reflectionId } })
}

export function sessionText(sessions: readonly Session[]): (sessionId: number) => string {
  const byId = new Map(sessions.map((session) => [session.id, session]))
  return (sessionId) => {
    const session = byId.get(sessionId)
    return session === undefined ? 'A supervision' : `${kindLabels[session.kind]} supervision of ${formatDay(session.heldOn ?? session.plannedOn)}`
  }
}

const WEEKS = 12

const LINKS: readonly { href: string; text: string; capability: Capability }[] = [
  { href: fortnightPath, text: 'My fortnight', capability: 'record supervision' },
  { href: myPeoplePath, text: 'My people', capability: 'see supervision' },
  { href: openingsPath, text: 'Requests to open a reflection', capability: 'open private reflections' },
]
