import { gammaOfMeanOne, logOfDraw, normalQuantile, portableExp } from '../../stats/portable.ts'
import { nextSfc32, seedSfc32 } from '../../stats/sfc32.ts'
import { renewChances } from './leaving-chances.ts'
import { BLOCK, measure, newBlock, writeOut } from './measure-month.ts'
import { measures, type Layers, type Plan, type Run } from './plan.ts'
import { anyoneIn, arrive, beginWorld, closeUp, countBelow, gap, leave, longestIn, move, newWorld, type World } from './world.ts'

/**
 * Simulates replicates `from` to `until` (not included) of a plan, replicate r with seed firstSeed + r, and writes what each tells into `results`
 * (measure x month x replicate, `replicates` wide) and the causes of leaving into `causes` (cause x replicate). The same seed gives the same bits on
 * every machine and however the replicates are shared out: whole numbers, + - * / and square roots in one order (docs/rules/outlook.md, "The month").
 *
 * Leaving is drawn by exact thinning (Lewis and Shedler 1979): in each grade candidates are found by geometric gaps at the highest rate of the
 * replicate and year, and accepted with own rate / highest.
 */
export function simulate(plan: Plan, layers: Layers, run: Run): void {
  const world = newWorld(plan)
  const told = newBlock(plan.months)
  for (let first = run.from; first < run.until; first += BLOCK) {
    const count = Math.min(BLOCK, run.until - first)
    for (let one = 0; one < count; one += 1) follow(world, layers, run, first + one, told, one * plan.months * measures.length)
    writeOut(told, count, plan.months, run.results, run.replicates, first)
  }
}

/** One replicate from its start to its end. */
function follow(world: World, layers: Layers, run: Run, replicate: number, told: Int32Array, from: number): void {
  const { plan } = world
  const seed = (run.firstSeed + replicate) | 0
  drawNature(world, layers, seed)
  beginWorld(world)
  if (plan.absence.chance > 0) world.counts.untilAbsence = gap(world.leaving, world.perAbsence)
  measure(world, 0, told, -1)
  for (let month = 0; month < plan.months; month += 1) {
    if (month % 12 === 0) drawYear(world, layers)
    if (plan.renews[month] === 1) {
      for (let grade = 0; grade < plan.grades; grade += 1) closeUp(world, grade)
      renewChances(world, month)
    }
    const old = month - 24 - world.earliest
    if (old >= 0) world.counts.underTwo -= world.byStart[old]!
    exits(world, month, run, replicate)
    decisions(world, month, run, replicate)
    if (plan.panels[month] === 1) promotions(world, month)
    joiners(world, month)
    intakes(world, month, seed)
    measure(world, month, told, from + month * measures.length)
  }
}

/**
 * What stays the same over a replicate: how high the rates really are, how well each lever works. Each has a sequence of its own, so that two scenarios
 * of one seed meet the same years, and a lever more changes nothing else.
 */
function drawNature(world: World, layers: Layers, seed: number): void {
  const { plan, known, levers, offering } = world
  seedSfc32(world.nature, seed, NATURE)
  seedSfc32(world.leaving, seed, LEAVING)
  seedSfc32(world.joining, seed, JOINING)
  seedSfc32(offering, seed, RATES)
  const next = () => nextSfc32(offering)
  for (let at = 0; at < known.length; at += 1) {
    const shape = plan.evidence[at]!
    known[at] = layers.parameters && shape >= 1 ? gammaOfMeanOne(shape, next) : 1
  }
  seedSfc32(offering, seed, LEVERS)
  for (let at = 0; at < levers.length; at += 1) {
    const { logMedian, logSd } = plan.levers[at]!
    const deviate = normalQuantile((nextSfc32(offering) + 0.5) / TWO_32)
    levers[at] = portableExp(logMedian + (layers.parameters ? logSd * deviate : 0))
  }
}

function drawYear(world: World, layers: Layers): void {
  const { yearQuantiles } = world.plan
  const draw = nextSfc32(world.nature) / TWO_32
  world.counts.year = layers.year && yearQuantiles !== null ? yearQuantiles[Math.floor(draw * yearQuantiles.length)]! : 1
}

/**
 * Step 1: who leaves, and why. The words of the generator stand in local variables here: nearly all draws of a forecast are made in this loop, and a draw that
 * goes through memory (`nextSfc32`, the same numbers) takes twice the time.
 */
function exits(world: World, month: number, run: Run, replicate: number): void {
  const { plan, chance, started, qualified, route, hours, leaving, skip, head, tail } = world
  const { capacity, bands, bandOf, grades } = plan
  const cells = plan.routes * bands
  let a = leaving[0]!
  let b = leaving[1]!
  let c = leaving[2]!
  let counter = leaving[3]!
  let draw = 0
  for (let grade = 0; grade < grades; grade += 1) {
    const length = tail[grade]! - head[grade]!
    const skipped = skip[grade]!
    if (skipped >= length) {
      skip[grade] = skipped - length
      continue
    }
    const base = grade * capacity
    const end = base + tail[grade]!
    const perGap = world.perGap[grade]!
    const highest = world.highest[grade]!
    let slot = base + head[grade]! + skipped
    while (slot < end) {
      if (hours[slot] !== 0) {
        draw = (((a + b) | 0) + counter) | 0
        counter = (counter + 1) | 0
        a = b ^ (b >>> 9)
        b = (c + (c << 3)) | 0
        c = (((c << 21) | (c >>> 11)) + draw) | 0
        const own = chance[grade * cells + route[slot]! * bands + bandOf[month - started[slot]!]!]!
        if ((draw >>> 0) * highest < own * TWO_32) {
          draw = (((a + b) | 0) + counter) | 0
          counter = (counter + 1) | 0
          a = b ^ (b >>> 9)
          b = (c + (c << 3)) | 0
          c = (((c << 21) | (c >>> 11)) + draw) | 0
          const cause = countBelow(plan.causes[month - qualified[slot]! >= plan.agencyAfterMonths ? 0 : 1], draw >>> 0)
          run.causes[cause * run.replicates + replicate]! += 1
          leave(world, grade, slot, month)
        }
      }
      draw = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + draw) | 0
      slot = (slot + 1 + ((logOfDraw(draw >>> 0) * perGap) | 0)) | 0
    }
    skip[grade] = slot - end
  }
  leaving[0] = a
  leaving[1] = b
  leaving[2] = c
  leaving[3] = counter
}

/** Step 2: whoever has been in a programme for its months passes, goes on for longer or leaves. */
function decisions(world: World, month: number, run: Run, replicate: number): void {
  const { plan, hours, since, joining } = world
  for (let one = 0; one < plan.programmeGrades.length; one += 1) {
    const grade = plan.programmeGrades[one]!
    const length = plan.programmeMonths[grade]!
    const base = grade * plan.capacity
    while (world.head[grade]! < world.tail[grade]!) {
      const slot = base + world.head[grade]!
      if (hours[slot] !== 0) {
        if (month - since[slot]! < length) break
        const draw = nextSfc32(joining)
        if (draw < plan.passBelow[grade]!) move(world, grade, slot, plan.passesTo[grade]!, month)
        else if (draw < plan.extendBelow[grade]! && plan.extendsTo[grade]! >= 0) move(world, grade, slot, plan.extendsTo[grade]!, month)
        else {
          run.causes[NOT_PASSED * run.replicates + replicate]! += 1
          leave(world, grade, slot, month)
        }
      }
      world.head[grade]! += 1
    }
  }
}

/** Step 3: the highest grade first, into vacancies, whoever has been longest in the grade below. */
function promotions(world: World, month: number): void {
  const { plan, filled, pendingOf } = world
  for (let one = 0; one < plan.promotionGrades.length; one += 1) {
    const grade = plan.promotionGrades[one]!
    const source = plan.promotedFrom[grade]!
    for (let open = plan.posts[month * plan.grades + grade]! - filled[grade]! - pendingOf[grade]!; open > 0; open -= 1) {
      const slot = longestIn(world, source, month - plan.promotionMonths[grade]!)
      if (slot < 0) break
      if (nextSfc32(world.joining) < plan.promotionBelow[grade]!) move(world, source, slot, grade, month)
    }
  }
}

/** Step 4: experienced people are appointed into vacancies and start after a lead time; then those whom the published counts do not explain. */
function joiners(world: World, month: number): void {
  const { plan, pending, pendingOf, filled, joining } = world
  for (let kind = 0; kind < plan.joiners.length; kind += 1) {
    const { grade, lead, monthsInGrade, fte, below } = plan.joiners[kind]!
    const posts = plan.group[grade]!
    const open = plan.posts[month * plan.grades + posts]! - filled[posts]! - pendingOf[posts]!
    const appointed = Math.min(countBelow(below, nextSfc32(joining)), Math.max(0, open))
    pendingOf[posts]! += appointed
    if (month + lead < plan.months) pending[kind * plan.months + month + lead]! += appointed
    const arriving = pending[kind * plan.months + month]!
    pendingOf[posts]! -= arriving
    for (let one = 0; one < arriving; one += 1) arrive(world, grade, month, monthsInGrade, LONG_QUALIFIED, 0, fte)
  }
  if (plan.adjustment === null) return
  const { sign, grade, fte, below } = plan.adjustment
  for (let left = countBelow(below, nextSfc32(joining)); left > 0; left -= 1) {
    if (sign > 0) arrive(world, grade, month, 0, LONG_QUALIFIED, 0, fte)
    else if (world.live[grade]! > 0) leave(world, grade, anyoneIn(world, grade), month)
    else continue
    world.counts.adjusted += sign
  }
}

/** Step 5: of those who are offered a place some accept, qualify, register and start. */
function intakes(world: World, month: number, seed: number): void {
  const { plan, offering } = world
  for (let at = 0; at < plan.intakes.length; at += 1) {
    const intake = plan.intakes[at]!
    if (intake.month !== month) continue
    seedSfc32(offering, seed, OFFERING + intake.stream)
    for (let offer = 0; offer < intake.offers; offer += 1) {
      if (nextSfc32(offering) < intake.below) arrive(world, intake.grade, month, 0, 0, intake.route, intake.fte)
    }
  }
}

const TWO_32 = 4_294_967_296
/** Joiners with experience qualified so long ago that agency work is open to them. */
const LONG_QUALIFIED = 600
const [NATURE, LEAVING, JOINING, OFFERING, RATES, LEVERS] = [0x10000000, 0x20000000, 0x30000000, 0x40000000, 0x50000000, 0x60000000]
const NOT_PASSED = 3
