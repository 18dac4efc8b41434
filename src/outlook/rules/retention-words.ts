import { averageStay, stillHereAt, type RetentionCurve, type RetentionGroup, type ShareHere } from './retention.ts'
import type { Grouping } from './retention-groups.ts'

/** "82 % (71 to 89)": a share with its limits. */
export function percentText(found: ShareHere | null): string {
  if (found === null) return ''
  return found.limits === null ? `${percent(found.share)} % (nobody left)` : `${percent(found.share)} % (${percent(found.limits.lo)} to ${percent(found.limits.hi)})`
}

/** Best said where a median is not reached: of the first three years the average starter stays so long. */
export function staySentence(curve: RetentionCurve): string {
  const stay = averageStay(curve, 36)
  if (stay !== null) return `Of the first 36 months the average person stays ${stay.months.toFixed(1)} (95 % interval ${stay.lo.toFixed(1)} to ${stay.hi.toFixed(1)}).`
  const shorter = [24, 12].map((months) => ({ months, stay: averageStay(curve, months) })).find((one) => one.stay !== null)
  if (shorter?.stay) return `Of the first ${shorter.months} months the average person stays ${shorter.stay.months.toFixed(1)} (95 % interval ${shorter.stay.lo.toFixed(1)} to ${shorter.stay.hi.toFixed(1)}). Nothing can be said of 36 months yet: fewer than ten people were followed for so long.`
  return 'Of the first year nothing can be said yet: fewer than ten people were followed through it.'
}

/**
 * What the numbers can and cannot tell apart. Groups differ where their intervals at two or three years do not touch; "improved" is said
 * only of later starters against earlier ones, and only then (C116).
 */
export function comparisonSentences(groups: readonly RetentionGroup[], by: Grouping, p: number | null): string[] {
  const known = groups.filter((group) => group.curve !== null)
  if (known.length < 2) return ['There are not two groups with ten or more people at risk, so nothing can be compared.']
  const found = [24, 36].flatMap((months) => known.flatMap((a, at) => known.slice(at + 1).flatMap((b) => {
    const [one, other] = [a.curve && stillHereAt(a.curve, months), b.curve && stillHereAt(b.curve, months)]
    if (!one?.limits || !other?.limits || (one.limits.lo <= other.limits.hi && other.limits.lo <= one.limits.hi)) return []
    const [more, less, high, low] = one.share > other.share ? [a, b, one, other] : [b, a, other, one]
    const isLater = by === 'cohort' && more.name > less.name
    return [`At ${months} months ${isLater ? `retention improved: of those who started in ${more.name}` : `more of “${more.name}”`} ${percentText(high)} were still here, of ${isLater ? 'those of ' : ''}“${less.name}” ${percentText(low)}. The intervals do not touch.`]
  })))
  const test = p === null ? '' : ` Taken over the whole time, a difference as large as this would come by chance in ${p < 0.001 ? 'fewer than 1 case in 1,000' : `${Math.max(1, Math.round(p * 100))} cases in 100`} (log-rank test).`
  if (found.length === 0) return [`These numbers cannot tell the groups apart at 24 or 36 months: every two intervals overlap. That does not show that they are alike; to tell 68 % from 80 % takes some 209 people in each group.${test}`]
  const more = found.length > MOST_SENTENCES ? [`And ${found.length - MOST_SENTENCES} more pairs whose intervals do not touch: see the table.`] : []
  return [...found.slice(0, MOST_SENTENCES), ...more, `All other groups cannot be told apart at 24 or 36 months.${test}`, 'A difference is not its cause: groups differ in more than their name.']
}

const MOST_SENTENCES = 6

function percent(share: number): string {
  return (100 * share).toFixed(0)
}
