import { page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { chooseMail } from './choose-mail.ts'
import { MailPage } from './pages/mail-page.tsx'
import { mailPath } from './paths.ts'
import { listOwnMail, wantsDigest } from './queries.ts'

export const mailRoutes: readonly Route[] = [
  { name: 'mail.own', method: 'GET', path: mailPath, permission: 'signed in', scope: 'self', audit: null, handle: show },
  { name: 'mail.choose', method: 'POST', path: mailPath, permission: 'signed in', scope: 'self', audit: null, form: 'fields', handle: choose },
]

async function show({ tx, caller, formToken }: RouteRequest): Promise<Reply> {
  if (caller.user === null) return { kind: 'not-found' }
  const [wants, messages] = [await wantsDigest(tx, caller.user.id), await listOwnMail(tx, caller.user.id)]
  return page({ title: 'Your weekly e-mail', backHref: '/account', body: <MailPage isDemo={caller.authority.isDemo} wants={wants} messages={messages} formToken={formToken} /> })
}

async function choose({ tx, caller, fields }: RouteRequest): Promise<Reply> {
  await chooseMail(tx, caller, fields['wants'] === 'yes')
  return redirect(mailPath)
}
