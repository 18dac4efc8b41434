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
  const origin = provider === undefined ? null : originOf(provider)
  if (provider !== undefined && origin === null) problems.push('THROUGHLINE_OIDC_ISSUER must be the https address of the identity provider.')
  if (problems.length > 0 || port === null || uploadMegabytes === null) return { problems }
  return {
    port,
    host: call.option('host') ?? '127.0.0.1',
    databaseUrl,
    databaseOwnerUrl,
    uploadBytes: uploadMegabytes * 1_048_576,
    trustedProxies: (environment['THROUGHLINE_TRUSTED_PROXIES'] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== ''),
    formActionOrigins: origin === null ? [] : [origin],
    log: environment['THROUGHLINE_LOG'] !== 'off',
  }
}

/** Every name that the program reads, also in its tests; another THROUGHLINE_ name is a spelling mistake. */
const KNOWN = new Set([
  'THROUGHLINE_DATA', 'THROUGHLINE_TODAY', 'THROUGHLINE_UPLOAD_MB', 'THROUGHLINE_TRUSTED_PROXIES', 'THROUGHLINE_LOG', 'THROUGHLINE_POSTGRES_BIN',
  'THROUGHLINE_OIDC_ISSUER', 'THROUGHLINE_OIDC_CLIENT_ID', 'THROUGHLINE_OIDC_CLIENT_SECRET', 'THROUGHLINE_BASE_URL', 'THROUGHLINE_ALLOW_NO_BROWSER',
  'THROUGHLINE_TEST_POSTGRES_BIN', 'THROUGHLINE_PG15_BIN',
])

function wholeNumber(text: string, least: number, most: number): number | null {
  if (!/^\d{1,9}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

function originOf(address: string): string | null {
  try {
    return new URL(address).origin
  } catch {
    return null
  }
}

export type Configuration = {
  port: number
  host: string
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  uploadBytes: number
  trustedProxies: readonly string[]
  formActionOrigins: readonly string[]
  log: boolean
}
