import type { Sheet } from '../../files/sheet.ts'
import type { TeamConditions } from './conditions.ts'
import type { GroupSignal, Standing } from './signals.ts'

export function signalsSheet(signals: readonly GroupSignal[], heading: string, name: string): Sheet<GroupSignal> {
  return {
    name,
    rows: signals,
    columns: [
      { key: 'group', title: heading, kind: 'text', value: (signal) => signal.group },
      { key: 'people', title: 'People in the year', kind: 'number', value: (signal) => signal.people },
      { key: 'years', title: 'Years worked', kind: 'number', decimals: 1, value: (signal) => Number(signal.years.toFixed(1)) },
      { key: 'left', title: 'Left', kind: 'text', value: (signal) => (signal.left > 0 && signal.left < 5 ? 'fewer than 5' : String(signal.left)) },
      { key: 'usual', title: 'Usual by chance', kind: 'text', value: (signal) => (signal.standing === 'too few' ? '' : `${signal.usual.from} to ${signal.usual.until}`) },
      { key: 'standing', title: 'Reading', kind: 'text', value: (signal) => WORDS[signal.standing] },
    ],
  }
}

export function conditionsSheet(conditions: readonly TeamConditions[], name: string): Sheet<TeamConditions> {
  return {
    name,
    rows: conditions,
    columns: [
      { key: 'team', title: 'Team', kind: 'text', value: (team) => team.team },
      { key: 'vacant', title: 'Vacant FTE', kind: 'number', decimals: 2, value: (team) => team.vacantFte },
      { key: 'gap', title: 'Not covered by agency, FTE', kind: 'number', decimals: 2, value: (team) => team.gapFte },
      { key: 'long', title: 'Posts vacant over 90 days', kind: 'number', value: (team) => team.longVacant },
      { key: 'manager', title: 'New manager since', kind: 'day', value: (team) => team.newManagerOn },
    ],
  }
}

const WORDS: Readonly<Record<Standing, string>> = {
  'too few': 'Fewer than 10 people: nothing can be said', 'as expected': 'As expected', 'more than expected': 'More than expected: look at what the team carries',
}
