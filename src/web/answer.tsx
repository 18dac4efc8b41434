import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import { asCaller, type Caller, type Tx } from '../access/begin.ts'
import { mayDo } from '../access/rules/policy.ts'
import { FORM_TOKEN } from './layout/form.tsx'
import { errorPage, forbiddenPage, notFoundPage } from './error-pages.tsx'
import { makeFormToken, readFormToken } from './form-token.ts'
import { isSameOrigin } from './origin.ts'
import { readForm, type ReadForm } from './read-form.ts'
import { renderPage, type Site } from './render.tsx'
import type { PageProps, Reply, Route } from './route.ts'
import { cookieOptions, SESSION_COOKIE } from './session-cookie.ts'

/**
 * Answers one request of one route: who asks (access.begin), whether the policy allows it, the handler, the audit row, all in
 * one transaction; then the page. Only this file touches the reply. A POST that does not redirect changes nothing.
 */
export async function answer(site: Site, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = request.cookies[SESSION_COOKIE] ?? ''
  if (token === '') return toSignIn(request, reply)
  const form = route.method === 'POST' ? await readForm(request, route.form ?? 'fields') : EMPTY
  try {
    if (route.method === 'POST' && !isSameOrigin(request.headers)) return sendPage(site, reply, 403, forbiddenPage('The request came from another site.'), null, token, request.url)
    const key = route.method === 'POST' ? readFormToken(token, form.fields[FORM_TOKEN]) : null
    const done = await handle(site, route, request, token, form, key)
    if (done === null) return toSignIn(request, reply)
    return await send(site, reply, done.reply, done.caller, token, request.url)
  } finally {
    await form.remove()
  }
}

async function handle(site: Site, route: Route, request: FastifyRequest, token: string, form: ReadForm, key: string | null): Promise<{ reply: Sent; caller: Caller } | null> {
  const pool = route.long ? site.jobs : site.pages
  try {
    const done = await asCaller(pool, token, site.pretendedToday, async (tx, caller) => {
      if (route.permission !== 'signed in' && !mayDo(caller.roles, route.permission)) return { reply: { kind: 'forbidden' } as const, caller }
      if (route.method === 'POST') {
        if (key === null) return { reply: { kind: 'stale-form' } as const, caller }
        const location = await takeKey(tx, caller, key)
        if (location !== null) return { reply: { kind: 'redirect', to: location } as const, caller }
      }
      const answered = await route.handle({
        tx,
        caller,
        today: site.today(),
        params: request.params as Record<string, string>,
        query: flat(request.query),
        fields: form.fields,
        files: form.files,
        formToken: makeFormToken(token),
        settings: {
          isDemoSignInOpen: site.isDemoSignInOpen,
          secret: site.secret,
          uploadFolder: site.uploadFolder,
          asCallerOnJobs: async (work) => {
            const value = await asCaller(site.jobs, token, site.pretendedToday, work)
            if (value === null) throw new Error('the session ended while the request was running')
            return value.value
          },
        },
      })
      if (route.method === 'POST' && answered.kind !== 'redirect' && answered.kind !== 'download') throw new Unchanged(answered, caller)
      if (key !== null && answered.kind === 'redirect') await tx.updateTable('form_key').set({ location: answered.to }).where('key', '=', key).execute()
      if (route.audit !== null && answered.kind !== 'not-found') {
        await audit(tx, caller, { action: route.audit, subjectType: route.name, subjectId: Object.values(request.params as Record<string, string>).join('/') || '-' })
      }
      return { reply: answered, caller }
    })
    return done?.value ?? null
  } catch (error) {
    if (error instanceof Unchanged) return { reply: error.reply, caller: error.caller }
    throw error
  }
}

/** Where a form of this key already led; null where the key is new, and now taken by this transaction. A twin waits here. */
async function takeKey(tx: Tx, caller: Caller, key: string): Promise<string | null> {
  const taken = await sql<{ key: string }>`
    insert into form_key (authority_id, key, user_id) values (${caller.authority.id}, ${key}::uuid, ${caller.user?.id ?? 0})
    on conflict (authority_id, key) do nothing returning key`.execute(tx)
  if (taken.rows.length > 0) return null
  const held = await tx.selectFrom('form_key').select('location').where('key', '=', key).executeTakeFirst()
  return held?.location ?? '/'
}

async function send(site: Site, reply: FastifyReply, sent: Sent, caller: Caller, token: string, url: string): Promise<FastifyReply> {
  switch (sent.kind) {
    case 'page':
      return sendPage(site, reply, sent.status ?? 200, sent.page, caller, token, url)
    case 'redirect':
      return reply.redirect(sent.to, 303)
    case 'download':
      return reply
        .type(sent.type)
        .header('content-disposition', `attachment; filename="${sent.fileName.replaceAll(/[^\w.-]+/g, '-')}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(sent.body)
    case 'forbidden':
      return sendPage(site, reply, 403, forbiddenPage('Your role does not include this page.'), caller, token, url)
    case 'stale-form':
      return sendPage(site, reply, 403, forbiddenPage('The form is no longer valid: it was opened before you signed in. Go back, open the page again and send it once more.'), caller, token, url)
    case 'not-found':
      return sendPage(site, reply, 404, notFoundPage(), caller, token, url)
  }
}

export function sendPage(site: Site, reply: FastifyReply, status: number, props: PageProps, caller: Caller | null, token: string, url: string): FastifyReply {
  return reply.status(status).type('text/html; charset=utf-8').send(renderPage(site, props, caller, makeFormToken(token), url))
}

export function sendFault(site: Site, reply: FastifyReply, reference: string): FastifyReply {
  return sendPage(site, reply, 500, errorPage(reference), null, '', '/')
}

function toSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const back = request.method === 'GET' && request.url !== '/' ? `?next=${encodeURIComponent(request.url)}` : ''
  return reply.clearCookie(SESSION_COOKIE, cookieOptions).redirect(`/sign-in${back}`, 303)
}

/** A parameter given twice is taken once; anything but text is nobody's. */
function flat(query: unknown): Record<string, string> {
  const read: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    if (typeof value === 'string') read[name] = value
  }
  return read
}

/** Ends a POST's transaction without a trace: the form goes back to its user with what is wrong. */
class Unchanged extends Error {
  readonly reply: Reply
  readonly caller: Caller
  constructor(reply: Reply, caller: Caller) {
    super('nothing changed')
    this.reply = reply
    this.caller = caller
  }
}

const EMPTY: ReadForm = { fields: {}, files: [], remove: async () => {} }

type Sent = Reply | { kind: 'forbidden' } | { kind: 'stale-form' }
