import { portableExp } from '../../stats/portable.ts'
import { monthlyChance } from './monthly-chance.ts'
import { gap, perGapOf, type World } from './world.ts'

/**
 * The chance of leaving in a month for each grade, route and band, for the months until it is worked out anew: rate x what the replicate takes it for x
 * year x route x levers in force x caseload. The highest of each grade is the rate at which candidates are looked for.
 */
export function renewChances(world: World, month: number): void {
  const { plan, chance, known, levers, counts } = world
  const { routes, bands } = plan
  const ofAll = counts.year * (plan.caseloadEffect === 0 ? 1 : portableExp(plan.caseloadEffect * (counts.caseload - plan.referenceCaseload)))
  for (let grade = 0; grade < plan.grades; grade += 1) {
    let highest = 0
    for (let band = 0; band < bands; band += 1) {
      let annual = plan.annual[grade * bands + band]! * known[grade * bands + band]! * ofAll
      for (let at = 0; at < levers.length; at += 1) {
        const lever = plan.levers[at]!
        if (month >= lever.from && month < lever.until && lever.grades[grade] === 1 && lever.bands[band] === 1) annual *= levers[at]!
      }
      for (let route = 0; route < routes; route += 1) {
        const own = monthlyChance(annual * plan.routeRatio[route]!)
        chance[(grade * routes + route) * bands + band] = own
        if (own > highest) highest = own
      }
    }
    world.highest[grade] = highest
    world.perGap[grade] = highest > LEAST ? perGapOf(highest) : 0
    world.skip[grade] = highest > LEAST ? gap(world.leaving, world.perGap[grade]!) : NEVER
  }
}

/** More slots than there will ever be. */
const NEVER = 1e9
/** A rate of one in a million months is none. */
const LEAST = 1e-6
