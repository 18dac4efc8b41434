import type { Scenario } from './scenario.ts'

/** A coarse grid over how many offers a year and how they are split over the intakes: 7 totals x 3 splits, or 21 totals where there is one intake. */
export function coarseGrid(scenario: Scenario): number[][] {
  const now = scenario.intakes.map((intake) => intake.offers)
  const centre = Math.max(4, now.reduce((sum, one) => sum + one, 0))
  const step = Math.max(1, Math.round(centre / 10))
  if (now.length === 1) return unique([now, ...Array.from({ length: 21 }, (_, at) => [Math.max(0, centre + (at - 10) * Math.max(1, Math.round(step / 2)))])])
  const shares = splits(now)
  return unique([now, ...Array.from({ length: 7 }, (_, at) => Math.max(0, centre + (at - 3) * step)).flatMap((total) => shares.map((split) => shareOut(total, split)))])
}

/** Options around those that are best so far, one and two offers more and fewer in each intake. */
export function refine(around: readonly (readonly number[])[], seen: readonly (readonly number[])[]): number[][] {
  const known = new Set(seen.map(String))
  const near = around.flatMap((offers) => offers.flatMap((_, at) => [-2, -1, 1, 2].map((step) => offers.map((count, place) => (place === at ? Math.max(0, count + step) : count)))))
  return unique(near).filter((offers) => !known.has(String(offers)))
}

/** Even, as now, and more in the last. */
function splits(now: readonly number[]): number[][] {
  const total = now.reduce((sum, one) => sum + one, 0)
  const even = now.map(() => 1 / now.length)
  const asNow = total === 0 ? even : now.map((one) => one / total)
  const late = now.map((_, at) => (2 * (at + 1)) / (now.length * (now.length + 1)))
  return [asNow, even, late]
}

/** Whole offers that add up to the total, the largest remainders first. */
function shareOut(total: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * total)
  const counts = exact.map(Math.floor)
  const order = exact.map((value, at) => ({ at, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.at - b.at)
  const left = total - counts.reduce((sum, one) => sum + one, 0)
  for (const { at } of order.slice(0, left)) counts[at]! += 1
  return counts
}

function unique(options: readonly (readonly number[])[]): number[][] {
  return [...new Map(options.map((offers) => [String(offers), [...offers]])).values()]
}
