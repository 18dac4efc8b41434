import { cumulativeIncidence } from '../../stats/survival/cumulative-incidence.ts'
import { valueAt } from '../../stats/survival/kaplan-meier.ts'
import { riskTable } from '../../stats/survival/risk.ts'
import { causeLabels, type Cause } from './causes-of-leaving.ts'
import { curveOf, MONTH, spellLists } from './retention.ts'
import type { RetentionSpell } from './retention-spells.ts'

/**
 * Where people went, causes competing. A cause of fewer than five is put together with others until the sum is five or more, so that
 * nobody can be worked out from the table, also not by subtraction (docs/rules/retention.md).
 */
export function causesOfLeaving(spells: readonly RetentionSpell[]): CauseLine[] {
  const counts = new Map<Cause, number>()
  for (const { cause } of spells) if (cause > 0) counts.set(cause as Cause, (counts.get(cause as Cause) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => a - b)
  const together: Cause[] = []
  let sum = 0
  while (sorted.length > 0 && ((sorted[0]?.[1] ?? 0) < LEAST || (together.length > 0 && sum < LEAST))) {
    const [next] = sorted.splice(0, 1)
    if (next) {
      together.push(next[0])
      sum += next[1]
    }
  }
  const lines = [...sorted.toReversed().map(([cause, left]) => ({ causes: [cause], left })), ...(together.length === 0 ? [] : [{ causes: together, left: sum }])]
  const lists = spellLists(spells)
  const merged = { ...lists, cause: Array.from(lists.cause, (cause) => 1 + lines.findIndex(({ causes }) => causes.includes(cause as Cause))) }
  const table = riskTable(merged, lines.map((_, at) => at + 1))
  const gone = cumulativeIncidence(table)
  const curve = curveOf(lists)
  return lines.map(({ causes, left }, at) => ({
    label: causes.map((cause) => causeLabels[cause]).join(', or '),
    left: left < LEAST ? null : left,
    gone: MARKS.map((months) => (curve === null || curve.from > 0 || months * MONTH > curve.until ? null : valueAt(table.times, gone[at]?.value ?? [], months * MONTH, 0))),
  }))
}

export const MARKS = [12, 24, 36] as const
const LEAST = 5

export type CauseLine = {
  label: string
  /** Null: one to four. */
  left: number | null
  /** The share gone this way after 12, 24 and 36 months; null where fewer than ten were followed for so long. */
  gone: (number | null)[]
}
