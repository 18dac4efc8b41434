import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Button } from '../govuk/button.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { Input } from '../govuk/input.tsx'
import { sendPage } from './answer.tsx'
import { isSameOrigin } from './origin.ts'
import { texts } from './read-form.ts'
import type { Site } from './render.tsx'
import { cookieOptions, SESSION_COOKIE } from './session-cookie.ts'

/** The only addresses that answer without a session, beside health and the built files. */
export function serveSignIn(app: FastifyInstance, site: Site, settings: SignInSettings): void {
  app.get('/sign-in', (request, reply) => show(site, settings, request, reply, null))
  app.post('/sign-in', async (request, reply) => {
    if (!isSameOrigin(request.headers)) return reply.status(403).send('')
    const { email = '', password = '', persona = '' } = texts(request.body)
    const userId = persona !== '' && site.isDemoSignInOpen ? await findPersona(site, persona) : await checkPassword(site, email, password)
    if (userId === null) return show(site, settings, request, reply, 'Enter the e-mail address and password of an account that is open')
    return openSession(site, request, reply, userId)
  })
  app.post('/sign-out', async (request, reply) => {
    if (!isSameOrigin(request.headers)) return reply.status(403).send('')
    const token = request.cookies[SESSION_COOKIE]
    if (token) await sql`select access.close_session(${token})`.execute(site.pages)
    return reply.clearCookie(SESSION_COOKIE, cookieOptions).redirect('/sign-in', 303)
  })
}

async function openSession(site: Site, request: FastifyRequest, reply: FastifyReply, userId: number): Promise<FastifyReply> {
  const token = randomBytes(32).toString('base64url')
  await sql`select access.open_session(${userId}, ${token})`.execute(site.pages)
  return reply.setCookie(SESSION_COOKIE, token, cookieOptions).redirect(safeNext(request), 303)
}

/** Only a path of ours: never another site, whatever the address says. */
function safeNext(request: FastifyRequest): string {
  const next = (request.query as Record<string, unknown>)['next']
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
}

async function findPersona(site: Site, email: string): Promise<number | null> {
  const { rows } = await sql<{ user_id: number; is_demo: boolean; is_disabled: boolean }>`select * from access.find_sign_in(${email})`.execute(site.pages)
  return rows[0]?.is_demo && !rows[0].is_disabled ? rows[0].user_id : null
}

/** The same work for an unknown address as for a known one, so that time tells nothing. */
async function checkPassword(site: Site, email: string, password: string): Promise<number | null> {
  const { rows } = await sql<{ user_id: number; password_hash: string | null; is_disabled: boolean }>`select * from access.find_sign_in(${email})`.execute(site.pages)
  const matches = await verify(rows[0]?.password_hash ?? (await decoy()), password.slice(0, 200))
  if (rows[0]?.password_hash && matches && !rows[0].is_disabled) return rows[0].user_id
  if (rows[0]) await sql`select access.note_refused_sign_in(${rows[0].user_id}, 'password')`.execute(site.pages)
  return null
}

let decoyHash: Promise<string> | null = null

function decoy(): Promise<string> {
  decoyHash ??= hash(randomBytes(16).toString('hex'), ARGON2)
  return decoyHash
}

/** OWASP's second choice for argon2id (ASVS 11.4.2): 46 MiB, one pass. */
export const ARGON2 = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const

function show(site: Site, settings: SignInSettings, request: FastifyRequest, reply: FastifyReply, problem: string | null): FastifyReply {
  const { email = '' } = texts(request.body)
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {problem !== null && <ErrorSummary errors={[{ text: problem, href: '#email' }]} />}
        <h1 class="govuk-heading-l">Sign in</h1>
        {site.isDemoSignInOpen && <Personas personas={settings.personas} action={request.url} />}
        <form method="post" action={request.url} novalidate>
          {site.isDemoSignInOpen && <h2 class="govuk-heading-m">With an account</h2>}
          <Input id="email" name="email" label="E-mail address" type="email" autocomplete="username" value={email} width="30" {...(problem === null ? {} : { error: problem })} />
          <Input id="password" name="password" label="Password" type="password" autocomplete="current-password" width="30" />
          <Button>Sign in</Button>
        </form>
      </div>
    </div>
  )
  return sendPage(site, reply, problem === null ? 200 : 400, { title: 'Sign in', body, hasErrors: problem !== null }, null, '', '/sign-in')
}

function Personas(props: { personas: readonly Persona[]; action: string }) {
  return (
    <>
      <p class="govuk-body">This is a demonstration council. Choose whom to be; no password is asked.</p>
      <form method="post" action={props.action} novalidate>
        <ul class="govuk-list tl-personas">
          {props.personas.map((persona) => (
            <li>
              <button class="govuk-button govuk-button--secondary" name="persona" value={persona.email}>{persona.label}</button>
            </li>
          ))}
        </ul>
      </form>
    </>
  )
}

export type Persona = { email: string; label: string }

export type SignInSettings = {
  personas: readonly Persona[]
  /** The identity provider's origin, which the sign-in form leads to. */
  formActionOrigins: readonly string[]
}
