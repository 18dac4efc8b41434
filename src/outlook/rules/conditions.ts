import { addMonths, type Day } from '../../time/day.ts'
import { establishmentBoard } from '../../workforce/rules/establishment-board.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { managerChanges } from './prompts.ts'

/** What a team carries on a day: conditions, not people. Teams that carry nothing are left out; the order is by name. */
export function teamConditions(record: Workforce, on: Day): TeamConditions[] {
  const names = new Map(record.teams.map((team) => [team.id, team.name]))
  const recent = managerChanges(record, on).filter((change) => change.on > addMonths(on, -6))
  return [...groupBy(establishmentBoard(record, on).filter((row) => row.teamId !== null), (row) => row.teamId ?? 0)]
    .map(([teamId, rows]) => ({
      team: names.get(teamId) ?? 'No team',
      vacantFte: Number(rows.reduce((sum, row) => sum + row.vacantFte, 0).toFixed(2)),
      gapFte: Number(rows.reduce((sum, row) => sum + row.gapFte, 0).toFixed(2)),
      longVacant: rows.filter((row) => row.flags.includes('vacant over 90 days')).length,
      newManagerOn: recent.filter((change) => change.teamId === teamId).map((change) => change.on).sort().at(-1) ?? null,
    }))
    .filter((team) => team.vacantFte > 0 || team.longVacant > 0 || team.newManagerOn !== null)
    .sort((a, b) => a.team.localeCompare(b.team, 'en', { numeric: true }))
}

export type TeamConditions = {
  team: string
  vacantFte: number
  /** Vacant and not covered by an agency worker. */
  gapFte: number
  longVacant: number
  newManagerOn: Day | null
}
