import { isIP } from 'node:net'
import type { ProviderSettings } from '../web/sign-in/identity-provider.ts'
import type { CommandCall } from './command.ts'

/** The configuration of the service, or everything that is wrong with it at once, in sentences. */
export function readConfiguration(call: CommandCall): Configuration | { problems: string[] } {
  const { environment } = call
  const problems: string[] = []
  for (const name of Object.keys(environment).filter((key) => key.startsWith('THROUGHLINE_') && !KNOWN.has(key))) {
    problems.push(`${name} is not a setting of Throughline. The settings are ${[...KNOWN].sort().join(', ')}.`)
  }
  const port = wholeNumber(call.option('port') ?? '3000', 0, 65_535)
  if (port === null) problems.push(`--port must be a whole number from 0 to 65535, not "${call.option('port')}".`)
  const uploadMegabytes = wholeNumber(environment['THROUGHLINE_UPLOAD_MB'] ?? '200', 1, 2_000)
  if (uploadMegabytes === null) problems.push('THROUGHLINE_UPLOAD_MB must be a whole number of megabytes from 1 to 2000.')
  const databaseUrl = environment['DATABASE_URL']
  const databaseOwnerUrl = environment['DATABASE_OWNER_URL']
  if (databaseOwnerUrl !== undefined && databaseUrl === undefined) problems.push('DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither.')
  const provider = environment['THROUGHLINE_OIDC_ISSUER']
  const client = environment['THROUGHLINE_OIDC_CLIENT_ID']
  if ((provider === undefined) !== (client === undefined)) problems.push('THROUGHLINE_OIDC_ISSUER and THROUGHLINE_OIDC_CLIENT_ID belong together: set both, or neither.')
  const baseUrl = environment['THROUGHLINE_BASE_URL'] ?? null
  if (provider !== undefined && !isSafeAddress(provider)) problems.push('THROUGHLINE_OIDC_ISSUER must be the https address of the identity provider.')
  if (provider !== undefined && /microsoftonline\.com\/(common|organizations|consumers)(\/|$)/.test(provider)) {
    problems.push('THROUGHLINE_OIDC_ISSUER must name your own tenant: with "common", "organizations" or "consumers" the accounts of every other organisation would be believed.')
  }
  if (provider !== undefined && baseUrl === null) problems.push('THROUGHLINE_BASE_URL is needed beside THROUGHLINE_OIDC_ISSUER: the address at which browsers find this service.')
  if (baseUrl !== null && !isSafeAddress(baseUrl)) problems.push('THROUGHLINE_BASE_URL must be the https address at which browsers find this service, such as https://workforce.example.gov.uk.')
  const passwords = environment['THROUGHLINE_PASSWORDS'] ?? 'on'
  if (!['on', 'off'].includes(passwords)) problems.push('THROUGHLINE_PASSWORDS must be "on" or "off".')
  if (passwords === 'off' && provider === undefined) problems.push('THROUGHLINE_PASSWORDS is off and there is no identity provider: nobody could sign in.')
  const drainSeconds = wholeNumber(environment['THROUGHLINE_DRAIN_SECONDS'] ?? '1', 0, 60)
  if (drainSeconds === null) problems.push('THROUGHLINE_DRAIN_SECONDS must be a whole number of seconds from 0 to 60.')
  const mail = readMail(environment, problems)
  const trustedProxies = list(environment['THROUGHLINE_TRUSTED_PROXIES'])
  for (const address of trustedProxies.filter((text) => !isNetwork(text))) problems.push(`THROUGHLINE_TRUSTED_PROXIES names "${address}", which is no address or network such as 10.1.2.3 or 10.1.2.0/24.`)
  if (problems.length > 0 || port === null || uploadMegabytes === null || drainSeconds === null) return { problems }
  return {
    port,
    host: call.option('host') ?? '127.0.0.1',
    databaseUrl,
    databaseOwnerUrl,
    uploadBytes: uploadMegabytes * 1_048_576,
    trustedProxies,
    baseUrl,
    provider:
      provider === undefined || client === undefined || baseUrl === null
        ? null
        : {
            issuer: provider, clientId: client, clientSecret: environment['THROUGHLINE_OIDC_CLIENT_SECRET'], baseUrl,
            acr: list(environment['THROUGHLINE_OIDC_ACR']), amr: list(environment['THROUGHLINE_OIDC_AMR']),
          },
    hasPasswords: passwords === 'on',
    mail,
    drainSeconds,
    log: environment['THROUGHLINE_LOG'] !== 'off',
  }
}

/** Every name that the program reads, also in its tests; another THROUGHLINE_ name is a spelling mistake. The table of docs/hosting.md has each. */
export const KNOWN = new Set([
  'THROUGHLINE_DATA', 'THROUGHLINE_TODAY', 'THROUGHLINE_UPLOAD_MB', 'THROUGHLINE_TRUSTED_PROXIES', 'THROUGHLINE_LOG', 'THROUGHLINE_POSTGRES_BIN',
  'THROUGHLINE_OIDC_ISSUER', 'THROUGHLINE_OIDC_CLIENT_ID', 'THROUGHLINE_OIDC_CLIENT_SECRET', 'THROUGHLINE_BASE_URL', 'THROUGHLINE_OIDC_ACR', 'THROUGHLINE_OIDC_AMR', 'THROUGHLINE_PASSWORDS', 'THROUGHLINE_DRAIN_SECONDS', 'THROUGHLINE_ALLOW_NO_BROWSER',
  'THROUGHLINE_MAIL_SERVER', 'THROUGHLINE_MAIL_FROM', 'THROUGHLINE_NOTIFY_KEY', 'THROUGHLINE_NOTIFY_TEMPLATE', 'THROUGHLINE_NOTIFY_ADDRESS',
  'THROUGHLINE_TEST_POSTGRES_BIN', 'THROUGHLINE_PG15_BIN', 'THROUGHLINE_NPM_CHROMIUM',
])

/** One of two ways out, or none. */
function readMail(environment: CommandCall['environment'], problems: string[]): MailSettings | null {
  const [server, from] = [environment['THROUGHLINE_MAIL_SERVER'], environment['THROUGHLINE_MAIL_FROM']]
  const [key, template] = [environment['THROUGHLINE_NOTIFY_KEY'], environment['THROUGHLINE_NOTIFY_TEMPLATE']]
  if ((server === undefined) !== (from === undefined)) problems.push('THROUGHLINE_MAIL_SERVER and THROUGHLINE_MAIL_FROM belong together: set both, or neither.')
  if ((key === undefined) !== (template === undefined)) problems.push('THROUGHLINE_NOTIFY_KEY and THROUGHLINE_NOTIFY_TEMPLATE belong together: set both, or neither.')
  if (server !== undefined && key !== undefined) problems.push('THROUGHLINE_MAIL_SERVER and THROUGHLINE_NOTIFY_KEY are two ways to send the same e-mail: set one.')
  if (server !== undefined && !isMailServer(server)) problems.push('THROUGHLINE_MAIL_SERVER must be the address of a mail server, such as smtps://user:password@mail.example.gov.uk or smtp://mail.example.gov.uk:587.')
  if (from !== undefined && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(from)) problems.push('THROUGHLINE_MAIL_FROM must be an e-mail address.')
  if (key !== undefined && !/[0-9a-f-]{36}-[0-9a-f-]{36}$/.test(key)) problems.push('THROUGHLINE_NOTIFY_KEY must be an API key of GOV.UK Notify: it ends in two identifiers of 36 characters.')
  if (template !== undefined && !/^[0-9a-f-]{36}$/.test(template)) problems.push('THROUGHLINE_NOTIFY_TEMPLATE must be the identifier of a template, 36 characters.')
  if (server !== undefined && from !== undefined) return { way: 'smtp', server, from }
  return key !== undefined && template !== undefined ? { way: 'notify', key, template, base: environment['THROUGHLINE_NOTIFY_ADDRESS'] ?? null } : null
}

export type MailSettings = { way: 'smtp'; server: string; from: string } | { way: 'notify'; key: string; template: string; base: string | null }

function isMailServer(address: string): boolean {
  try {
    const { protocol, hostname } = new URL(address)
    return ['smtp:', 'smtps:'].includes(protocol) && hostname !== ''
  } catch {
    return false
  }
}

function wholeNumber(text: string, least: number, most: number): number | null {
  if (!/^\d{1,9}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

/** https, or this machine itself for tests. */
function isSafeAddress(address: string): boolean {
  try {
    const { protocol, hostname } = new URL(address)
    return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
  } catch {
    return false
  }
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const kind = isIP(address)
  return kind !== 0 && more === undefined && (bits === undefined || wholeNumber(bits, 1, kind === 4 ? 32 : 128) !== null)
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '')
}

export type Configuration = {
  port: number
  host: string
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  uploadBytes: number
  trustedProxies: readonly string[]
  /** Where browsers find the service; null: the address it listens on. */
  baseUrl: string | null
  provider: ProviderSettings | null
  /** Who delivers the weekly digest; null: nothing is sent. */
  mail: MailSettings | null
  /** Whether local accounts may sign in with a password. */
  hasPasswords: boolean
  /** Between "not ready" and closing, for a load balancer to notice. */
  drainSeconds: number
  log: boolean
}
