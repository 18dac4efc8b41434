import { mayDo } from '../../access/rules/policy.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { readOpeningForm, readReflectionForm } from '../forms.ts'
import { approveOpening, askForOpening } from '../open-reflection.ts'
import { OpeningsPage } from '../pages/openings-page.tsx'
import { ReflectionPage, ReflectionsPage, WriteReflectionPage } from '../pages/reflections-page.tsx'
import { openingsPath, reflectionPath, reflectionsPath, supervisionPath } from '../paths.ts'
import { listSessions, supervisionNames } from '../queries.ts'
import { findReflection, listOpenings, listReflections, listShares } from '../reflection-queries.ts'
import { shareReflection, withdrawShare } from '../share-reflection.ts'
import { discardDraft, writeReflection } from '../write-reflection.ts'
import { noteReading, sessionText } from './mine.tsx'

type Problems = readonly { field: string; message: string }[]
const breadcrumbs = [{ text: 'My supervision', href: supervisionPath }, { text: 'Private reflections', href: reflectionsPath }]

export async function showReflections({ tx, caller }: RouteRequest): Promise<Reply> {
  const reflections = await listReflections(tx)
  const sessions = await listSessions(tx, { ids: reflections.map(({ sessionId }) => sessionId) })
  return page({
    title: 'Private reflections', breadcrumbs: breadcrumbs.slice(0, 1),
    body: <ReflectionsPage me={caller.user?.personId ?? 0} reflections={reflections} nameOf={await supervisionNames(tx)} sessionText={sessionText(sessions)} holdsKey={mayDo(caller.roles, 'open private reflections')} />,
  })
}

export async function showWrite(request: RouteRequest): Promise<Reply> {
  return showBox(request, { id: null, sessionId: Number(request.query['session']), version: 0, body: '', problems: [], meanwhile: null })
}

export async function saveNew(request: RouteRequest): Promise<Reply> {
  const read = readReflectionForm(request.fields)
  const sessionId = Number(request.fields['session'])
  if (!read.ok) return showBox(request, { id: null, sessionId, version: 0, body: request.fields['body'] ?? '', problems: read.problems, meanwhile: null })
  const written = await writeReflection(request.tx, request.caller, { id: null, sessionId: read.value.session, version: 0, body: read.value.body, isKept: request.fields['do'] === 'keep' })
  return written.kind === 'written' ? redirect(reflectionPath(written.id)) : notFound
}

/** Where the database lets the caller read the text: a draft as a box to its author, what was kept as text. */
export async function showReflection(request: RouteRequest, state: { email: string; problems: Problems } = { email: '', problems: [] }): Promise<Reply> {
  const { tx, caller } = request
  const held = await findReflection(tx, Number(request.params['reflection']))
  if (held === null) return notFound
  const me = caller.user?.personId ?? 0
  if (held.keptAt === null) return showBox(request, { id: held.id, sessionId: held.sessionId, version: held.version, body: held.body, problems: [], meanwhile: null })
  const nameOf = await supervisionNames(tx)
  const isOneOfTwo = held.personId === me || held.supervisorId === me
  const opening = isOneOfTwo ? undefined : (await listOpenings(tx)).find((one) => one.reflectionId === held.id && one.opensUntil !== null && one.opensUntil > new Date())
  if (opening) await noteReading(request, held.id, [held.personId, held.supervisorId])
  const props = {
    title: `Reflection by ${nameOf(held.authorId)}`, breadcrumbs,
    body: (
      <ReflectionPage
        id={held.id} session={sessionText(await listSessions(tx, { ids: [held.sessionId] }))(held.sessionId)} author={nameOf(held.authorId)} worker={nameOf(held.personId)} supervisor={nameOf(held.supervisorId)} body={held.body}
        openedUntil={opening?.opensUntil ?? null} shares={isOneOfTwo ? await listShares(tx, held.id) : []} mayShare={held.personId === me} nameOf={nameOf} formToken={request.formToken} {...state}
      />
    ),
  }
  return state.problems.length > 0 ? invalid(props) : page(props)
}

export async function saveReflection(request: RouteRequest): Promise<Reply> {
  const held = await findReflection(request.tx, Number(request.params['reflection']))
  if (held === null || held.authorId !== request.caller.user?.personId) return notFound
  if (request.fields['do'] === 'discard') return (await discardDraft(request.tx, request.caller, held.id)) ? redirect(reflectionsPath) : notFound
  const read = readReflectionForm(request.fields)
  const box = { id: held.id, sessionId: held.sessionId, body: request.fields['body'] ?? '' }
  if (!read.ok) return showBox(request, { ...box, version: Number(request.fields['version']) || 0, problems: read.problems, meanwhile: null })
  const written = await writeReflection(request.tx, request.caller, { id: held.id, sessionId: null, version: read.value.version ?? 0, body: read.value.body, isKept: request.fields['do'] === 'keep' })
  if (written.kind === 'written') return redirect(reflectionPath(held.id))
  if (written.kind === 'not-yours') return notFound
  const meanwhile = held.keptAt === null ? 'You saved this draft in another window meanwhile. What you typed here is below; save it again if it should stand instead.' : 'This was kept for the two of you meanwhile and can no longer be changed. What you typed here is below: copy it into a new one.'
  return showBox(request, { ...box, version: held.version, problems: [], meanwhile })
}

export async function saveShares(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['reflection'])
  const held = await findReflection(request.tx, id)
  if (held === null || held.personId !== request.caller.user?.personId || held.keptAt === null) return notFound
  if (request.fields['share'] !== undefined) {
    await withdrawShare(request.tx, request.caller, { id, shareId: Number(request.fields['share']) || 0 })
    return redirect(reflectionPath(id))
  }
  const email = (request.fields['email'] ?? '').trim()
  const say = (message: string) => showReflection(request, { email, problems: [{ field: 'email', message }] })
  if (email === '') return say('Enter the work e-mail address of the colleague')
  const shared = await shareReflection(request.tx, request.caller, { id, email })
  if (shared === 'nobody') return say('Nobody here has this e-mail address, or no record of work is tied to their account. Check it and type it again')
  if (shared === 'reads-already') return say('This colleague is one of the two people and reads it already')
  return redirect(reflectionPath(id))
}

export async function showOpenings(request: RouteRequest, state: { fields: RouteRequest['fields']; problems: Problems } = { fields: {}, problems: [] }): Promise<Reply> {
  const { tx, caller } = request
  const me = caller.user?.personId ?? 0
  const reflections = (await listReflections(tx)).filter((line) => line.keptAt !== null && line.personId !== me && line.supervisorId !== me)
  const props = {
    title: 'Requests to open a private reflection', breadcrumbs,
    body: <OpeningsPage me={me} userId={caller.user?.id ?? 0} now={new Date()} openings={await listOpenings(tx)} reflections={reflections} nameOf={await supervisionNames(tx)} formToken={request.formToken} {...state} />,
  }
  return state.problems.length > 0 ? invalid(props) : page(props)
}

export async function saveOpening(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields } = request
  if (fields['opening'] !== undefined) {
    const done = await approveOpening(tx, caller, Number(fields['opening']) || 0)
    if (done === 'not-there') return notFound
    return done === 'opened' ? redirect(openingsPath) : showOpenings(request, { fields: {}, problems: [{ field: 'requests', message: 'Another authorised person has to approve: not who asked, and neither of the two people' }] })
  }
  const read = readOpeningForm(fields)
  if (!read.ok) return showOpenings(request, { fields, problems: read.problems })
  const asked = await askForOpening(tx, caller, { reflectionId: read.value.reflection, ground: read.value.ground, reference: read.value.reference })
  if (asked === 'not-there') return showOpenings(request, { fields, problems: [{ field: 'reflection', message: 'Select a reflection from the list' }] })
  return asked === 'asked' ? redirect(openingsPath) : showOpenings(request, { fields, problems: [{ field: 'reflection', message: 'You are one of the two people of this reflection and read it already' }] })
}

async function showBox(request: RouteRequest, box: { id: number | null; sessionId: number; version: number; body: string; problems: Problems; meanwhile: string | null }): Promise<Reply> {
  const { tx, caller } = request
  const me = caller.user?.personId ?? 0
  const [session] = Number.isSafeInteger(box.sessionId) && box.sessionId > 0 && box.sessionId < 2_147_483_648 ? await listSessions(tx, { ids: [box.sessionId] }) : []
  if (session === undefined || (session.personId !== me && session.supervisorId !== me)) return notFound
  const nameOf = await supervisionNames(tx)
  const props = {
    title: box.id === null ? 'Write a private reflection' : 'Your draft', breadcrumbs,
    body: <WriteReflectionPage {...box} session={sessionText([session])(session.id)} other={nameOf(session.personId === me ? session.supervisorId : session.personId)} formToken={request.formToken} />,
  }
  if (box.meanwhile !== null) return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
  return box.problems.length > 0 ? invalid(props) : page(props)
}

