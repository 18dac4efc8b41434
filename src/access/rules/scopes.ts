import { roleLabels, type Role } from './policy.ts'

/** "Team manager, Family safeguarding A, from 1 April 2026": a role as people say it. */
export function describeRole(held: { role: string; scope: string; place: string | null }): string {
  const label = Object.hasOwn(roleLabels, held.role) ? roleLabels[held.role as Role] : held.role
  if (held.scope === 'self') return `${label}, own record`
  if (held.scope === 'mentees') return `${label}, the people they support`
  return `${label}, ${held.scope === 'authority' ? 'whole authority' : (held.place ?? 'a place that is no longer there')}`
}

/** `authority`, `self`, `mentees`, `team-5`, `service-2`: the value of one choice on the form. */
export function readScope(text: string, places: { teams: readonly number[]; services: readonly number[] }): Scope | null {
  if (text === 'authority' || text === 'self' || text === 'mentees') return { scope: text, teamId: null, serviceId: null }
  const parts = /^(team|service)-(\d{1,9})$/.exec(text)
  const id = Number(parts?.[2])
  if (parts?.[1] === 'team' && places.teams.includes(id)) return { scope: 'team', teamId: id, serviceId: null }
  if (parts?.[1] === 'service' && places.services.includes(id)) return { scope: 'service', teamId: null, serviceId: id }
  return null
}

export type Scope = { scope: 'self' | 'mentees' | 'team' | 'service' | 'authority'; teamId: number | null; serviceId: number | null }
