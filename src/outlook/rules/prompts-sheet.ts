import type { Sheet } from '../../files/sheet.ts'
import { daysBetween, formatDay, type Day } from '../../time/day.ts'
import { promptLabels, type ClosedPrompt, type Prompt } from './prompts.ts'

export function promptsSheet(prompts: readonly Prompt[], on: Day, words: { nameOf: (personId: number) => string; teamOf: (teamId: number | null) => string; managerOf: (prompt: Prompt) => string }): Sheet<Prompt> {
  return {
    name: `Stay conversations due, ${formatDay(on)}`,
    rows: prompts,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (prompt) => words.nameOf(prompt.personId) },
      { key: 'team', title: 'Team', kind: 'text', value: (prompt) => words.teamOf(prompt.teamId) },
      { key: 'why', title: 'Why now', kind: 'text', value: (prompt) => promptLabels[prompt.rule] },
      { key: 'due', title: 'Due', kind: 'day', value: (prompt) => prompt.dueOn },
      { key: 'state', title: 'State', kind: 'text', value: (prompt) => dueText(prompt.dueOn, on) },
      { key: 'owner', title: 'Whose to hold', kind: 'text', value: (prompt) => words.managerOf(prompt) },
    ],
  }
}

/** "97 conversations: 79 overdue, 18 due by 28 December 2026." */
export function promptsSummary(prompts: readonly Prompt[], on: Day): string {
  const overdue = prompts.filter((prompt) => prompt.dueOn < on).length
  const last = prompts.at(-1)?.dueOn
  const parts = [...(overdue > 0 ? [`${overdue} overdue`] : []), ...(last !== undefined && overdue < prompts.length ? [`${prompts.length - overdue} due by ${formatDay(last)}`] : [])]
  return `${prompts.length} ${prompts.length === 1 ? 'conversation' : 'conversations'}: ${parts.join(', ')}.`
}

export function closedSheet(closed: readonly ClosedPrompt[], on: Day, nameOf: (personId: number) => string): Sheet<ClosedPrompt> {
  return {
    name: `Stay conversations closed, ${formatDay(on)}`,
    rows: closed,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (one) => nameOf(one.personId) },
      { key: 'why', title: 'Why', kind: 'text', value: (one) => promptLabels[one.rule] },
      { key: 'due', title: 'Was due', kind: 'day', value: (one) => one.dueOn },
      { key: 'outcome', title: 'Outcome', kind: 'text', value: (one) => (one.outcome === 'held' ? 'Held' : 'Declined') },
      { key: 'on', title: 'On', kind: 'day', value: (one) => one.onDay },
    ],
  }
}

function dueText(due: Day, on: Day): string {
  const days = daysBetween(on, due)
  if (days === 0) return 'Due today'
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return days < 0 ? `Overdue ${count}` : `Due in ${count}`
}
