import { sql } from 'kysely'
import { invalid, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { changePassword } from './change-password.ts'
import { AboutMePage } from './pages/about-me-page.tsx'
import { AccountPage, PasswordPage } from './pages/account-page.tsx'
import { aboutMePath, accountPath, passwordPath } from './paths.ts'
import { findUser, listAudit, listHeldAboutMe, listPlaces, listRoles } from './queries.ts'
import { signOutEverywhere } from './save-user.ts'

export const accountRoutes: readonly Route[] = [
  { name: 'access.account', method: 'GET', path: accountPath, permission: 'signed in', scope: 'self', audit: null, handle: showAccount },
  { name: 'access.about-me', method: 'GET', path: aboutMePath, permission: 'signed in', scope: 'self', audit: 'read-own-record', handle: showAboutMe },
  { name: 'access.password', method: 'GET', path: passwordPath, permission: 'signed in', scope: 'self', audit: null, opensWithTemporaryPassword: true, handle: (request) => showPassword(request, []) },
  { name: 'access.change-password', method: 'POST', path: passwordPath, permission: 'signed in', scope: 'self', audit: null, opensWithTemporaryPassword: true, handle: change },
  { name: 'access.sign-out-everywhere', method: 'POST', path: `${accountPath}/sign-out-everywhere`, permission: 'signed in', scope: 'self', audit: null, handle: signOut },
]

async function showAccount({ tx, caller, formToken }: RouteRequest): Promise<Reply> {
  const user = caller.user === null ? null : await findUser(tx, caller.user.id)
  if (!user) return { kind: 'not-found' }
  return page({ title: 'Your account', body: <AccountPage name={user.name} email={user.email} roles={await listRoles(tx, user.id)} formToken={formToken} /> })
}

async function showAboutMe({ tx, caller }: RouteRequest): Promise<Reply> {
  const personId = caller.user?.personId ?? null
  const own = { action: null, actor: null, subjectType: null, subjectId: null, from: null, until: null, before: null }
  const aboutMe = personId === null ? [] : await listAudit(tx, { ...own, subjectType: 'person', subjectId: String(personId) }, 199)
  const { rows: mine } = await sql<{ id: number; at: Date; actor: string; action: string }>`select id, at, actor, action from audit where user_id = ${caller.user?.id ?? 0} order by id desc limit 200`.execute(tx)
  const looks = [...new Map([...aboutMe, ...mine].map((row) => [row.id, row])).values()].sort((a, b) => b.id - a.id).slice(0, 200)
  return page({ title: 'What is held about you and who looked', backHref: accountPath, body: <AboutMePage held={await listHeldAboutMe(tx, personId)} looks={looks} teams={new Map((await listPlaces(tx)).teams.map(({ id, name }) => [id, name]))} /> })
}

async function showPassword({ caller, formToken }: RouteRequest, problems: readonly { field: string; message: string }[]): Promise<Reply> {
  const props = { title: 'Change your password', ...(caller.mustChangePassword ? {} : { backHref: accountPath }), body: <PasswordPage isTemporary={caller.mustChangePassword} problems={problems} formToken={formToken} /> }
  return problems.length > 0 ? invalid(props) : page(props)
}

async function change(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields, settings } = request
  const own = caller.user === null ? null : await findUser(tx, caller.user.id)
  // Counted apart from this transaction, which a wrong password undoes.
  const tryTaken = await settings.takeTry(`password of ${caller.sessionId}`)
  const changed = await changePassword(tx, caller, {
    current: fields['current-password'] ?? '', next: fields['new-password'] ?? '', again: fields['new-password-again'] ?? '',
    words: [caller.user?.name ?? '', own?.email ?? '', caller.authority.name, ...(own?.roles.map(({ place }) => place ?? '') ?? [])],
    tryTaken,
  })
  return changed.kind === 'wrong' ? showPassword(request, changed.problems) : redirect(accountPath)
}

async function signOut({ tx, caller }: RouteRequest): Promise<Reply> {
  if (caller.user) await signOutEverywhere(tx, caller, caller.user.id)
  return redirect('/')
}
