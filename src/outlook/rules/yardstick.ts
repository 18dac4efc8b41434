/**
 * The yardstick: a small authority simulated person by person, month by month, in whole numbers only, so that any two programs can be
 * compared bit for bit. Its rules are written down in docs/rules/outlook.md, "The yardstick"; bench/programs/yardstick.cpp is the same in C++.
 * Seeds are whole numbers from 0 to 2^32 - 1, one for each replicate; answers the sum over replicates and months of 7 x people in post +
 * 3 x vacancies + leavers.
 */
export function yardstickChecksum(firstSeed: number, replicates: number): number {
  const start = startState()
  const thresholds = exitThresholds()
  // two words a person: grade and service, which say the threshold, and grade and months in it, which say who is promoted
  const service = new Int32Array(CAPACITY)
  const standing = new Int32Array(CAPACITY)
  const inGrade = new Int32Array(GRADES)
  let checksum = 0
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    // sfc32, written out: its four words stay in registers (Chris Doty-Humphrey, PractRand)
    let a = SEED_A
    let b = SEED_B
    let c = SEED_C
    let counter = (firstSeed + replicate) | 0
    for (let round = 0; round < WARM_UP; round += 1) {
      const t = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + t) | 0
    }
    service.set(start.service)
    standing.set(start.standing)
    inGrade.set(START_COUNTS)
    let people = start.service.length
    for (let month = 0; month < MONTHS; month += 1) {
      let leavers = 0
      let at = 0
      while (at < people) {
        const t = (((a + b) | 0) + counter) | 0
        counter = (counter + 1) | 0
        a = b ^ (b >>> 9)
        b = (c + (c << 3)) | 0
        c = (((c << 21) | (c >>> 11)) + t) | 0
        const served = service[at]!
        if ((t ^ SIGN) < thresholds[served]!) {
          leavers += 1
          inGrade[served >> 8]! -= 1
          people -= 1
          service[at] = service[people]!
          standing[at] = standing[people]!
          continue
        }
        const months = standing[at]! + 1
        if (months === YEAR_IN_FIRST_GRADE) {
          service[at] = served + 1 + TENURES
          standing[at] = STANDING
          inGrade[0]! -= 1
          inGrade[1]! += 1
        } else {
          service[at] = served + 1
          standing[at] = months
        }
        at += 1
      }
      for (let target = GRADES - 1; target >= 2; target -= 1) {
        if (inGrade[target]! >= ESTABLISHMENT[target]!) continue
        let best = -1
        let longest = (target - 1) * STANDING + 23
        const above = target * STANDING
        for (let person = 0; person < people; person += 1) {
          const one = standing[person]!
          if (one > longest && one < above) {
            longest = one
            best = person
          }
        }
        if (best < 0) continue
        service[best]! += TENURES
        standing[best] = above
        inGrade[target - 1]! -= 1
        inGrade[target]! += 1
      }
      for (let draw = 0; draw < 2; draw += 1) {
        const t = (((a + b) | 0) + counter) | 0
        counter = (counter + 1) | 0
        a = b ^ (b >>> 9)
        b = (c + (c << 3)) | 0
        c = (((c << 21) | (c >>> 11)) + t) | 0
        if ((t ^ SIGN) >= JOINER || inGrade[0]! + inGrade[1]! >= ESTABLISHMENT[1]!) continue
        service[people] = TENURES
        standing[people] = STANDING + 24
        people += 1
        inGrade[1]! += 1
      }
      const intake = INTAKES[month % 12] ?? 0
      service.fill(0, people, people + intake)
      standing.fill(0, people, people + intake)
      people += intake
      inGrade[0]! += intake
      checksum += 7 * people + 3 * (POSTS - people) + leavers
    }
  }
  return checksum
}

/** The people in post at the start, from a seed of their own. */
function startState(): { service: Int32Array; standing: Int32Array } {
  const people = START_COUNTS.reduce((sum, count) => sum + count, 0)
  const state = { service: new Int32Array(people), standing: new Int32Array(people) }
  const next = sfc32(START_SEED)
  let person = 0
  START_COUNTS.forEach((count, grade) => {
    for (let one = 0; one < count; one += 1) {
      const u = next()
      const tenure = grade === 0 ? u % 12 : 12 + (u % (grade === 1 ? 84 : 180))
      state.service[person] = grade * TENURES + tenure
      state.standing[person] = grade * STANDING + (grade === 0 ? tenure : Math.min(tenure - 11, 1 + ((u >>> 8) % 48)))
      person += 1
    }
  })
  return state
}

/** round(p x 2^32) for each grade and month of service, p the monthly chance 1 - (1 - annual)^(1/12); the sign turned, to compare as whole 32-bit numbers. */
function exitThresholds(): Int32Array {
  const thresholds = new Int32Array(GRADES * TENURES)
  for (let grade = 0; grade < GRADES; grade += 1) {
    for (let tenure = 0; tenure < TENURES; tenure += 1) {
      const band = BAND_ENDS.findIndex((end) => tenure < end)
      const annual = ANNUAL_EXITS[grade]?.[band === -1 ? BAND_ENDS.length : band] ?? 0
      thresholds[grade * TENURES + tenure] = Math.round((1 - (1 - annual) ** (1 / 12)) * 4_294_967_296) ^ SIGN
    }
  }
  return thresholds
}

function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [SEED_A, SEED_B, SEED_C, seed | 0]
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let round = 0; round < WARM_UP; round += 1) next()
  return next
}

const GRADES = 6
const MONTHS = 60
const CAPACITY = 1_024
/** Service is never longer than 12 + 179 months at the start and 60 more: eight bits, and the grade above them. */
const TENURES = 256
/** Months in the grade, and the grade above them. */
const STANDING = 1_024
const YEAR_IN_FIRST_GRADE = 12
const SIGN = 0x80000000 | 0
const WARM_UP = 15
const START_SEED = 12_345
const SEED_A = 0x9e3779b9 | 0
const SEED_B = 0x243f6a88 | 0
const SEED_C = 0xb7e15162 | 0
/** Newly qualified, social worker, senior, enhanced practitioner, assistant manager, manager; the newly qualified fill social workers' posts. */
const ESTABLISHMENT = [0, 190, 60, 14, 14, 26]
const POSTS = ESTABLISHMENT.reduce((sum, posts) => sum + posts, 0)
const START_COUNTS = [24, 138, 55, 13, 13, 25]
const BAND_ENDS = [12, 24, 36, 48, 60, 120]
const ANNUAL_EXITS = [
  [0.12, 0.12, 0.12, 0.12, 0.12, 0.12, 0.12],
  [0.22, 0.24, 0.25, 0.19, 0.17, 0.11, 0.08],
  [0.16, 0.16, 0.15, 0.13, 0.12, 0.09, 0.07],
  [0.1, 0.1, 0.1, 0.09, 0.08, 0.07, 0.06],
  [0.08, 0.08, 0.08, 0.08, 0.08, 0.07, 0.06],
  [0.08, 0.08, 0.08, 0.08, 0.08, 0.07, 0.07],
]
const JOINER = Math.round(0.35 * 4_294_967_296) ^ SIGN
const INTAKES: Readonly<Record<number, number>> = { 0: 12, 8: 16 }
