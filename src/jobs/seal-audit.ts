import { sql, type Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import { readHeads, writeHeads } from './audit-heads.ts'
import { repeatJob } from './repeat-job.ts'

/**
 * Seals the audit every few seconds with a token of its own kind, and writes the end of each chain into a file outside the database:
 * whoever rewrites the whole chain there cannot rewrite it here. A chain that no longer holds its written end is left as it is, and said.
 */
export function startSealer(db: Kysely<Database>, options: SealerOptions): Sealer {
  const job = repeatJob(db, {
    job: 'seal-audit', door: options.door, everyMilliseconds: options.everyMilliseconds ?? 5000, say: options.say,
    round: async (token) => {
      for (;;) {
        const found = await sealOnce(db, token, options.dataFolder)
        for (const broken of found.filter(({ is_broken }) => is_broken)) options.say({ job: 'seal-audit', code: 'audit-altered', rows: broken.number })
        if (found.every(({ sealed }) => sealed < BATCH)) return
      }
    },
  })
  // what was written a moment ago is sealed before the door closes
  return { stop: () => job.stop('one more round') }
}

/** One round: at most a batch for each authority. The new ends are written down before the next round asks for them. */
export async function sealOnce(db: Kysely<Database>, token: string, dataFolder: string): Promise<Sealed[]> {
  const heads = await readHeads(dataFolder)
  const known = Object.fromEntries(Object.entries(heads).map(([authority, { number, hash }]) => [authority, [number, hash]]))
  const { rows } = await sql<Sealed>`select * from access.seal_audit(${token}, ${JSON.stringify(known)}::jsonb, ${BATCH})`.execute(db)
  const moved = rows.filter((row) => !row.is_broken && row.number > (heads[row.authority_id]?.number ?? 0))
  if (moved.length > 0) {
    for (const row of moved) heads[row.authority_id] = { number: row.number, hash: row.hash, at: new Date().toISOString() }
    await writeHeads(dataFolder, heads)
  }
  return rows
}

const BATCH = 5000

export type Sealer = { stop: () => Promise<void> }
type Sealed = { authority_id: number; number: number; hash: string; sealed: number; is_broken: boolean }
type SealerOptions = { door: string; dataFolder: string; everyMilliseconds?: number; say: (fields: Record<string, string | number>) => void }
