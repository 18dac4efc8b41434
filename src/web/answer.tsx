import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import { asCaller, type Caller, type Tx } from '../access/begin.ts'
import { withCopying } from '../db/copying.ts'
import { takeTry } from '../access/sign-in.ts'
import { mayDo, rolesThatMay } from '../access/rules/policy.ts'
import { FORM_TOKEN } from './layout/form.tsx'
import { forbiddenPage, notFoundPage } from './error-pages.tsx'
import { makeFormToken, readFormToken } from './form-token.ts'
import { isSameOrigin, ownAddressOf } from './origin.ts'
import { readForm, type ReadForm } from './read-form.ts'
import type { Site } from './render.tsx'
import type { Reply, Route } from './route.ts'
import { sendPage } from './send-page.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { keepForm, showSignIn } from './sign-in/show-sign-in.ts'

/**
 * Answers one request of one route: who asks (access.begin), whether the policy allows it, the handler, the audit row, all in
 * one transaction; then the page. Only this file touches the reply. A POST that does not redirect changes nothing.
 */
export async function answer(site: Site, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = request.cookies[SESSION_COOKIE] ?? ''
  const isPost = route.method === 'POST'
  if (isPost && !isSameOrigin(request.headers, site.ownHost)) return sendPage(site, reply, 403, forbiddenPage('The request came from another site.'), null, '', '/')
  if (token === '') return await toSignIn(site, route, request, reply)
  if (hasNul([...Object.values(request.params as Record<string, string>), ...Object.values(flat(request.query))])) return sendPage(site, reply, 404, notFoundPage(), null, '', '/')
  // A file is taken from nobody who may not send it: megabytes are read after the session was looked at, not before.
  if (isPost && route.form === 'multipart') {
    const early = await mayBegin(site, route, request, token)
    if (early === null) return await toSignIn(site, route, request, reply)
    if (early.reply !== null) return await send(site, reply, early.reply, early.caller, token, request.url)
  }
  const form = isPost ? await readForm(request, route.form ?? 'fields', route.mostFileBytes ?? null) : EMPTY
  try {
    const key = isPost ? keyOf(readFormToken(token, form.fields[FORM_TOKEN]), request.url) : null
    const done = await handle(site, route, request, token, form, key)
    if (done === null) return await toSignIn(site, route, request, reply)
    return await send(site, reply, done.reply, done.caller, token, request.url)
  } finally {
    await form.remove()
  }
}

async function handle(site: Site, route: Route, request: FastifyRequest, token: string, form: ReadForm, key: string | null): Promise<{ reply: Sent; caller: Caller } | null> {
  const pool = route.long ? site.jobs : site.pages
  const params = request.params as Record<string, string>
  const later: (() => Promise<void>)[] = []
  try {
    const done = await asCaller(
      pool,
      token,
      site.pretendedToday,
      async (tx, caller) => {
        const refused = await refusal(tx, caller, route)
        if (refused !== null) return { reply: refused, caller }
        if (route.method === 'POST') {
          if (key === null) return { reply: { kind: 'stale-form' } as const, caller }
          const location = await takeKey(tx, caller, key)
          if (location !== null) return { reply: { kind: 'redirect', to: location } as const, caller }
        }
        const answered = await route.handle({
          tx,
          caller,
          today: site.today(),
          params,
          query: flat(request.query),
          fields: form.fields,
          files: form.files,
          formToken: makeFormToken(token),
          settings: {
            isDemoSignInOpen: site.isDemoSignInOpen,
            secret: site.secret,
            uploadFolder: site.uploadFolder,
            takeTry: async (subject) => (await takeTry(site.pages, site.secret('door'), subject, subject)) !== null,
            asCallerOnJobs: async (work) => {
              const value = await asCaller(site.jobs, token, site.pretendedToday, work, throughOf(route))
              if (value === null) throw new Error('the session ended while the request was running')
              return value.value
            },
            asCallerCopying: async (work) =>
              await withCopying(site.jobsPool, async (one, copy) => {
                const value = await asCaller(one, token, site.pretendedToday, (tx, caller) => work(tx, caller, copy), throughOf(route))
                if (value === null) throw new Error('the session ended while the request was running')
                return value.value
              }),
            afterwards: (work) => void later.push(work),
            ownAddress: ownAddressOf(site, request),
            childKeys: site.childKeys,
          },
        })
        if (route.method === 'POST' && !isDone(answered)) throw new Unchanged(answered, caller)
        if (key !== null && answered.kind === 'redirect') await tx.updateTable('form_key').set({ location: answered.to }).where('key', '=', key).execute()
        if (route.audit !== null && answered.kind !== 'not-found') await audit(tx, caller, { action: route.audit, ...subjectOf(route, params) })
        return { reply: answered, caller }
      },
      throughOf(route),
    )
    // not before the transaction is there for others to see, and not where it was given up
    for (const work of later) {
      void work().catch((error: unknown) => request.log.error({ reference: request.id, route: route.name, name: error instanceof Error ? error.name : 'unknown', code: codeOf(error) }, 'fault in work after the answer'))
    }
    return done?.value ?? null
  } catch (error) {
    if (error instanceof Unchanged) return { reply: error.reply, caller: error.caller }
    if (route.method === 'GET' && isNoValue(error)) return await insteadOf(site, token, request, error, 'not-found')
    // The second wall: what the page let through and row-level security did not.
    if (codeOf(error) === '42501') return await insteadOf(site, token, request, error, 'forbidden')
    throw error
  }
}

/** A text in the address that no column can hold, such as 1.5 for a number, names nothing that is there. */
function isNoValue(error: unknown): boolean {
  return ['22P02', '22003', '22007', '22008'].includes(codeOf(error))
}

async function insteadOf(site: Site, token: string, request: FastifyRequest, error: unknown, kind: 'not-found' | 'forbidden'): Promise<{ reply: Sent; caller: Caller } | null> {
  request.log.warn({ route: request.routeOptions.url ?? 'none', code: codeOf(error) }, kind === 'forbidden' ? 'refused by the database' : 'no such value')
  const done = await asCaller(site.pages, token, site.pretendedToday, async (_tx, caller) => caller)
  return done === null ? null : { reply: { kind }, caller: done.value }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Whether this caller could post to this route at all, before anything is read; the answer that stands already, if there is one. */
async function mayBegin(site: Site, route: Route, request: FastifyRequest, token: string): Promise<{ reply: Sent | null; caller: Caller } | null> {
  const form = request.headers['content-type'] ?? ''
  const done = await asCaller(site.pages, token, site.pretendedToday, async (tx, caller) => ({ reply: await refusal(tx, caller, route), caller }), throughOf(route))
  if (done === null || done.value.reply !== null || /^multipart\/form-data/i.test(form)) return done?.value ?? null
  return { reply: { kind: 'stale-form' }, caller: done.value.caller }
}

async function refusal(tx: Tx, caller: Caller, route: Route): Promise<Sent | null> {
  if (caller.mustChangePassword && !route.opensWithTemporaryPassword) return { kind: 'redirect', to: '/account/password' }
  if (route.permission === 'signed in' || mayDo(caller.roles, route.permission)) return null
  await audit(tx, caller, { action: 'refused', subjectType: 'page', subjectId: route.name })
  return { kind: 'forbidden' }
}

/** Roles that give the right to this route: people are reached through them alone, so that two roles never add up to more than each. */
function throughOf(route: Route): readonly string[] | null {
  return route.permission === 'signed in' ? null : rolesThatMay(route.permission)
}

/** Whom or what an audit row of a page is about: a person's page says so, so that the person can read who looked. */
function subjectOf(route: Route, params: Readonly<Record<string, string>>): { subjectType: string; subjectId: string; detail?: Record<string, unknown> } {
  const about = route.scope === 'person' || route.scope === 'team' ? params[route.scope] : undefined
  if (about !== undefined) return { subjectType: route.scope, subjectId: about, detail: { page: route.name } }
  return { subjectType: route.name, subjectId: Object.values(params).join('/') || '-' }
}

/** Several forms of one page carry one token: the address makes it a key of each. */
function keyOf(key: string | null, url: string): string | null {
  if (key === null) return null
  const hash = createHash('sha256').update(`${key} ${url.split('?')[0]}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20, 32)}`
}

function isDone(answered: Reply): boolean {
  return answered.kind === 'redirect' || answered.kind === 'download' || (answered.kind === 'page' && answered.isDone === true)
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
        .send(typeof sent.body === 'string' || Buffer.isBuffer(sent.body) ? sent.body : Readable.from(sent.body))
    case 'forbidden':
      return sendPage(site, reply, 403, forbiddenPage('Your role does not include this page.'), caller, token, url)
    case 'stale-form':
      return sendPage(site, reply, 403, forbiddenPage('The form is no longer valid: it was opened before you signed in. Go back, open the page again and send it once more.'), caller, token, url)
    case 'not-found':
      return sendPage(site, reply, 404, notFoundPage(), caller, token, url)
  }
}

/** A page is asked for again after signing in; what was filled in is kept on the sign-in page (WCAG 2.2.1). */
async function toSignIn(site: Site, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (route.method === 'POST') {
    const fields = route.form === 'multipart' ? {} : (await readForm(request, 'fields')).fields
    return showSignIn(site, request, reply, { status: 401, kept: keepForm(request, fields) })
  }
  return reply.redirect(request.url === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(request.url)}`, 303)
}

/** A parameter given twice is left out; anything but text is nobody's. */
function flat(query: unknown): Record<string, string> {
  const read: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    if (typeof value === 'string') read[name] = value
  }
  return read
}

/** The database takes no NUL in a text; nobody means one. */
function hasNul(texts: readonly string[]): boolean {
  return texts.some((text) => text.includes('\0'))
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
