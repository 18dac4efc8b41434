import type { Spells } from './spells.ts'

/**
 * The same spells with times that differ by less than R's tolerance made one, as R's `aeqSurv` does before it counts: 3 x 0.1 and
 * 0.3 are the same moment. The tolerance is the root of the machine's epsilon, absolute or relative to the mean time.
 */
export function joinTimes(spells: Spells): Spells {
  const n = spells.exit.length
  const times = [...Array.from(spells.entry), ...Array.from(spells.exit)]
  const sorted = Float64Array.from(new Set(times)).sort()
  const mean = sorted.reduce((sum, time) => sum + Math.abs(time), 0) / sorted.length
  const stands = new Map<number, number>()
  let standing = sorted[0] ?? 0
  sorted.forEach((time, at) => {
    const gap = time - (sorted[at - 1] ?? -Infinity)
    if (gap > TOLERANCE && gap / mean > TOLERANCE) standing = time
    stands.set(time, standing)
  })
  const joined = Float64Array.from(times, (time) => stands.get(time) ?? time)
  const exit = joined.subarray(n)
  // Whose whole stretch is shorter than the tolerance is still at risk at its end.
  const entry = joined.slice(0, n).map((time, at) => (time < (exit[at] ?? 0) ? time : (sorted[sorted.indexOf(time) - 1] ?? -Infinity)))
  return { ...spells, entry, exit }
}

const TOLERANCE = Math.sqrt(Number.EPSILON)
