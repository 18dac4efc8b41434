import type { Interval } from './interval.ts'
import { Z95 } from './normal.ts'

/** Wilson's score interval of a proportion (1927, JASA 22): `count` of `total`, both whole numbers, `total` above 0. Never outside 0 to 1. */
export function wilsonInterval(count: number, total: number, z = Z95): Interval {
  if (!(total > 0 && count >= 0 && count <= total)) throw new RangeError(`${count} of ${total} is no proportion`)
  const share = count / total
  const middle = share + (z * z) / (2 * total)
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const scale = 1 + (z * z) / total
  return { lo: count === 0 ? 0 : (middle - half) / scale, hi: count === total ? 1 : (middle + half) / scale }
}
