import { dayText } from '../../fields/days.ts'
import { day, type Day } from '../../time/day.ts'

/** The day that a page was asked for as `?on=`, written in any usual way; else the last day that the record speaks of. */
export function chooseDay(text: string | undefined, dataDay: Day | null): ChosenDay {
  if (text === undefined || text.trim() === '') return { on: dataDay, text: '', problem: null }
  const read = dayText('the day', { from: day('2010-01-01'), until: day('2100-12-31') }).read('on', { on: text })
  return read.ok ? { on: read.value, text, problem: null } : { on: dataDay, text, problem: read.problems[0]?.message ?? null }
}

export type ChosenDay = { on: Day | null; text: string; problem: string | null }
