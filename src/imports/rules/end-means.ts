import { addDays, type Day } from '../../time/day.ts'
import type { EndMeans } from './mapping.ts'

/**
 * Whether the ends of a file are last days or the days after: the latter where 90 % of the ends that another row of the same
 * subject follows equal that row's start (docs/files.md, "Ends"). Two such pairs or more, or it stays with the last day.
 */
export function guessEndMeans(rows: readonly EndRow[]): EndGuess {
  const bySubject = new Map<string, EndRow[]>()
  for (const row of rows) {
    const held = bySubject.get(row.subject)
    if (held) held.push(row)
    else bySubject.set(row.subject, [row])
  }
  let pairs = 0
  let equal = 0
  for (const own of bySubject.values()) {
    const starts = [...new Set(own.map((row) => row.startedOn))].sort()
    for (const { startedOn, endedOn } of own) {
      if (endedOn === null || endedOn <= startedOn) continue
      const next = starts.find((start) => start >= endedOn)
      if (next === undefined) continue
      pairs += 1
      if (next === endedOn) equal += 1
    }
  }
  return { endMeans: pairs >= 2 && equal >= pairs * 0.9 ? 'day-after' : 'last-day', pairs, equal }
}

/** The last day in force. A row that starts and ends on one day keeps that day, whatever an end means. */
export function lastDay(startedOn: Day, endedOn: Day | null, endMeans: EndMeans): Day | null {
  if (endedOn === null || endMeans === 'last-day') return endedOn
  return endedOn <= startedOn ? endedOn : addDays(endedOn, -1)
}

export type EndRow = { subject: string; startedOn: Day; endedOn: Day | null }
export type EndGuess = { endMeans: EndMeans; pairs: number; equal: number }
