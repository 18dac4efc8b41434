import { hazardBands, type HazardBand } from '../../stats/survival/hazard-bands.ts'
import { daysBetween, type Day } from '../../time/day.ts'
import { MONTH, spellLists } from './retention.ts'
import type { RetentionSpell } from './retention-spells.ts'

/** Leavers and years of service by length of service, a year to a band up to three years; the third year is where councils lose people (C157). */
export function serviceBands(spells: readonly RetentionSpell[], on: Day): ServiceBand[] {
  const bands = hazardBands(spellLists(spells), EDGES.map((months) => months * MONTH), 365.25)
  const here = spells.filter(({ stint }) => stint.endedOn === null || stint.endedOn > on).map(({ origin }) => daysBetween(origin, on) / MONTH)
  return bands.map((band, at) => {
    const [from, until] = [EDGES[at] ?? 0, EDGES[at + 1] ?? Infinity]
    return { ...band, label: until === Infinity ? `${from} months and more` : `${from} to ${until} months`, isWatched: from === 24, here: here.filter((months) => months >= from && months < until).length }
  })
}

/** Who is in the third year of service on the day, and who will come into it within a year. */
export function thirdYear(bands: readonly ServiceBand[]): { now: number; comingUp: number } {
  const at = bands.findIndex((band) => band.isWatched)
  return { now: bands[at]?.here ?? 0, comingUp: bands[at - 1]?.here ?? 0 }
}

const EDGES = [0, 12, 24, 36, 60, Infinity]

export type ServiceBand = HazardBand & {
  label: string
  /** The band of two to three years. */
  isWatched: boolean
  /** People of this length of service on the day. */
  here: number
}
