import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

/**
 * A real OpenID Connect server: whoever is `who.account` signs in there without being asked. PKCE is required. `visit` walks the way that
 * a browser goes, and answers the address that it is sent back to.
 */
export async function openProvider(redirectUri: string): Promise<TestProvider> {
  const who: TestProvider['who'] = { account: 'somebody', claims: {}, acr: undefined, amr: undefined }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://localhost:${address.port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'throughline', client_secret: 'a secret of the client', redirect_uris: [redirectUri], token_endpoint_auth_method: 'client_secret_post', response_types: ['code'] }],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'], auth_time: null, iss: null, sid: null },
    acrValues: ['weak', 'strong'],
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...who.claims }) }),
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, AccessToken: 3600, AuthorizationCode: 60, IdToken: 3600 },
  })
  const callback = provider.callback()

  async function handle(request: Parameters<typeof callback>[0], response: Parameters<typeof callback>[1]): Promise<void> {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response)
    if (who.account === null) return await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'canary-description' })
    const grant = new provider.Grant({ accountId: who.account, clientId: 'throughline' })
    grant.addOIDCScope('openid email profile')
    await provider.interactionFinished(request, response, {
      login: { accountId: who.account, ...(who.acr === undefined ? {} : { acr: who.acr }), ...(who.amr === undefined ? {} : { amr: who.amr }) }, consent: { grantId: await grant.save() },
    })
  }

  return {
    issuer, who,
    visit: async (start) => {
      const jar = new Map<string, string>()
      let url = start
      for (let step = 0; step < 10; step += 1) {
        const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
        for (const set of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          jar.set(name, value)
        }
        const next = answer.headers.get('location')
        if (next === null) throw new Error(`the provider stopped with ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
        url = new URL(next, url).href
        if (url.startsWith(redirectUri)) return url
      }
      throw new Error('the provider sent the browser round and round')
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type TestProvider = {
  issuer: string
  /** Null: refuses. */
  who: { account: string | null; claims: Record<string, unknown>; acr: string | undefined; amr: string[] | undefined }
  visit: (start: string) => Promise<string>
  close: () => Promise<void>
}
