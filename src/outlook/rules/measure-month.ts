import { measures } from './plan.ts'
import { gap, type World } from './world.ts'

/**
 * Steps 6 to 8 of a month: agency workers in what is vacant, long absences, and what the replicate tells, which is put into `told` from `put` on. `put` -1: only
 * the caseload at the start.
 */
export function measure(world: World, month: number, told: Int32Array, put: number): void {
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
  if (put >= 0) {
    counts.agencyCost += agency * plan.agency.costAMonth
    absences(world, month, people)
  }
  const present = people === 0 ? 0 : Math.max(0, 1 - counts.awayNow / people)
  const capacity = children * present + agency * plan.agency.children
  const working = holding * present + agency
  counts.caseload = working > 0 ? plan.demand[month]! / working : plan.referenceCaseload
  if (put < 0) return
  told[put] = vacancies
  told[put + 1] = over
  told[put + 2] = people
  told[put + 3] = newlyQualified
  told[put + 4] = Math.max(0, Math.ceil(newlyQualified - Math.min(seats, plan.mostSeats)))
  told[put + 5] = (capacity + 0.5) | 0
  told[put + 6] = Math.max(0, plan.demand[month]! - capacity + 0.5) | 0
  told[put + 7] = (agency * 10 + 0.5) | 0
  told[put + 8] = (counts.agencyCost / 1000 + 0.5) | 0
  told[put + 9] = counts.leavers
  told[put + 10] = counts.starters
  told[put + 11] = counts.underTwo
  told[put + 12] = (counts.caseload * 10 + 0.5) | 0
  told[put + 13] = counts.adjusted
}

/**
 * What the replicates of a block tell is kept side by side and written out together: a replicate of its own would touch a page of memory for each measure and
 * month, which takes longer than the simulation.
 */
export const BLOCK = 16

export function newBlock(months: number): Int32Array {
  return new Int32Array(BLOCK * months * measures.length)
}

/** Writes a block (replicate x month x measure) into the results (measure x month x replicate, `replicates` wide) from a replicate on. */
export function writeOut(block: Int32Array, count: number, months: number, results: Int32Array, replicates: number, from: number): void {
  const kinds = measures.length
  const each = months * kinds
  for (let kind = 0; kind < kinds; kind += 1) {
    for (let month = 0; month < months; month += 1) {
      const put = (kind * months + month) * replicates + from
      let at = month * kinds + kind
      for (let one = 0; one < count; one += 1) {
        results[put + one] = block[at]!
        at += each
      }
    }
  }
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
