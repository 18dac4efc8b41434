/**
 * A generator of the same numbers for the same seed: sfc32 of Chris Doty-Humphrey (PractRand), seeded from a text by xmur3, the
 * first rounds thrown away. Not for secrets.
 */
export function randomFrom(seed: string): Random {
  const word = words(seed)
  let [a, b, c, counter] = [word(), word(), word(), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 15; round += 1) next()
  return {
    next,
    whole: (from, until) => from + Math.floor(next() * (until - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const [first] = list
      if (first === undefined) throw new RangeError('nothing to pick from')
      return list[Math.floor(next() * list.length)] ?? first
    },
    weighted: (list, weight) => {
      const [first] = list
      if (first === undefined) throw new RangeError('nothing to pick from')
      let left = next() * list.reduce((sum, one) => sum + weight(one), 0)
      return list.find((one) => (left -= weight(one)) < 0) ?? first
    },
    // Box and Muller (1958); 1 - next() is never 0
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    shuffle: (list) => {
      const mixed = [...list]
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1))
        const held = mixed[at]
        const taken = mixed[other]
        if (held !== undefined && taken !== undefined) [mixed[at], mixed[other]] = [taken, held]
      }
      return mixed
    },
  }
}

/** xmur3: 32-bit words out of a text, each differing in about half its bits where the text differs in one. */
function words(text: string): () => number {
  let hash = 1_779_033_703 ^ text.length
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 3_432_918_353)
    hash = (hash << 13) | (hash >>> 19)
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
    hash ^= hash >>> 16
    return hash | 0
  }
}

export type Random = {
  /** 0 up to but not 1. */
  next(): number
  /** A whole number, both ends included. */
  whole(from: number, until: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly T[], weight: (one: T) => number): T
  normal(mean: number, deviation: number): number
  exponential(mean: number): number
  shuffle<T>(list: readonly T[]): T[]
}
