import type { FastifyReply, FastifyRequest } from 'fastify'
import { FORM_TOKEN } from '../layout/form.tsx'
import { makeFormToken } from '../form-token.ts'
import { ownPath } from '../own-path.ts'
import type { Site } from '../render.tsx'
import { sendPage } from '../send-page.ts'
import { browserToken } from '../session-cookie.ts'
import { signInPage, type Kept } from './sign-in-page.tsx'

export function showSignIn(site: Site, request: FastifyRequest, reply: FastifyReply, shown: { status?: number; problem?: string; email?: string; kept?: Kept | null }): FastifyReply {
  const token = browserToken(request, reply)
  const page = signInPage({
    problem: shown.problem ?? null,
    email: shown.email ?? '',
    next: ownPath((request.query as Record<string, unknown>)['next']),
    formToken: makeFormToken(token),
    personas: site.isDemoSignInOpen ? site.signIn.personas : null,
    hasProvider: site.signIn.provider !== null,
    hasPasswords: site.signIn.hasPasswords,
    kept: shown.kept ?? null,
  })
  return sendPage(site, reply, shown.status ?? 200, page, null, token, '/sign-in')
}

/** A form that came after its session had ended: its user signs in on the answer and loses nothing but passwords. */
export function keepForm(request: FastifyRequest, fields: Readonly<Record<string, string>>): Kept {
  const kept = Object.entries(fields).filter(([name]) => name !== FORM_TOKEN && !/password/i.test(name))
  return { path: ownPath(request.url), fields: Object.fromEntries(kept) }
}
