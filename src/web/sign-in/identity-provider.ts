import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretPost, discovery, None, type Configuration,
} from 'openid-client'
import { ownPath } from '../own-path.ts'

/**
 * Sign-in with the council's own identity provider: OpenID Connect, authorization code with PKCE, state and nonce (RFC 9700; OpenID
 * Connect Core 1.0, 3.1). All three are made from the browser's own cookie and a number in the state, so nothing is stored and an answer
 * counts only in the browser that asked.
 */
export function identityProvider(settings: ProviderSettings): IdentityProvider {
  const redirectUri = `${settings.baseUrl.replace(/\/$/, '')}/sign-in/answer`
  let found: Promise<Configuration> | null = null
  const configuration = (): Promise<Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }
  return {
    begin: async (token, next) => {
      const state = makeState(token, next)
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        response_type: 'code',
        state,
        nonce: derive(token, 'nonce', state),
        code_challenge: await calculatePKCECodeChallenge(derive(token, 'verifier', state)),
        code_challenge_method: 'S256',
        ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
      })
      return url.href
    },
    finish: async (token, url) => {
      const current = new URL(url, settings.baseUrl)
      const state = current.searchParams.get('state') ?? ''
      const next = readState(token, state)
      if (next === null) throw new ProviderRefusal('The answer of your council account belongs to another sign-in. Start again')
      if (current.searchParams.has('error')) throw new ProviderRefusal('Your council account did not let you in. Try again, or ask who looks after accounts in your council')
      const answer = new URL(redirectUri)
      answer.search = current.search
      const tokens = await authorizationCodeGrant(await configuration(), answer, {
        expectedState: state, expectedNonce: derive(token, 'nonce', state), pkceCodeVerifier: derive(token, 'verifier', state), idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('no identity token')
      const methods = Array.isArray(claims['amr']) ? claims['amr'] : []
      if (settings.acr.length > 0 && !settings.acr.some((value) => value === claims['acr'])) throw new ProviderRefusal('Your council account was not checked strongly enough. Sign in with a second factor')
      if (settings.amr.length > 0 && !settings.amr.some((method) => methods.includes(method))) throw new ProviderRefusal('Your council account was not checked strongly enough. Sign in with a second factor')
      return { subject: `${claims.iss} ${claims.sub}`, vouchedEmail: vouchedEmail(claims, settings.issuer), next }
    },
  }
}

async function discover(settings: ProviderSettings): Promise<Configuration> {
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(settings.issuer)
  const authentication = settings.clientSecret === undefined ? None() : ClientSecretPost(settings.clientSecret)
  return await discovery(new URL(settings.issuer), settings.clientId, {}, authentication, { timeout: 10, ...(isLocal ? { execute: [allowInsecureRequests] } : {}) })
}

/**
 * An address that the provider has checked. Entra ID sends no email_verified, but a tenant's own directory holds its addresses; an
 * address that anybody may type in at the provider never opens an account.
 */
function vouchedEmail(claims: Readonly<Record<string, unknown>>, issuer: string): string | null {
  const email = claims['email']
  if (typeof email !== 'string') return null
  const tenant = /^https:\/\/login\.microsoftonline\.com\/([0-9a-f-]{36})\//.exec(issuer)?.[1]
  const isOfTenant = tenant !== undefined && claims['tid'] === tenant && claims['email_verified'] === undefined && claims['idp'] === undefined
  return claims['email_verified'] === true || isOfTenant ? email : null
}

function makeState(token: string, next: string): string {
  const body = Buffer.from(JSON.stringify([next, randomBytes(16).toString('base64url')])).toString('base64url')
  return `${body}.${derive(token, 'state', body)}`
}

/** Where to go afterwards, or null where the state is not one that this browser was given. */
function readState(token: string, state: string): string | null {
  const [body = '', signature = ''] = state.split('.')
  const [given, wanted] = [Buffer.from(signature), Buffer.from(derive(token, 'state', body))]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  const read: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
  return Array.isArray(read) ? ownPath(read[0]) : '/'
}

function derive(token: string, purpose: 'state' | 'nonce' | 'verifier', about: string): string {
  return createHmac('sha256', token).update(`sign-in ${purpose} ${about}`).digest('base64url')
}

/** Said to the user as it stands. */
export class ProviderRefusal extends Error {}

export type IdentityProvider = {
  /** The provider's address to send the browser to. */
  begin: (browserToken: string, next: string) => Promise<string>
  finish: (browserToken: string, url: string) => Promise<{ subject: string; vouchedEmail: string | null; next: string }>
}

export type ProviderSettings = {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  /** Where browsers find this service. */
  baseUrl: string
  /** One of these must be the token's acr; empty: not asked. */
  acr: readonly string[]
  /** One of these must be among the token's amr, such as mfa; empty: not asked. */
  amr: readonly string[]
}
