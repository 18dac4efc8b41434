import { listMeasures } from '../measures/list-measures.ts'
import { loadMeasured } from '../measures/read-measured.ts'
import type { GroupKind } from '../measures/rules/population.ts'
import { readDay } from '../time/day.ts'
import type { Command } from './command.ts'
import { dataOption, jsonOption, withCouncil } from './open-council.ts'

const GROUPS: readonly string[] = ['team', 'service', 'role'] satisfies GroupKind[]

export const measuresCommand: Command = {
  words: ['measures'],
  about: 'Every measure of the year that ends on a day, as DfE computes it.',
  options: {
    on: { type: 'string', value: 'DAY', about: 'the last day of the year, such as 2025-09-30', required: true },
    by: { type: 'string', value: 'GROUP', about: 'also by team, service or role' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const on = readDay(call.option('on') ?? '')
    const by = call.option('by')
    if (on === null) {
      call.say(`"${call.option('on')}" is not a day: write it as 2025-09-30.`)
      return 2
    }
    if (by !== undefined && !GROUPS.includes(by)) {
      call.say(`"${by}" is not a group: team, service or role.`)
      return 2
    }
    const rows = await withCouncil(call, (council) => council.as(async (tx, caller) => listMeasures((await loadMeasured(tx, caller, on)).record, on, (by as GroupKind | undefined) ?? null)))
    if (rows === null) return 2
    if (call.flag('json')) call.print(JSON.stringify(rows, null, 2))
    else {
      for (const row of rows) {
        const value = row.value === null ? 'not known' : `${row.value.toFixed(2)} ${row.unit}`
        call.print(`${row.group ? `${row.group.name}: ` : ''}${row.measure} (${row.basis}) ${value}${row.denominator === null || row.numerator === null ? '' : `, ${row.numerator} of ${row.denominator}`}`)
      }
    }
    return 0
  },
}
