import { logOfDraw, portableLog } from '../../stats/portable.ts'
import { nextSfc32 } from '../../stats/sfc32.ts'
import type { Plan } from './plan.ts'

/**
 * The people of one replicate: a queue for each grade in the order of entry, so that whoever has been longest in a grade is at its head. Who leaves makes
 * a hole (hours 0) until the queue is closed up.
 */
export type World = {
  plan: Plan
  /** First month that anybody in the plan started in: the origin of `byStart`. */
  earliest: number
  started: Int16Array
  since: Int16Array
  qualified: Int16Array
  route: Uint8Array
  /** Hundredths of full time; 0 is a hole. */
  hours: Uint8Array
  head: Int32Array
  tail: Int32Array
  live: Int32Array
  /** Hundredths, by grade. */
  fte: Int32Array
  /** People who fill the posts of a grade. */
  filled: Int32Array
  /** Slots to pass before the next candidate for leaving. */
  skip: Int32Array
  /** Chance a month by grade, route and band; the highest of each grade, and 1 / log(1 - highest). */
  chance: Float64Array
  highest: Float64Array
  perGap: Float64Array
  /** What this replicate takes each rate to be, as a multiple of the plan's. */
  known: Float64Array
  levers: Float64Array
  /** People in post by the month they started in. */
  byStart: Int32Array
  /** Appointed and not there yet: by kind of joiner and month; by grade whose posts they are for. */
  pending: Int32Array
  pendingOf: Int32Array
  /** Absences that end in each month. */
  away: Int32Array
  perAbsence: number
  counts: { leavers: number; starters: number; adjusted: number; underTwo: number; awayNow: number; untilAbsence: number; agencyCost: number; caseload: number; year: number }
  nature: Int32Array
  leaving: Int32Array
  joining: Int32Array
  offering: Int32Array
}

export function newWorld(plan: Plan): World {
  const slots = plan.grades * plan.capacity
  const earliest = plan.people.started.reduce((least, one) => Math.min(least, one), 0)
  return {
    plan, earliest,
    started: new Int16Array(slots), since: new Int16Array(slots), qualified: new Int16Array(slots), route: new Uint8Array(slots), hours: new Uint8Array(slots),
    head: new Int32Array(plan.grades), tail: new Int32Array(plan.grades), live: new Int32Array(plan.grades), fte: new Int32Array(plan.grades), filled: new Int32Array(plan.grades),
    skip: new Int32Array(plan.grades),
    chance: new Float64Array(plan.grades * plan.routes * plan.bands), highest: new Float64Array(plan.grades), perGap: new Float64Array(plan.grades),
    known: new Float64Array(plan.grades * plan.bands), levers: new Float64Array(plan.levers.length),
    byStart: new Int32Array(plan.months - earliest),
    pending: new Int32Array(plan.joiners.length * plan.months), pendingOf: new Int32Array(plan.grades), away: new Int32Array(plan.months + plan.absence.months + 1),
    perAbsence: plan.absence.chance > 0 ? perGapOf(plan.absence.chance) : 0,
    counts: { leavers: 0, starters: 0, adjusted: 0, underTwo: 0, awayNow: 0, untilAbsence: 0, agencyCost: 0, caseload: 0, year: 1 },
    nature: new Int32Array(4), leaving: new Int32Array(4), joining: new Int32Array(4), offering: new Int32Array(4),
  }
}

/** Puts the plan's people at their places and takes everything else back to the start. */
export function beginWorld(world: World): void {
  const { people } = world.plan
  for (const list of [world.head, world.tail, world.live, world.fte, world.filled, world.byStart, world.pending, world.pendingOf, world.away]) list.fill(0)
  for (let one = 0; one < people.grade.length; one += 1) {
    enter(world, people.grade[one]!, people.started[one]!, people.inGradeSince[one]!, people.qualified[one]!, people.route[one]!, people.fte[one]!)
    world.byStart[people.started[one]! - world.earliest]! += 1
  }
  const { counts } = world
  counts.leavers = counts.starters = counts.adjusted = counts.awayNow = counts.agencyCost = counts.underTwo = 0
  for (let month = Math.max(world.earliest, -24); month < 0; month += 1) counts.underTwo += world.byStart[month - world.earliest]!
}

/** At the end of the grade's queue. */
export function enter(world: World, grade: number, started: number, since: number, qualified: number, route: number, hours: number): void {
  if (world.tail[grade]! >= world.plan.capacity) throw new RangeError('more people in one grade than the plan has room for')
  const slot = grade * world.plan.capacity + world.tail[grade]!
  world.started[slot] = started
  world.since[slot] = since
  world.qualified[slot] = qualified
  world.route[slot] = route
  world.hours[slot] = hours
  world.tail[grade]! += 1
  world.live[grade]! += 1
  world.fte[grade]! += hours
  world.filled[world.plan.group[grade]!]! += 1
}

/** Somebody who was not there before. */
export function arrive(world: World, grade: number, month: number, monthsInGrade: number, monthsQualified: number, route: number, hours: number): void {
  enter(world, grade, month, month - monthsInGrade, month - monthsQualified, route, hours)
  world.byStart[month - world.earliest]! += 1
  world.counts.underTwo += 1
  world.counts.starters += 1
}

export function leave(world: World, grade: number, slot: number, month: number): void {
  const started = world.started[slot]!
  world.byStart[started - world.earliest]! -= 1
  if (month - started < 24) world.counts.underTwo -= 1
  world.counts.leavers += 1
  takeOut(world, grade, slot)
}

/** From one grade to another, or to its end. */
export function move(world: World, grade: number, slot: number, to: number, month: number): void {
  const hours = world.hours[slot]!
  takeOut(world, grade, slot)
  enter(world, to, world.started[slot]!, month, world.qualified[slot]!, world.route[slot]!, hours)
}

function takeOut(world: World, grade: number, slot: number): void {
  world.live[grade]! -= 1
  world.fte[grade]! -= world.hours[slot]!
  world.filled[world.plan.group[grade]!]! -= 1
  world.hours[slot] = 0
}

/** Who has been longest in a grade, since a month or before; -1 where nobody has. */
export function longestIn(world: World, grade: number, since: number): number {
  const base = grade * world.plan.capacity
  const end = world.tail[grade]!
  while (world.head[grade]! < end && world.hours[base + world.head[grade]!] === 0) world.head[grade]! += 1
  for (let at = world.head[grade]!; at < end; at += 1) {
    if (world.hours[base + at] !== 0 && world.since[base + at]! <= since) return base + at
  }
  return -1
}

/** Anyone of a grade that is not empty, each alike. */
export function anyoneIn(world: World, grade: number): number {
  const base = grade * world.plan.capacity
  const length = world.tail[grade]! - world.head[grade]!
  for (;;) {
    const slot = base + world.head[grade]! + Math.floor((nextSfc32(world.joining) / TWO_32) * length)
    if (world.hours[slot] !== 0) return slot
  }
}

/** Closes up the holes of a queue where they are more than a fifth of it. */
export function closeUp(world: World, grade: number): void {
  const first = world.head[grade]!
  const end = world.tail[grade]!
  if ((end - first) * 4 < world.live[grade]! * 5) return
  const base = grade * world.plan.capacity
  let put = base
  for (let slot = base + first; slot < base + end; slot += 1) {
    const hours = world.hours[slot]!
    if (hours === 0) continue
    world.started[put] = world.started[slot]!
    world.since[put] = world.since[slot]!
    world.qualified[put] = world.qualified[slot]!
    world.route[put] = world.route[slot]!
    world.hours[put] = hours
    put += 1
  }
  world.head[grade] = 0
  world.tail[grade] = put - base
}

/** 1 / log(1 - p), which makes geometric gaps out of a uniform number; p at least 1e-6. */
export function perGapOf(chance: number): number {
  return 1 / portableLog(1 - chance)
}

/** Trials that fail before one succeeds, 1 / log(1 - p) being given. */
export function gap(state: Int32Array, perGap: number): number {
  return (logOfDraw(nextSfc32(state)) * perGap) | 0
}

/** How many of the cumulative thresholds a draw has passed: the Poisson number of the table. */
export function countBelow(below: Float64Array, draw: number): number {
  let count = 0
  while (count < below.length && draw >= below[count]!) count += 1
  return count
}

const TWO_32 = 4_294_967_296
