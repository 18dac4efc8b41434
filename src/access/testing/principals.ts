/**
 * Who reaches whom, worked out from the assignments alone and apart from the database's policies: the oracle of the row-level-security
 * proof. The four sets are the reviewed facts about roles; src/access/rules/policy.ts and access.role are judged by them.
 */
export const SEES_PEOPLE: ReadonlySet<string> = new Set([
  'social-worker', 'nqsw', 'mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner',
  'data-officer', 'director',
])
export const SEES_PROTECTED: ReadonlySet<string> = new Set(['hr-partner', 'data-officer'])
export const CHANGES_RECORD: ReadonlySet<string> = new Set(['hr-partner', 'data-officer'])
export const MANAGES_USERS: ReadonlySet<string> = new Set(['administrator'])
/** Whom a role held for the people supported reaches: those with whom its holder stands in a relationship of these kinds today. */
export const SUPPORTS: Readonly<Record<string, readonly string[]>> = { mentor: ['mentor'], 'practice-lead': ['practice-lead', 'assessor'], 'team-manager': ['line-manager'] }

export function reachOf(principal: Principal, world: Geography): Reach {
  const nobody: Reach = { principal, all: false, people: new Set(), allProtected: false, protectedPeople: new Set(), changes: false, manages: false, in: false, teams: new Set(), services: new Set(), acting: new Set() }
  if (!principal.isInForce) return nobody
  if (principal.kind === 'command') {
    return {
      ...nobody, all: true, allProtected: true, changes: true, manages: true, in: true, acting: new Set(['data-officer', 'administrator']),
      teams: new Set(world.teams.filter(({ authorityId }) => authorityId === principal.authorityId).map(({ id }) => id)),
    }
  }
  const held = principal.roles.filter((role) => role.isInForce && (principal.through === null || principal.through.includes(role.role)))
  const own = principal.personId === null ? [] : [principal.personId]
  const supported = (role: HeldRole) => (role.scope === 'mentees' && principal.personId !== null ? (SUPPORTS[role.role] ?? []).flatMap((kind) => world.supportedBy.get(`${principal.personId ?? 0} ${kind}`) ?? []) : [])
  const peopleThrough = (roles: readonly HeldRole[]) => new Set([...own, ...roles.flatMap(supported), ...roles.flatMap((role) => teamsOf(role, principal, world)).flatMap((team) => world.peopleOfTeam.get(team) ?? [])])
  const seeing = held.filter(({ role }) => SEES_PEOPLE.has(role))
  const seeingProtected = held.filter(({ role }) => SEES_PROTECTED.has(role))
  const teams = new Set(seeing.flatMap((role) => teamsOf(role, principal, world)))
  return {
    principal,
    teams,
    services: new Set(world.teams.flatMap(({ id, serviceId }) => (serviceId !== null && teams.has(id) ? [serviceId] : []))),
    acting: new Set(held.map(({ role }) => role)),
    all: seeing.some(({ scope }) => scope === 'authority'),
    people: peopleThrough(seeing),
    allProtected: seeingProtected.some(({ scope }) => scope === 'authority'),
    protectedPeople: peopleThrough(seeingProtected),
    changes: held.some(({ role }) => CHANGES_RECORD.has(role)),
    manages: held.some(({ role, scope }) => MANAGES_USERS.has(role) && scope === 'authority'),
    in: true,
  }
}

function teamsOf(role: HeldRole, principal: Principal, world: Geography): number[] {
  const teams = world.teams.filter(({ authorityId }) => authorityId === principal.authorityId)
  if (role.scope === 'authority') return teams.map(({ id }) => id)
  if (role.scope === 'team') return teams.filter(({ id }) => id === role.teamId).map(({ id }) => id)
  if (role.scope === 'service') return teams.filter(({ serviceId }) => serviceId !== null && serviceId === role.serviceId).map(({ id }) => id)
  return []
}

export type HeldRole = { role: string; scope: 'self' | 'mentees' | 'team' | 'service' | 'authority'; teamId: number | null; serviceId: number | null; isInForce: boolean }

export type Principal = {
  name: string
  token: string
  authorityId: number
  userId: number | null
  personId: number | null
  kind: 'browser' | 'command'
  roles: readonly HeldRole[]
  /** The roles that give the right to what is asked; null: all. */
  through: readonly string[] | null
  isInForce: boolean
}

/** Teams and who works in them today; who stands beside whom today, by "person kind". */
export type Geography = {
  teams: readonly { id: number; authorityId: number; serviceId: number | null }[]
  peopleOfTeam: ReadonlyMap<number, readonly number[]>
  supportedBy: ReadonlyMap<string, readonly number[]>
}

export type Reach = {
  principal: Principal
  all: boolean
  people: ReadonlySet<number>
  allProtected: boolean
  protectedPeople: ReadonlySet<number>
  changes: boolean
  manages: boolean
  teams: ReadonlySet<number>
  /** Services of which some team is reached. */
  services: ReadonlySet<number>
  acting: ReadonlySet<string>
  /** Signed in at all. */
  in: boolean
}
