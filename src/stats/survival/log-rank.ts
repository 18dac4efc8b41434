import { chiSquareAbove } from '../chi-square.ts'
import { solve } from '../solve.ts'
import { joinTimes } from './join-times.ts'
import type { Spells } from './spells.ts'

/**
 * Whether groups leave at the same pace (Mantel 1966; Peto and Peto 1972), with delayed entry, causes together: observed and
 * expected exits of each group, the variance of their difference, chi-square on one degree of freedom less than groups of which any
 * exit was expected. `group` numbers the group of each spell from 0. Null with fewer than two such groups, or where no exit falls
 * on a time at which two groups were at risk: there is nothing to compare.
 */
export function logRank(spells: Spells, group: ArrayLike<number>): LogRank | null {
  const { entry, exit, cause, weight } = joinTimes(spells)
  const groups = 1 + Array.from(group).reduce((most, one) => Math.max(most, one), -1)
  const list = () => Array.from({ length: groups }, () => 0)
  const [observed, expected, variance] = [list(), list(), Array.from({ length: groups }, list)]
  const times = [...new Set(Array.from(exit).filter((_, at) => (cause[at] ?? 0) > 0))].sort((a, b) => a - b)
  const place = new Map(times.map((time, at) => [time, at]))
  const gone = new Float64Array(times.length)
  const change = Array.from({ length: groups }, () => new Float64Array(times.length + 1))
  for (let at = 0; at < exit.length; at += 1) {
    const [own, count] = [change[group[at] ?? 0], weight?.[at] ?? 1]
    add(own, firstAfter(times, entry[at] ?? 0), count)
    add(own, firstAfter(times, exit[at] ?? 0), -count)
    if ((cause[at] ?? 0) === 0) continue
    add(observed, group[at] ?? 0, count)
    add(gone, place.get(exit[at] ?? 0) ?? 0, count)
  }
  const here = list()
  for (let at = 0; at < times.length; at += 1) {
    for (let a = 0; a < groups; a += 1) add(here, a, change[a]?.[at] ?? 0)
    const n = here.reduce((sum, count) => sum + count, 0)
    const d = gone[at] ?? 0
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0
    for (let a = 0; a < groups; a += 1) {
      const share = (here[a] ?? 0) / n
      add(expected, a, d * share)
      for (let b = 0; b < groups; b += 1) add(variance[a], b, spread * share * ((a === b ? 1 : 0) - (here[b] ?? 0) / n))
    }
  }
  const [, ...free] = expected.flatMap((count, at) => (count > 0 ? [at] : []))
  const difference = free.map((at) => (observed[at] ?? 0) - (expected[at] ?? 0))
  const solved = free.length === 0 ? null : solve(free.map((a) => free.map((b) => variance[a]?.[b] ?? 0)), difference)
  if (solved === null) return null
  const chi2 = difference.reduce((sum, value, at) => sum + value * (solved[at] ?? 0), 0)
  return { observed, expected, variance: variance.map((row, at) => row[at] ?? 0), chi2, df: free.length, p: chiSquareAbove(chi2, free.length) }
}

/** The place of the first time after `time`, in ascending times. */
function firstAfter(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) > time) high = middle
    else low = middle + 1
  }
  return low
}

function add(list: Float64Array | number[] | undefined, at: number, count: number): void {
  if (list) list[at] = (list[at] ?? 0) + count
}

export type LogRank = {
  /** One element a group, in the order of their numbers. */
  observed: number[]
  expected: number[]
  /** Of observed less expected. */
  variance: number[]
  chi2: number
  df: number
  p: number
}
