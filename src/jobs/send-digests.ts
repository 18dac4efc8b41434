import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { asCaller } from '../access/begin.ts'
import type { Database } from '../db/database.ts'
import { queueDigest } from '../mail/queue-digest.ts'
import { minutesUntilRetry, weekOf } from '../mail/rules/digest.ts'
import { CannotSend, type Sender } from '../mail/sender.ts'
import type { Day } from '../time/day.ts'
import { repeatJob } from './repeat-job.ts'

/** Works out the digests of the week, one user after another, each as that user; and sends what is queued. */
export async function digestRound(db: Kysely<Database>, jobToken: string, options: DigestOptions): Promise<DigestRound> {
  const round: DigestRound = { queued: 0, sent: 0, failed: 0 }
  const week = weekOf(options.on)
  // Who has nothing waiting has no message either, and is not asked again in this week by this process.
  const { rows } = await sql<{ user_id: number }>`select user_id from access.awaiting_digest(${jobToken}, ${week}, ${options.send !== null})`.execute(db)
  for (const { user_id } of rows) {
    if (options.asked.has(`${user_id} ${week}`)) continue
    options.asked.add(`${user_id} ${week}`)
    if ((await digestOf(db, jobToken, user_id, week, options)) === 'queued') round.queued += 1
  }
  for (let took = true; took && options.send !== null; ) took = await sendOne(db, jobToken, options.send, round)
  return round
}

async function digestOf(db: Kysely<Database>, jobToken: string, userId: number, week: Day, { on, address }: DigestOptions): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const opened = await sql<{ id: string | null }>`select access.open_digest(${jobToken}, ${userId}, ${token}) as id`.execute(db)
  if ((opened.rows[0]?.id ?? null) === null) return 'gone'
  try {
    return (await asCaller(db, token, on, (tx, caller) => queueDigest(tx, caller, week, on, address)))?.value ?? 'gone'
  } finally {
    await sql`select access.close_session(${token})`.execute(db)
  }
}

/** Takes one message, hands it over, and writes what came of it. A process that dies in between tries the message again: at least once, seldom twice. */
async function sendOne(db: Kysely<Database>, jobToken: string, send: Sender, round: DigestRound): Promise<boolean> {
  const { rows } = await sql<{ id: number; address: string; subject: string; body: string; tries: number }>`select * from access.take_mail(${jobToken}, 10)`.execute(db)
  const [mail] = rows
  if (!mail) return false
  const close = async (outcome: 'sent' | 'failed' | 'again', error: string | null, minutes: number): Promise<void> => {
    await sql`select access.close_mail(${jobToken}, ${mail.id}, ${outcome}, ${error}, ${minutes})`.execute(db)
  }
  try {
    await send({ reference: `digest-${mail.id}`, address: mail.address, subject: mail.subject, body: mail.body })
    await close('sent', null, 0)
    round.sent += 1
    return true
  } catch (error) {
    const { code, isFinal } = error instanceof CannotSend ? error : { code: 'unknown', isFinal: false }
    const minutes = isFinal ? null : minutesUntilRetry(mail.tries)
    await close(minutes === null ? 'failed' : 'again', code, minutes ?? 0)
    round.failed += 1
    // A server that took nothing is left alone until the next round; an address that it refused is only that address.
    return isFinal
  }
}

/** Runs a round every minute once the week's hour has come: Monday at seven in London, or at once where a day is pretended. */
export function startDigests(db: Kysely<Database>, options: StartOptions): { stop: () => Promise<void> } {
  const asked = new Set<string>()
  const job = repeatJob(db, {
    job: 'send-digests', door: options.door, everyMilliseconds: options.everyMilliseconds ?? 60_000, isDue: options.isDue, say: options.say,
    round: async (token) => {
      const round = await digestRound(db, token, { on: options.today(), address: options.address(), send: options.send, asked })
      if (round.failed > 0) options.say({ job: 'send-digests', code: 'not-sent', rows: round.failed })
    },
  })
  return { stop: () => job.stop() }
}

export type DigestRound = { queued: number; sent: number; failed: number }
export type DigestOptions = {
  on: Day
  /** Where browsers find the service. */
  address: string
  /** Null: nothing leaves the service, and only the demonstration's digests are made. */
  send: Sender | null
  /** Users and weeks that were asked already. */
  asked: Set<string>
}
type StartOptions = {
  door: string
  today: () => Day
  address: () => string
  isDue: () => boolean
  send: Sender | null
  everyMilliseconds?: number
  say: (fields: Record<string, string | number>) => void
}
