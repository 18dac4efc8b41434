import type { Command } from './command.ts'
import { dataOption, jsonOption, withCouncil } from './open-council.ts'
import { readDay } from '../time/day.ts'
import { listOutcomeRuns } from '../academy/queries.ts'
import { cohortOutcomes, type OutcomeCounts, type Share } from '../academy/rules/outcomes.ts'

export const academyOutcomesCommand: Command = {
  words: ['academy', 'outcomes'],
  about: 'Print what became of each cohort, on both bases, with n of N and interval.',
  options: {
    on: { type: 'string', value: 'DATE', about: 'the day of the table; default today' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const on = call.option('on') === undefined ? call.today : readDay(call.option('on') ?? '')
    if (on === null) {
      call.say('--on must be a day such as 2026-09-30.')
      return 2
    }
    const table = await withCouncil(call, async (council) => await council.as(async (tx) => {
      const { cohorts, runs } = await listOutcomeRuns(tx)
      return cohortOutcomes(cohorts, runs, on)
    }))
    if (table === null) return 2
    if (call.flag('json')) call.print(JSON.stringify(table, null, 2))
    else call.print([...table.cohorts.map((row) => lineOf(row.cohort, row)), lineOf('All cohorts', table.pooled)].join('\n'))
    return 0
  },
}

function lineOf(name: string, row: OutcomeCounts): string {
  return `${name}: ${row.started} started, ${row.inProgress} in progress, ${row.completed} completed; still here ${said(row.retainedOfStarted)} of those who started and ended, ${said(row.retainedOfCompleted)} of those who completed${row.followUpMonths === null ? '' : `; followed for ${row.followUpMonths} months`}.`
}

function said(share: Share): string {
  return share.pct === null ? `${share.n} of ${share.N}` : `${share.n} of ${share.N} (${share.pct.toFixed(1)} %)`
}
