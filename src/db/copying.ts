import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from './database.ts'

/**
 * Runs `work` with one connection that both queries and COPY go through, so that rows can be poured into a table within the
 * transaction that Kysely opens. A failure in the source of the rows ends the COPY and is thrown.
 */
export async function withCopying<T>(pool: Pool, work: (db: Kysely<Database>, copy: Copy) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const noteBroken = (error: Error): void => void (broken = error)
  client.on('error', noteBroken)
  try {
    return await work(overOne(client), async (statement, lines) => {
      await pipeline(Readable.from(lines, { objectMode: true, highWaterMark: 2 }), client.query(copyFrom(statement)))
    })
  } finally {
    client.off('error', noteBroken)
    client.release(broken)
  }
}

function overOne(client: PoolClient): Kysely<Database> {
  const one = { query: client.query.bind(client), release: () => {} } as unknown as PoolClient
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: { connect: async () => one, end: async () => {} } }) })
}

/** Pours text lines in the format of COPY into what the statement names. */
export type Copy = (statement: string, lines: AsyncIterable<string | Buffer>) => Promise<void>
