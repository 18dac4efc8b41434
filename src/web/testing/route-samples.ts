import type { Reach } from '../../access/testing/principals.ts'
import type { MatrixWorld } from './matrix-world.ts'

/**
 * What each parameter of an address stands for, and who reaches it: a route whose parameters are all here is in the matrix without
 * another line. A route with a parameter that is not here fails the matrix until it is.
 */
export const parameters: Readonly<Record<string, Parameter>> = {
  person: { objects: (world) => world.people, isReached: ({ id }, by) => by.all || by.people.has(id) },
  team: { objects: (world) => world.teams, isReached: ({ id }, by) => by.all || by.teams.has(id) },
  user: { objects: (world) => world.users, isReached: (_object, by) => by.manages },
  import: { objects: (world) => world.imports, isReached: (_object, by) => by.all && by.allProtected && by.changes },
}

/** Parameters that name no object: the same value for everybody. */
export const constants: Readonly<Record<string, string>> = { role: '1', year: '2025', measure: 'turnover', basis: 'headcount' }

/**
 * Routes that need more than their address: what to send, or why an allowed request answers something else than a page. `answers` is
 * what an allowed request may find besides.
 */
export const samples: Readonly<Record<string, Sample>> = {
  // there is nothing to undo, apply, choose or end in the matrix's own small record
  'imports.columns': { answers: ['not-found'] },
  'imports.choose-columns': { answers: ['not-found'] },
  'imports.discard': { answers: ['not-found'] },
  'access.end-role': { answers: ['not-found'] },
}

export type WorldObject = { where: Where; id: number; authorityId: number }
/** From the caller's own place outwards. */
export type Where = 'self' | 'own team' | 'other team of the service' | 'other service' | 'other authority' | 'non-existent' | 'own authority'

type Parameter = { objects: (world: MatrixWorld) => readonly WorldObject[]; isReached: (object: WorldObject, by: Reach) => boolean }
type Sample = { fields?: Readonly<Record<string, string>>; query?: string; answers?: readonly ('not-found' | 'forbidden')[] }
