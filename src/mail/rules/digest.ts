import { addDays, formatDay, weekday, type Day } from '../../time/day.ts'

/** One thing that waits for somebody: a count and a sentence, never a name of a person or a fact about one. */
export type DigestLine = { count: number; text: string; path: string }

/** The Monday of the week of a day. */
export function weekOf(on: Day): Day {
  return addDays(on, 1 - weekday(on))
}

/**
 * The weekly digest as plain text: one message instead of many, with counts and addresses only, because mail is read on lock screens and
 * forwarded. Without a line there is no message.
 */
export function writeDigest(facts: DigestFacts): { subject: string; body: string } | null {
  const lines = facts.lines.filter((line) => line.count > 0)
  if (lines.length === 0) return null
  const things = lines.reduce((sum, line) => sum + line.count, 0)
  return {
    subject: `${things === 1 ? '1 thing waits' : `${things} things wait`} for you in Throughline`,
    body: [
      `Week of ${formatDay(facts.week)}, ${facts.council}`,
      '',
      ...lines.flatMap((line) => [`${line.count} ${line.text}`, `  ${facts.address}${line.path}`, '']),
      `You get this once a week. To stop it: ${facts.address}${facts.choicePath}`,
    ].join('\n'),
  }
}

export type DigestFacts = { week: Day; council: string; lines: readonly DigestLine[]; address: string; choicePath: string }

/** Minutes until the next try after so many; null: given up. Eight tries over two days, since a mail server that is down on Monday is up on Tuesday. */
export function minutesUntilRetry(tries: number): number | null {
  return [1, 5, 15, 60, 240, 720, 1440][tries - 1] ?? null
}

/** A digest as its reader finds it again. */
export type OwnMail = { id: number; week: Day; subject: string; body: string; state: 'queued' | 'sent' | 'failed'; sentAt: Date | null }
