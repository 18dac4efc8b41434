import { quantile } from '../../stats/spread.ts'
import { formatDay, type Day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { MONTH, retentionOf } from './retention.ts'
import { serviceBands, thirdYear } from './retention-bands.ts'
import { causesOfLeaving } from './retention-causes.ts'
import { grouper, groupingLabels, type Grouping } from './retention-groups.ts'
import { bandsSheet, causesSheet, curvesData, drawnGroups, groupsSheet } from './retention-sheets.ts'
import { coveredStretches, type RetentionSpell } from './retention-spells.ts'
import { comparisonSentences, staySentence } from './retention-words.ts'

function startText(days: number): string {
  const months = Math.round(days / MONTH)
  return months === 0 ? 'within the first month' : months === 1 ? 'after 1 month' : `after ${months} months`
}

/** Everything that the page of retention says of some spells, of which there is one at least. */
export function stayContent(record: Workforce, spells: readonly RetentionSpell[], { by, until }: { by: Grouping; until: Day }) {
  const { groups, compared } = retentionOf(spells, grouper(record, by))
  const [everybody] = retentionOf(spells, () => 'Everybody').groups
  const bands = serviceBands(spells, until)
  const drawn = drawnGroups(groups)
  const curve = everybody?.curve ?? null
  const sentence = curve === null ? 'There are too few people for a curve: it needs ten at risk at one time.' : staySentence(curve)
  const day = formatDay(until)
  return {
    kind: 'stay' as const,
    people: spells.length,
    left: spells.filter((spell) => spell.cause > 0).length,
    late: spells.filter(({ parts }) => (parts[0]?.entry ?? 0) > 0).length,
    from: coveredStretches(record.coverage, until)[0]?.from ?? until,
    until,
    followedMonths: (quantile(spells.map(({ parts }) => parts.reduce((sum, part) => sum + part.exit - part.entry, 0)), 0.5) ?? 0) / MONTH,
    sentence,
    finding: by === 'none' ? 'How many are still here' : `How many are still here, by ${groupingLabels[by].toLowerCase()}`,
    curves: curvesData(groups),
    lateCurves: [
      ...drawn.filter((one) => one.curve.from > 0).map((one) => `The curve of “${one.name}” begins ${startText(one.curve.from)}, where ten people are under observation, and is of those who stayed until then.`),
      ...(groups.filter((group) => group.curve !== null).length > drawn.length ? ['The chart shows the four largest groups; the table has all.'] : []),
    ],
    groups: groupsSheet(groups, groupingLabels[by], `Retention by ${groupingLabels[by].toLowerCase()}, ${day}`),
    comparison: by === 'none' ? [] : comparisonSentences(groups, by, compared?.p ?? null),
    bands: bandsSheet(bands, `Leaving by length of service, ${day}`),
    third: thirdYear(bands),
    causes: causesSheet(causesOfLeaving(spells), `Where leavers went, ${day}`),
  }
}
