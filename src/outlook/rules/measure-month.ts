import type { Run } from './plan.ts'
import { gap, type World } from './world.ts'

/** Steps 6 to 8 of a month: agency workers in what is vacant, long absences, and what the replicate tells. `replicate` -1: only the caseload at the start. */
export function measure(world: World, month: number, run: Run, replicate: number): void {
  const { plan, counts, live, fte } = world
  let vacancies = 0
  let over = 0
  let people = 0
  let newlyQualified = 0
  let holding = 0
  let children = 0
  let seats = plan.otherSeats[month]!
  for (let grade = 0; grade < plan.grades; grade += 1) {
    const open = plan.posts[month * plan.grades + grade]! - world.filled[grade]!
    if (open > 0) vacancies += open
    else over -= open
    people += live[grade]!
    if (plan.needsSeat[grade] === 1) newlyQualified += live[grade]!
    seats += live[grade]! * plan.seatsEach[grade]!
    children += (fte[grade]! / 100) * plan.children[grade]!
    if (plan.children[grade]! > 0) holding += fte[grade]! / 100
  }
  const agency = Math.min(vacancies * plan.agency.fill, plan.agency.mostFte)
  if (replicate >= 0) {
    counts.agencyCost += agency * plan.agency.costAMonth
    absences(world, month, people)
  }
  const present = people === 0 ? 0 : Math.max(0, 1 - counts.awayNow / people)
  const capacity = children * present + agency * plan.agency.children
  const working = holding * present + agency
  counts.caseload = working > 0 ? plan.demand[month]! / working : plan.referenceCaseload
  if (replicate < 0) return
  const { results } = run
  const step = plan.months * run.replicates
  let put = month * run.replicates + replicate
  results[put] = vacancies
  results[(put += step)] = over
  results[(put += step)] = people
  results[(put += step)] = newlyQualified
  results[(put += step)] = Math.max(0, Math.ceil(newlyQualified - Math.min(seats, plan.mostSeats)))
  results[(put += step)] = (capacity + 0.5) | 0
  results[(put += step)] = Math.max(0, plan.demand[month]! - capacity + 0.5) | 0
  results[(put += step)] = (agency * 10 + 0.5) | 0
  results[(put += step)] = (counts.agencyCost / 1000 + 0.5) | 0
  results[(put += step)] = counts.leavers
  results[(put += step)] = counts.starters
  results[(put += step)] = counts.underTwo
  results[(put += step)] = (counts.caseload * 10 + 0.5) | 0
  results[put + step] = counts.adjusted
}

/** Each person in post begins a long absence with the same chance a month; all last the same number of months. */
function absences(world: World, month: number, people: number): void {
  const { counts, away } = world
  const { chance, months } = world.plan.absence
  if (chance === 0) return
  while (counts.untilAbsence < people) {
    counts.awayNow += 1
    away[month + months]! += 1
    counts.untilAbsence += 1 + gap(world.leaving, world.perAbsence)
  }
  counts.untilAbsence -= people
  counts.awayNow -= away[month]!
}
