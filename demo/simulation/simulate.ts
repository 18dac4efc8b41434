import { randomFrom } from '../../src/stats/random.ts'
import { firstOfMonth, monthOf, workingDay, type DayNumber } from '../calendar.ts'
import { climateOf, demoDayNumber, postKinds, simulationStarts, teamPlans, type PostKindName } from '../council.ts'
import { agencyComesAndGoes, endPlacement, findConvert } from './agency.ts'
import { drawLeaving, monthlyLeavingHazard } from './leaving.ts'
import { end, heldFte, hire, isFree, move, workOtherHours } from './moves.ts'
import { isInPostOn, peopleMaker, stintOn, weekdaysWithin, type Placement, type Post, type Someone, type Spell } from './people.ts'
import { openSpells, type World } from './world.ts'

/**
 * Ten years of a council's social workers, month by month: who joins, leaves, is promoted, works less, is away, and which agency
 * worker stands in. The same seed gives the same years.
 */
export function simulate(seed: number): History {
  const world: World = {
    random: randomFrom(`${seed} months`),
    make: peopleMaker(seed),
    posts: makePosts(),
    people: [],
    open: [],
    placements: [],
    vacantFte: 0,
  }
  fillAtTheStart(world)
  for (let month = monthOf(simulationStarts); month <= monthOf(demoDayNumber); month += 1) liveThrough(month, world)
  arrangeWhatIsToCome(world)
  return { people: world.people, posts: world.posts, placements: world.placements }
}

export type History = { people: readonly Someone[]; posts: readonly Post[]; placements: readonly Placement[] }

/** FTE that is funded and not contracted on a day. */
export function vacantFteOn(history: Pick<History, 'people' | 'posts'>, on: DayNumber): number {
  const funded = history.posts.filter((post) => post.openedOn <= on).reduce((sum, post) => sum + post.fundedFte, 0)
  const held = spellsOf(history).filter((spell) => isInPostOn(spell, on)).reduce((sum, spell) => sum + (stintOn(spell, on)?.fte ?? 0), 0)
  return Math.max(0, Math.round((funded - held) * 100) / 100)
}

export function spellsOf(history: Pick<History, 'people'>): Spell[] {
  return history.people.flatMap((someone) => someone.spells)
}

function makePosts(): Post[] {
  let number = 0
  return teamPlans.flatMap(({ team, service, costCode, posts }) =>
    Object.entries(posts).flatMap(([kind, count]) =>
      Array.from({ length: count }, (): Post => {
        number += 1
        return {
          position: `P${10_000 + number * 3}`, kind: kind as PostKindName, team, service, costCode,
          fundedFte: number % 17 === 0 ? 0.6 : number % 11 === 0 ? 0.8 : 1,
          // about one post in nine is newer than the simulation
          openedOn: number % 9 === 4 ? firstOfMonth(2017 * 12 + (number % 84)) : simulationStarts - 4_000,
          holder: null, vacantSince: simulationStarts - 30, agency: null,
        }
      }),
    ),
  )
}

function fillAtTheStart(world: World): void {
  const { random } = world
  for (const post of world.posts) {
    if (post.openedOn > simulationStarts || random.chance(0.15)) continue
    const startedOn = workingDay(Math.round(simulationStarts - 20 - Math.min(8_500, random.exponential(1_900))))
    hire(world, post, startedOn, world.make.employee('at the start', simulationStarts), random.pick(['1', '2', '2', '4', '6', '9']))
  }
}

function liveThrough(month: number, world: World): void {
  const first = firstOfMonth(month)
  const last = Math.min(firstOfMonth(month + 1) - 1, demoDayNumber)
  const collectionYear = Math.floor((month + 3) / 12)
  world.vacantFte = world.posts.filter((post) => post.openedOn <= last).reduce((sum, post) => sum + post.fundedFte - heldFte(post), 0)
  someLeave(world, first, last, climateOf(collectionYear).leaving)
  someAreAway(world, first, last)
  someWorkOtherHours(world, first, last)
  somePromotions(world, first)
  if (month % 12 === 8) cohort(world, first, last, world.random.whole(21, 27))
  if (month % 12 === 1) cohort(world, first, last, world.random.whole(5, 8))
  someJoin(world, first, last, climateOf(collectionYear).vacancy)
  agencyComesAndGoes(world, first, last, climateOf(collectionYear).agency)
}

function someLeave(world: World, first: DayNumber, last: DayNumber, climate: number): void {
  for (const spell of openSpells(world)) {
    const away = spell.absences.some((absence) => absence.until >= first)
    if (away || spell.startedOn > first || !world.random.chance(monthlyLeavingHazard(spell, first) * climate)) continue
    const on = world.random.chance(0.55) ? last : world.random.whole(first, last)
    if (stintOn(spell, on)) end(spell, on, drawLeaving(spell, on, world.random))
  }
}

/** Sickness so that about 3.3 % of working days are lost, most of them in few long absences; maternity leave of nine to twelve months. */
function someAreAway(world: World, first: DayNumber, last: DayNumber): void {
  const { random } = world
  for (const spell of openSpells(world)) {
    if (spell.startedOn > first || spell.absences.some((absence) => absence.until >= first)) continue
    const age = (first - spell.someone.bornOn) / 365.25
    const from = random.whole(first, last)
    if (spell.someone.sex === 'F' && age > 25 && age < 41 && first - spell.startedOn > 400 && random.chance(0.0055)) {
      const until = from + random.whole(250, 365)
      spell.absences.push({ kind: 'MAT', from, until, workingDays: 0 })
      if (random.chance(0.4)) workOtherHours(spell, until + 1, random.pick([0.6, 0.8, 0.8]))
    } else if (random.chance(0.0058)) {
      const until = from + Math.round(20 + random.exponential(62))
      spell.absences.push({ kind: 'SIC', from, until, workingDays: weekdaysWithin(from, until) })
    } else if (random.chance(0.11)) {
      const until = from + random.whole(0, 7)
      spell.absences.push({ kind: 'SIC', from, until, workingDays: Math.max(0.5, weekdaysWithin(from, until)) })
    }
  }
}

function someWorkOtherHours(world: World, first: DayNumber, last: DayNumber): void {
  for (const spell of openSpells(world)) {
    if (spell.startedOn > first - 200 || !world.random.chance(0.004)) continue
    workOtherHours(spell, world.random.whole(first, last), world.random.pick([1, 1, 1, 0.9, 0.8, 0.8, 0.6]))
  }
}

/** Senior and manager posts go to somebody from the rung below more often than to somebody from outside. */
function somePromotions(world: World, first: DayNumber): void {
  for (const post of world.posts) {
    const rung = RUNGS[post.kind]
    if (!rung || !isFree(post, first) || !world.random.chance(0.2)) continue
    const able = openSpells(world).filter((spell) => {
      const stint = spell.stints.at(-1)
      return stint !== undefined && rung.from.includes(stint.post.kind) && stint.from <= first - rung.months * 30 && stint.fte <= post.fundedFte && !spell.absences.some((absence) => absence.until >= first)
    })
    if (able.length === 0) continue
    const chosen = world.random.weighted(able, (spell) => (stintOn(spell, first)?.post.service === post.service ? 3 : 1))
    move(chosen, post, first, world.random.chance(0.12) ? 'acting-up' : 'permanent')
  }
  // a few change teams without promotion
  for (const spell of openSpells(world)) {
    if (!world.random.chance(0.0035)) continue
    const stint = spell.stints.at(-1)
    const vacancy = world.posts.find((post) => isFree(post, first) && post.kind === stint?.post.kind && post.team !== stint.post.team && post.fundedFte >= stint.fte)
    if (vacancy && stint && stint.from < first - 400) move(spell, vacancy, first, 'permanent')
  }
}

/** A cohort of newly qualified social workers, most of them in Families First (C108). */
function cohort(world: World, first: DayNumber, last: DayNumber, size: number): void {
  const startsOn = workingDay(first + 6)
  if (startsOn > last) return
  for (let at = 0; at < size; at += 1) {
    const vacancies = world.posts.filter((post) => post.kind === 'socialWorker' && isFree(post, startsOn) && post.fundedFte === 1)
    if (vacancies.length < 6) return
    const post = world.random.weighted(vacancies, (vacancy) => (vacancy.service === 'Families First' ? 4 : 1))
    hire(world, post, startsOn, world.make.employee('newly qualified', startsOn), '1')
  }
}

function someJoin(world: World, first: DayNumber, last: DayNumber, vacancyTarget: number): void {
  const { random } = world
  const open = world.posts.filter((post) => post.openedOn <= first)
  const target = open.reduce((sum, post) => sum + post.fundedFte, 0) * vacancyTarget
  const wanted = Math.max(0, Math.round((world.vacantFte - target) * 0.32 + random.normal(0.9, 1)))
  for (let at = 0; at < wanted; at += 1) {
    const vacancies = open.filter((post) => isFree(post, first))
    if (vacancies.length === 0) return
    const post = random.weighted(vacancies, (vacancy) => (postKinds[vacancy.kind].dfeRole <= 3 ? 2.4 : vacancy.kind === 'socialWorker' ? 0.8 : 1.3))
    const on = workingDay(random.chance(0.6) ? first : random.whole(first, Math.max(first, last - 3)))
    if (on > last) continue
    const returner = random.chance(0.05) ? findReturner(world, on) : null
    const worker = random.chance(0.13) ? findConvert(world, post, on) : null
    if (returner) hire(world, post, on, returner, random.pick(['2', '7']))
    else if (worker) {
      endPlacement(worker, on - 1)
      hire(world, post, on, world.make.employee('experienced', on, worker.worker), '4')
    } else hire(world, post, on, world.make.employee('experienced', on), random.weighted(['2', '3', '4', '5', '6', '7', '8'] as const, (origin) => ORIGINS[origin]))
  }
}

const ORIGINS = { 2: 50, 3: 3, 4: 16, 5: 9, 6: 9, 7: 8, 8: 5 } as const

/** Notices given and not yet run out, so that the board shows who is about to leave. */
function arrangeWhatIsToCome(world: World): void {
  const settled = openSpells(world).filter((spell) => spell.startedOn < demoDayNumber - 500 && !spell.absences.some((absence) => absence.until >= demoDayNumber))
  for (const spell of world.random.shuffle(settled).slice(0, 7)) {
    const on = demoDayNumber + world.random.whole(5, 75)
    const leaving = drawLeaving(spell, on, world.random)
    spell.endedOn = on
    spell.noticeGivenOn = on - 84
    spell.destination = leaving.destination
    spell.reason = leaving.reason
  }
}

function findReturner(world: World, on: DayNumber): Someone | null {
  const gone = world.people.filter((someone) => {
    const last = someone.spells.at(-1)
    return last !== undefined && last.endedOn !== null && last.endedOn < on - 400 && last.endedOn > on - 1_800 && last.reason === '1'
  })
  return gone.length === 0 ? null : world.random.pick(gone)
}

const RUNGS: Readonly<Partial<Record<PostKindName, { from: readonly PostKindName[]; months: number }>>> = {
  mentor: { from: ['socialWorker', 'senior'], months: 30 },
  senior: { from: ['socialWorker', 'duty', 'supervising'], months: 24 },
  assistantManager: { from: ['senior', 'mentor'], months: 18 },
  manager: { from: ['assistantManager', 'senior'], months: 18 },
  serviceManager: { from: ['manager'], months: 24 },
  head: { from: ['serviceManager'], months: 24 },
  principal: { from: ['manager', 'serviceManager'], months: 24 },
  practiceLead: { from: ['mentor', 'senior'], months: 24 },
  quality: { from: ['senior', 'reviewing'], months: 24 },
  reviewing: { from: ['senior', 'assistantManager'], months: 24 },
  chair: { from: ['reviewing', 'assistantManager'], months: 24 },
}
