import { randomFrom } from '../../src/stats/random.ts'
import type { DayNumber } from '../calendar.ts'
import { postKinds } from '../council.ts'
import { absenceOn, stintOn, type Spell } from './people.ts'

/** How many cases a worker would be given at full strength on a day: by post, hours and time since qualifying; none while away. */
export function caseCapacity(spell: Spell, on: DayNumber): number {
  const stint = stintOn(spell, on)
  if (!stint) return 0
  const away = absenceOn(spell, on)
  if (away !== null && (away.kind === 'MAT' || away.until - away.from > 20)) return 0
  return postKinds[stint.post.kind].cases * stint.fte * settledShare(spell, on)
}

/** Cases of children on a day, as a return has them: carer households are not cases there. */
export function casesOf(spell: Spell, on: DayNumber, key: string): number {
  const stint = stintOn(spell, on)
  if (!stint || postKinds[stint.post.kind].holds !== 'children') return 0
  const capacity = caseCapacity(spell, on)
  return capacity === 0 ? 0 : Math.max(1, Math.round(randomFrom(`cases ${key}`).normal(capacity, 2.6)))
}

/** A newly qualified social worker begins with few cases and has nine tenths after the first year; everybody needs some weeks to fill up. */
function settledShare(spell: Spell, on: DayNumber): number {
  const days = on - spell.startedOn
  if (spell.origin === '1') return days < 28 ? 0.25 : days < 90 ? 0.45 : days < 180 ? 0.6 : days < 365 ? 0.72 : 0.95
  return days < 14 ? 0.3 : days < 60 ? 0.7 : 1
}
