import type { DayNumber } from '../calendar.ts'
import type { Post, Someone, Spell, Stint } from './people.ts'
import type { World } from './world.ts'

export function hire(world: World, post: Post, startedOn: DayNumber, someone: Someone, origin: string): void {
  const { random } = world
  const hours = origin === '1' || random.chance(0.88) ? 1 : random.pick([0.9, 0.8, 0.8, 0.6, 0.6, 0.5])
  const fixed = random.chance(0.035)
  const spell: Spell = {
    someone, startedOn, endedOn: null, noticeGivenOn: null, origin, destination: null, reason: null, contract: fixed ? 'Fixed term' : 'Permanent',
    stints: [{ post, from: startedOn, until: null, fte: Math.min(hours, post.fundedFte), kind: fixed ? 'fixed-term' : 'permanent' }], absences: [],
  }
  if (someone.spells.length === 0) world.people.push(someone)
  someone.spells.push(spell)
  world.open = [...world.open, spell]
  post.holder = spell
  post.vacantSince = null
}

export function end(spell: Spell, on: DayNumber, leaving: { destination: string; reason: string }): void {
  spell.endedOn = on
  spell.destination = leaving.destination
  spell.reason = leaving.reason
  const last = spell.stints.at(-1)
  // hours that were to change after the last day never do
  spell.stints = spell.stints.filter((stint) => stint.from <= on)
  const stint = spell.stints.at(-1)
  if (stint) stint.until = on
  if (last) vacate(last.post, on + 1)
}

export function move(spell: Spell, post: Post, on: DayNumber, kind: Stint['kind']): void {
  const last = spell.stints.at(-1)
  if (!last || last.from >= on) return
  last.until = on - 1
  vacate(last.post, on)
  spell.stints.push({ post, from: on, until: null, fte: Math.min(last.fte, post.fundedFte), kind })
  post.holder = spell
  post.vacantSince = null
}

export function workOtherHours(spell: Spell, on: DayNumber, fte: number): void {
  const last = spell.stints.at(-1)
  if (!last || last.from >= on) return
  const hours = Math.min(fte, last.post.fundedFte)
  if (hours === last.fte) return
  last.until = on - 1
  spell.stints.push({ post: last.post, from: on, until: null, fte: hours, kind: last.kind })
}

/** Nobody holds the post, and whoever held it has had the last day. */
export function isFree(post: Post, on: DayNumber): boolean {
  return post.holder === null && post.openedOn <= on && (post.vacantSince ?? 0) <= on
}

function vacate(post: Post, on: DayNumber): void {
  post.holder = null
  post.vacantSince = on
}

export function heldFte(post: Post): number {
  return post.holder?.stints.at(-1)?.fte ?? 0
}
