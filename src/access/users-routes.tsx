import { dayInThreeParts } from '../fields/days.ts'
import type { Field, Problem } from '../fields/field.ts'
import { email as emailField, text } from '../fields/text.ts'
import { addDays } from '../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { assignRole, endRole } from './assign-role.ts'
import { NewUserPage, UserPage, UsersPage } from './pages/users-page.tsx'
import { newUserPath, userPath, usersPath } from './paths.ts'
import { findUser, listPlaces, listUsers } from './queries.ts'
import { isRole } from './rules/policy.ts'
import { readScope } from './rules/scopes.ts'
import { addUser, changeUser, setTemporaryPassword, signOutEverywhere } from './save-user.ts'

const only = { permission: 'manage users', scope: 'authority', audit: null } as const

export const usersRoutes: readonly Route[] = [
  { name: 'access.users', method: 'GET', path: usersPath, ...only, handle: showUsers },
  { name: 'access.new-user', method: 'GET', path: newUserPath, ...only, handle: (request) => showNew(request, []) },
  { name: 'access.add-user', method: 'POST', path: usersPath, ...only, handle: add },
  { name: 'access.user', method: 'GET', path: '/users/:user', ...only, handle: (request) => show(request, {}) },
  { name: 'access.change-user', method: 'POST', path: '/users/:user', ...only, handle: change },
  { name: 'access.set-password', method: 'POST', path: '/users/:user/password', ...only, handle: setPassword },
  { name: 'access.sign-user-out', method: 'POST', path: '/users/:user/sign-out', ...only, handle: signUserOut },
  { name: 'access.assign-role', method: 'POST', path: '/users/:user/roles', ...only, handle: assign },
  { name: 'access.end-role', method: 'POST', path: '/users/:user/roles/:role/end', ...only, handle: end },
]

async function showUsers({ tx, today }: RouteRequest): Promise<Reply> {
  return page({ title: 'Users', isWide: true, body: <UsersPage users={await listUsers(tx)} today={today} /> })
}

async function showNew(request: RouteRequest, problems: readonly Problem[]): Promise<Reply> {
  const props = { title: 'Add a user', backHref: usersPath, body: <NewUserPage strings={request.fields} problems={problems} formToken={request.formToken} /> }
  return problems.length > 0 ? invalid(props) : page(props)
}

async function add(request: RouteRequest): Promise<Reply> {
  const [name, email] = [text('a name').read('name', request.fields), emailField().read('email', request.fields)]
  if (!name.ok || !email.ok) return await showNew(request, [...problemsOf(name), ...problemsOf(email)])
  const added = await addUser(request.tx, request.caller, { name: name.value, email: email.value })
  return added.kind === 'added' ? redirect(userPath(added.id)) : await showNew(request, [{ field: 'email', message: TAKEN }])
}

async function show(request: RouteRequest, shown: { problems?: readonly Problem[]; password?: string; stale?: { name: string; email: string; isDisabled: boolean } }): Promise<Reply> {
  const user = await findUser(request.tx, idOf(request, 'user'))
  if (!user) return notFound
  const props = {
    title: user.name,
    backHref: usersPath,
    body: (
      <UserPage
        user={user} isOwn={user.id === request.caller.user?.id} today={request.today} places={await listPlaces(request.tx)} strings={shown.stale || shown.password ? {} : request.fields}
        problems={shown.problems ?? []} password={shown.password ?? null} stale={shown.stale ?? null} formToken={request.formToken}
      />
    ),
  }
  if (shown.stale) return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
  if (shown.password !== undefined) return { kind: 'page', page: props, isDone: true }
  return (shown.problems ?? []).length > 0 ? invalid(props) : page(props)
}

async function change(request: RouteRequest): Promise<Reply> {
  const { fields } = request
  const [name, email] = [text('a name').read('name', fields), emailField().read('email', fields)]
  const account = fields['account']
  const version = /^\d{1,9}$/.test(fields['version'] ?? '') ? Number(fields['version']) : -1
  if (!name.ok || !email.ok || (account !== 'open' && account !== 'closed')) {
    return await show(request, { problems: [...problemsOf(name), ...problemsOf(email), ...(account === 'open' || account === 'closed' ? [] : [{ field: 'account', message: 'Select whether the account is open or closed' }])] })
  }
  const input = { name: name.value, email: email.value, isDisabled: account === 'closed' }
  const changed = await changeUser(request.tx, request.caller, idOf(request, 'user'), { ...input, version })
  switch (changed.kind) {
    case 'changed':
      return redirect(userPath(idOf(request, 'user')))
    case 'not-found':
      return notFound
    case 'email-taken':
      return await show(request, { problems: [{ field: 'email', message: TAKEN }] })
    case 'own-account':
      return await show(request, { problems: [{ field: 'name', message: OWN }] })
    case 'stale':
      return await show(request, { stale: input })
  }
}

async function setPassword(request: RouteRequest): Promise<Reply> {
  const set = await setTemporaryPassword(request.tx, request.caller, idOf(request, 'user'))
  if (set.kind === 'not-found') return notFound
  return set.kind === 'set' ? await show(request, { password: set.password }) : await show(request, { problems: [{ field: 'name', message: OWN }] })
}

async function signUserOut(request: RouteRequest): Promise<Reply> {
  const done = await signOutEverywhere(request.tx, request.caller, idOf(request, 'user'))
  return done.kind === 'not-found' ? notFound : redirect(userPath(idOf(request, 'user')))
}

async function assign(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields } = request
  const userId = idOf(request, 'user')
  if (!(await findUser(tx, userId))) return notFound
  const { teams, services } = await listPlaces(tx)
  const role = fields['role'] ?? ''
  const scope = readScope(fields['scope'] ?? '', { teams: teams.map(({ id }) => id), services: services.map(({ id }) => id) })
  const from = dayInThreeParts('the first day').read('started-on', fields)
  const until = ['day', 'month', 'year'].every((part) => (fields[`ended-on-${part}`] ?? '') === '') ? ({ ok: true, value: null } as const) : dayInThreeParts('the last day').read('ended-on', fields)
  if (!isRole(role) || scope === null || !from.ok || !until.ok || (until.value !== null && until.value < from.value)) {
    return await show(request, {
      problems: [
        ...(isRole(role) ? [] : [{ field: 'role', message: 'Select a role' }]),
        ...(scope === null ? [{ field: 'scope', message: 'Select for whom the role is' }] : []),
        ...problemsOf(from),
        ...problemsOf(until),
        ...(from.ok && until.ok && until.value !== null && until.value < from.value ? [{ field: 'ended-on-day', message: 'The last day must be the same as or after the first day' }] : []),
      ],
    })
  }
  const assigned = await assignRole(tx, caller, userId, { role, scope, startedOn: from.value, endedOn: until.value })
  return assigned.kind === 'assigned' ? redirect(userPath(userId)) : await show(request, { problems: [{ field: 'role', message: OWN }] })
}

async function end(request: RouteRequest): Promise<Reply> {
  const version = /^\d{1,9}$/.test(request.fields['version'] ?? '') ? Number(request.fields['version']) : -1
  const userId = idOf(request, 'user')
  const ended = await endRole(request.tx, request.caller, userId, idOf(request, 'role'), { version, today: request.today, yesterday: addDays(request.today, -1) })
  if (ended.kind === 'not-found') return notFound
  if (ended.kind === 'own-account') return await show(request, { problems: [{ field: 'name', message: OWN }] })
  if (ended.kind === 'stale') return await show(request, { problems: [{ field: 'role', message: 'Somebody changed this role while you had the page open. It stands below as it is now' }] })
  return redirect(userPath(userId))
}

/** A number in the address; none is no user. */
function idOf(request: RouteRequest, name: string): number {
  const given = request.params[name] ?? ''
  return /^\d{1,9}$/.test(given) ? Number(given) : -1
}

function problemsOf(read: ReturnType<Field<unknown>['read']>): readonly Problem[] {
  return read.ok ? [] : read.problems
}

const TAKEN = 'There is an account with this e-mail address already'
const OWN = 'Nobody changes their own account or roles: ask another administrator'
