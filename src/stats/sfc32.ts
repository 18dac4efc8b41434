/**
 * sfc32 of Chris Doty-Humphrey (PractRand), seeded with a whole number from 0 to 2^32 - 1 as its counter; `stream` gives another, unrelated
 * sequence for the same seed (0 to 2^32 - 1). Answers whole numbers from 0 to 2^32 - 1, the same on every machine.
 */
export function seedSfc32(state: Int32Array, seed: number, stream = 0): void {
  state[0] = 0x9e3779b9 ^ stream
  state[1] = 0x243f6a88
  state[2] = 0xb7e15162
  state[3] = seed
  for (let round = 0; round < WARM_UP; round += 1) nextSfc32(state)
}

/** The next number of a state of four words. */
export function nextSfc32(state: Int32Array): number {
  const b = state[1]!
  const c = state[2]!
  const counter = state[3]!
  const t = (((state[0]! + b) | 0) + counter) | 0
  state[3] = (counter + 1) | 0
  state[0] = b ^ (b >>> 9)
  state[1] = (c + (c << 3)) | 0
  state[2] = (((c << 21) | (c >>> 11)) + t) | 0
  return t >>> 0
}

const WARM_UP = 15
