import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

import { openDatabase } from '../../open.ts'

// Four writers, each with its own ledger of what was acknowledged. What an ended process left open comes next and is tried again.
const [dataDir = '', ledgers = ''] = process.argv.slice(2)
const open = await openDatabase({ dataDir })
process.stdout.write(`${JSON.stringify({ attached: open.attached })}\n`)
const leaving = new AbortController()
process.once('SIGTERM', () => leaving.abort())
await Promise.all([0, 1, 2, 3].map(async (writer) => write(writer)))
await open.close()
process.exit(0)

async function write(writer: number): Promise<void> {
  const ledger = join(ledgers, `acknowledged-${writer}`)
  let next = existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n').length - 1 : 0
  while (!leaving.signal.aborted) {
    const key = `${writer}-${next}`
    while (!(await saved(open.runtime, key))) await sleep(20)
    appendFileSync(ledger, `${key}\n`)
    next += 1
  }
}

// A second try after an unknown outcome must not apply twice, so the key decides.
async function saved(pool: Pool, key: string): Promise<boolean> {
  const client = await pool.connect().catch(() => null)
  if (client === null) return false
  try {
    await client.query('BEGIN')
    const inserted = await client.query('INSERT INTO record (key) VALUES ($1) ON CONFLICT DO NOTHING', [key])
    if (inserted.rowCount === 1) {
      await client.query('INSERT INTO record_audit (key) VALUES ($1)', [key])
      await client.query('UPDATE record_count SET count = count + 1')
    }
    await client.query('COMMIT')
    client.release()
    return true
  } catch (error) {
    client.release(error instanceof Error ? error : true)
    return false
  }
}
