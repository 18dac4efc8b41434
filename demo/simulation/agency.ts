import { workingDay, type DayNumber } from '../calendar.ts'
import type { PostKindName } from '../council.ts'
import { stintOn, type AgencyWorker, type Placement, type Post } from './people.ts'
import { openSpells, type World } from './world.ts'

export function agencyComesAndGoes(world: World, first: DayNumber, last: DayNumber, target: number): void {
  const { random } = world
  for (const placement of world.placements) {
    if (placement.endedOn < first) continue
    // a post that was filled needs no cover after the handover
    if (placement.covers?.holder) endPlacement(placement, random.whole(Math.min(first + 9, last), last))
  }
  const inPostFte = openSpells(world).reduce((sum, spell) => sum + (stintOn(spell, first)?.fte ?? 0), 0)
  const current = world.placements.filter((placement) => placement.startedOn <= last && placement.endedOn > last).reduce((sum, placement) => sum + placement.fte, 0)
  const short = (inPostFte * target) / (1 - target) - current
  for (let at = 0; at < Math.min(Math.round(short), 26); at += 1) {
    const vacancies = world.posts.filter((post) => !post.holder && post.openedOn <= first && AGENCY_KINDS.includes(post.kind) && !isCovered(post, last))
    const covers = vacancies.length > 0 && random.chance(0.93) ? random.weighted(vacancies, (post) => (post.service === 'Families First' ? 2 : 1)) : null
    const place = covers ?? random.pick(world.posts.filter((post) => post.kind === 'socialWorker' && post.openedOn <= first))
    const startedOn = workingDay(random.whole(first, Math.max(first, last - 3)))
    const placement: Placement = {
      worker: returningWorker(world, startedOn) ?? world.make.agencyWorker(), startedOn, endedOn: startedOn + Math.round(84 + Math.min(640, random.exponential(230))), covers,
      team: place.team, service: place.service, kind: place.kind, fte: random.chance(0.9) ? 1 : random.pick([0.6, 0.8]),
    }
    if (covers) covers.agency = placement
    world.placements.push(placement)
  }
}

function isCovered(post: Post, on: DayNumber): boolean {
  return post.agency !== null && post.agency.endedOn > on
}

function returningWorker(world: World, on: DayNumber): AgencyWorker | null {
  if (!world.random.chance(0.15)) return null
  const busy = new Set(world.placements.filter((placement) => placement.endedOn >= on - 60).map((placement) => placement.worker))
  const employed = new Set(world.people.map((someone) => someone.registration))
  return world.placements.find(({ worker, endedOn }) => endedOn < on - 90 && endedOn > on - 900 && !busy.has(worker) && !employed.has(worker.registration))?.worker ?? null
}

/** An agency worker who takes the post that they know: once only. */
export function findConvert(world: World, post: Post, on: DayNumber): Placement | null {
  const employed = new Set(world.people.map((someone) => someone.registration))
  return world.placements.find((placement) => placement.endedOn >= on && placement.startedOn < on - 120 && placement.kind === post.kind && !employed.has(placement.worker.registration)) ?? null
}

export function endPlacement(placement: Placement, on: DayNumber): void {
  placement.endedOn = Math.min(placement.endedOn, Math.max(placement.startedOn, on))
}

const AGENCY_KINDS: readonly PostKindName[] = ['socialWorker', 'senior', 'duty', 'reviewing', 'assistantManager', 'manager', 'supervising']
