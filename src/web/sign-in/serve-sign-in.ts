import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asCaller } from '../../access/begin.ts'
import { closeSession, findPersona, findProviderUser, openSession, tryPassword } from '../../access/sign-in.ts'
import { forbiddenPage } from '../error-pages.tsx'
import { makeFormToken, readFormToken } from '../form-token.ts'
import { FORM_TOKEN } from '../layout/form.tsx'
import { isSameOrigin } from '../origin.ts'
import { ownPath } from '../own-path.ts'
import { texts } from '../read-form.ts'
import type { Site } from '../render.tsx'
import { sendPage } from '../send-page.ts'
import { browserToken, clearSession, SESSION_COOKIE, setSession } from '../session-cookie.ts'
import { ProviderRefusal } from './identity-provider.ts'
import { showSignIn } from './show-sign-in.ts'
import { KEPT_FIELD, KEPT_PATH, sendAgainPage, type Kept } from './sign-in-page.tsx'

/** The only addresses that answer without a session, beside health and the built files. */
export function serveSignIn(app: FastifyInstance, site: Site): void {
  const door = site.secret('door')

  app.get('/sign-in', (request, reply) => showSignIn(site, request, reply, {}))

  app.post('/sign-in', async (request, reply) => {
    const fields = texts(request.body)
    const kept = readKept(fields)
    if (!isSameOrigin(request.headers, site.ownHost)) return sendPage(site, reply, 403, forbiddenPage('The request came from another site.'), null, '', '/')
    if (readFormToken(browserToken(request, reply), fields[FORM_TOKEN]) === null) return showSignIn(site, request, reply, { status: 403, problem: 'This page was open for too long. Sign in again', kept })
    if (fields['persona'] !== undefined) {
      const userId = site.isDemoSignInOpen && site.signIn.personas.some(({ email }) => email === fields['persona']) ? await findPersona(site.pages, door, fields['persona']) : null
      if (userId === null) return showSignIn(site, request, reply, { status: 403, problem: 'This persona is not open', kept })
      return await signIn(request, reply, { userId, way: 'persona' }, kept)
    }
    if (!site.signIn.hasPasswords) return showSignIn(site, request, reply, { status: 403, problem: 'Sign in with your council account' })
    const { email = '', password = '' } = fields
    const tried = await tryPassword(site.pages, door, { email, password, address: request.ip })
    if (tried.kind === 'too-many') {
      void reply.header('retry-after', '900')
      return showSignIn(site, request, reply, { status: 429, problem: 'There were too many tries. Wait 15 minutes, then try again', email, kept })
    }
    if (tried.kind === 'refused') return showSignIn(site, request, reply, { status: 400, problem: 'Enter the e-mail address and password of an account that is open', email, kept })
    return await signIn(request, reply, { userId: tried.userId, way: 'password', try: tried.try }, kept)
  })

  app.get('/sign-in/provider', async (request, reply) => {
    const { provider } = site.signIn
    if (provider === null) return showSignIn(site, request, reply, { status: 404 })
    try {
      const next = ownPath((request.query as Record<string, unknown>)['next'])
      return reply.redirect(await provider.begin(browserToken(request, reply), next), 303)
    } catch (error) {
      return providerFault(request, reply, error)
    }
  })

  app.get('/sign-in/answer', async (request, reply) => {
    const { provider } = site.signIn
    if (provider === null) return showSignIn(site, request, reply, { status: 404 })
    try {
      const identity = await provider.finish(browserToken(request, reply), request.url)
      const userId = await findProviderUser(site.pages, door, identity)
      if (userId === null) {
        return showSignIn(site, request, reply, { status: 403, problem: 'Your council account is known, but has no account here that is open. Ask your administrator for one' })
      }
      return await signIn(request, reply, { userId, way: 'provider' }, null, identity.next)
    } catch (error) {
      return providerFault(request, reply, error)
    }
  })

  app.post('/sign-out', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE] ?? ''
    if (!isSameOrigin(request.headers, site.ownHost)) return sendPage(site, reply, 403, forbiddenPage('The request came from another site.'), null, '', '/')
    if (token === '') return reply.redirect('/sign-in', 303)
    if (readFormToken(token, texts(request.body)[FORM_TOKEN]) === null) return sendPage(site, reply, 403, forbiddenPage('You are still signed in. Go back and sign out again.'), null, token, '/')
    await closeSession(site.pages, token)
    clearSession(reply)
    return reply.redirect('/sign-in', 303)
  })

  async function signIn(request: FastifyRequest, reply: FastifyReply, who: { userId: number; way: string; try?: number }, kept: Kept | null, next?: string): Promise<FastifyReply> {
    const token = await openSession(site.pages, door, { ...who, formerToken: request.cookies[SESSION_COOKIE] ?? null })
    if (token === null) return showSignIn(site, request, reply, { status: 403, problem: 'This account is closed' })
    setSession(reply, token)
    const again = kept === null ? null : await asCaller(site.pages, token, site.pretendedToday, async (_tx, caller) => caller)
    if (kept === null || again === null) return reply.redirect(next ?? ownPath((request.query as Record<string, unknown>)['next']), 303)
    return sendPage(site, reply, 200, sendAgainPage({ kept, name: again.value.user?.name ?? '', formToken: makeFormToken(token) }), again.value, token, '/sign-in')
  }

  /** What the provider or the browser sent is no answer to what was asked: a new start, and nothing of it on the page or in the log. */
  function providerFault(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
    if (error instanceof ProviderRefusal) return showSignIn(site, request, reply, { status: 403, problem: error.message })
    request.log.warn({ name: error instanceof Error ? error.name : 'unknown', code: codeOf(error) }, 'sign-in at the provider failed')
    return showSignIn(site, request, reply, { status: 403, problem: 'Signing in with your council account did not work. Try again; if it goes on, tell your administrator' })
  }
}

function readKept(fields: Readonly<Record<string, string>>): Kept | null {
  const path = ownPath(fields[KEPT_PATH])
  if (path === '/') return null
  const kept = Object.entries(fields).filter(([name]) => name.startsWith(KEPT_FIELD)).map(([name, value]) => [name.slice(KEPT_FIELD.length), value] as const)
  return { path, fields: Object.fromEntries(kept.filter(([name]) => name !== FORM_TOKEN)) }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
