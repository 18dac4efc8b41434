import { Pool, types } from 'pg'
import type { PoolConfig } from 'pg'

/** A pool that reads days as text and counts as numbers, waits for nothing without end, and outlives a restart of the server. */
export function openPool(config: PoolConfig, limits: Limits = PAGE_LIMITS): Pool {
  const pool = new Pool({
    max: 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Unless it is named, the temporary schema comes first: a table left there by one transaction would stand before the record of the next.
    options: '-c search_path=public,pg_temp',
    ...config,
    types: PARSERS,
    statement_timeout: limits.statementSeconds * 1000,
    idle_in_transaction_session_timeout: limits.idleInTransactionSeconds * 1000,
    lock_timeout: limits.lockSeconds * 1000,
    application_name: 'throughline',
  })
  // A connection that breaks leaves the pool by itself, idle or in use; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** A page answers or gives up within five seconds (assurance R16). */
export const PAGE_LIMITS: Limits = { statementSeconds: 5, idleInTransactionSeconds: 10, lockSeconds: 2 }

/** An import or a sealed night's work may take a minute a statement. */
export const JOB_LIMITS: Limits = { statementSeconds: 60, idleInTransactionSeconds: 60, lockSeconds: 10 }

export type Limits = { readonly statementSeconds: number; readonly idleInTransactionSeconds: number; readonly lockSeconds: number }

type Parser = (value: string) => unknown

const text: Parser = (value) => value
const texts: Parser = types.getTypeParser(1009 as Parameters<typeof types.getTypeParser>[0])

const safeNumber = (value: string): number => {
  const read = Number(value)
  if (!Number.isSafeInteger(read)) throw new RangeError(`the number ${value} from the database is too large to be exact`)
  return read
}

// By PostgreSQL's type numbers. A DATE as a Date would be midnight in the server's zone: a day early half the year.
const BY_TYPE = new Map<number, Parser>([
  [20, safeNumber],
  [1016, (value) => (texts(value) as (string | null)[]).map((item) => (item === null ? null : safeNumber(item)))],
  [1082, text],
  [1182, texts],
  [1700, text],
  [1231, texts],
  [1114, text],
  [1115, texts],
])

const PARSERS: NonNullable<PoolConfig['types']> = {
  getTypeParser: (type: number, format?: string) => (format === 'binary' ? undefined : BY_TYPE.get(type)) ?? types.getTypeParser(type, format as 'text'),
}
