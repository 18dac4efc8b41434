import type { Interval } from '../interval.ts'
import { poissonInterval } from '../poisson-interval.ts'
import type { Spells } from './spells.ts'

/**
 * How fast people leave in each stretch of the clock: exits over the time spent there (piecewise exponential; Holford 1980,
 * Biometrics 36), with exact Poisson limits. `edges` ascending, in the unit of the times; the last band may end at Infinity. A
 * band holds the exits after its beginning and up to its end. Exposure and rate are per `perUnit` units of the times: with days and
 * 365.25, person-years. A band in which nobody was seen has no rate and no limits.
 */
export function hazardBands(spells: Spells, edges: readonly number[], perUnit = 1): HazardBand[] {
  return edges.slice(1).map((until, place) => {
    const from = edges[place] ?? 0
    let [events, exposure, people] = [0, 0, 0]
    for (let at = 0; at < spells.exit.length; at += 1) {
      const [entry, exit, weight] = [spells.entry[at] ?? 0, spells.exit[at] ?? 0, spells.weight?.[at] ?? 1]
      const within = Math.min(exit, until) - Math.max(entry, from)
      if (within <= 0) continue
      people += weight
      exposure += weight * within
      if (exit <= until && (spells.cause[at] ?? 0) > 0) events += weight
    }
    exposure /= perUnit
    const limits = poissonInterval(events)
    return { from, until, events, exposure, people, rate: exposure > 0 ? events / exposure : null, interval: exposure > 0 ? { lo: limits.lo / exposure, hi: limits.hi / exposure } : null }
  })
}

export type HazardBand = {
  from: number
  until: number
  events: number
  exposure: number
  /** Spells that were in the band at some time. */
  people: number
  rate: number | null
  interval: Interval | null
}
