import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../db/database.ts'

/**
 * Runs a round of a job again and again, one after another, with a job's token that is renewed before it ends. A round that fails is said,
 * and the next one begins with a new token. `stop` waits for the round that runs; `last` runs one more before it.
 */
export function repeatJob(db: Kysely<Database>, options: JobOptions): { stop: (last?: 'one more round') => Promise<void> } {
  let token: { text: string; until: number } | null = null
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let isStopped = false

  const run = async (): Promise<void> => {
    if (options.isDue?.() === false) return
    if (token === null || token.until < Date.now()) {
      const text = randomBytes(32).toString('base64url')
      await sql`select access.open_job(${options.door}, ${text})`.execute(db)
      token = { text, until: Date.now() + 11 * 3_600_000 }
    }
    await options.round(token.text)
  }
  const tick = (): void => {
    running = run()
      .catch((error: unknown) => {
        token = null
        options.say({ job: options.job, code: codeOf(error) })
      })
      .then(() => {
        if (!isStopped) timer = setTimeout(tick, options.everyMilliseconds)
        timer?.unref()
      })
  }
  tick()
  return {
    stop: async (last) => {
      isStopped = true
      clearTimeout(timer)
      await running
      if (last !== undefined) await run().catch(() => {})
    },
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown'
}

type JobOptions = {
  /** As the log names it. */
  job: string
  door: string
  everyMilliseconds: number
  isDue?: () => boolean
  round: (token: string) => Promise<void>
  say: (fields: Record<string, string | number>) => void
}
