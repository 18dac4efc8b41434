import type { Random } from '../../src/stats/random.ts'
import type { peopleMaker, Placement, Post, Someone, Spell } from './people.ts'

/** What the simulation knows while the months go by. */
export type World = {
  random: Random
  make: ReturnType<typeof peopleMaker>
  posts: Post[]
  people: Someone[]
  /** Spells without an end. */
  open: readonly Spell[]
  placements: Placement[]
  vacantFte: number
}

export function openSpells(world: World): readonly Spell[] {
  if (world.open.some((spell) => spell.endedOn !== null)) world.open = world.open.filter((spell) => spell.endedOn === null)
  return world.open
}
