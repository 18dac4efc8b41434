import { countRisk } from './count-risk.ts'
import { joinTimes } from './join-times.ts'
import type { RiskTable } from './risk-table.ts'
import { sortRisk } from './sort-risk.ts'
import { causesOf, findImpossible, type Spells } from './spells.ts'

/**
 * The risk table of any spells: counted where the times are whole days, which is the usual case, else sorted. Throws RangeError on
 * an impossible spell; `findImpossible` says before which one it is. `causes` fixes which causes have a column, so that the tables
 * of several groups have the same ones.
 */
export function riskTable(spells: Spells, causes: readonly number[] = causesOf(spells)): RiskTable {
  const impossible = findImpossible(spells)
  if (impossible) throw new RangeError(`spell ${impossible.at} is impossible: its ${impossible.wrong}`)
  return countRisk(spells, causes) ?? sortRisk(joinTimes(spells), causes)
}
