import type { Claim } from '../../workforce/rules/claims.ts'
import type { Service, Team } from '../../workforce/rules/record.ts'
import type { FoldedPost } from './fold-establishment.ts'

/** The teams and services that the files in force name and the record does not have yet, and those that only files named and none names now. */
export function planPlaces(claims: readonly Claim[], posts: readonly FoldedPost[], stored: { teams: readonly StoredTeam[]; services: readonly StoredService[] }): PlacePlan {
  const named = new Map<string, NamedTeam>()
  const services = new Map<string, string>()
  for (const { team, service } of mentions(claims, posts)) {
    if (service !== null && !services.has(service.toLowerCase())) services.set(service.toLowerCase(), service)
    if (team === null) continue
    const held = named.get(team.toLowerCase())
    // the latest source that names a service for the team
    named.set(team.toLowerCase(), { name: held?.name ?? team, service: service ?? held?.service ?? null })
  }
  const teamsByName = new Map(stored.teams.map((team) => [team.name.toLowerCase(), team]))
  const servicesByName = new Map(stored.services.map((service) => [service.name.toLowerCase(), service]))
  const serviceNames = new Map(stored.services.map((service) => [service.id, service.name.toLowerCase()]))
  return {
    newServices: [...services].flatMap(([key, name]) => (servicesByName.has(key) ? [] : [name])).sort(),
    newTeams: [...named].flatMap(([key, team]) => (teamsByName.has(key) ? [] : [team])).sort((a, b) => (a.name < b.name ? -1 : 1)),
    movedTeams: [...named].flatMap(([key, team]) => {
      const held = teamsByName.get(key)
      const inService = held === undefined || held.serviceId === null ? null : (serviceNames.get(held.serviceId) ?? null)
      const moves = held !== undefined && team.service !== null && inService !== team.service.toLowerCase() && (held.fromFile || inService === null)
      return moves ? [{ id: held.id, service: team.service as string }] : []
    }),
    goneTeams: stored.teams.filter((team) => team.fromFile && !named.has(team.name.toLowerCase())).map((team) => team.id),
    goneServices: stored.services.filter((service) => service.fromFile && !services.has(service.name.toLowerCase())).map((service) => service.id),
  }
}

/** In the order of the days that the sources speak of, so that the order of loading does not matter. */
function mentions(claims: readonly Claim[], posts: readonly FoldedPost[]): { team: string | null; service: string | null }[] {
  const said = [
    ...claims.flatMap((claim) => [...(claim.pastAssignments ?? []), ...(claim.assignment === null ? [] : [claim.assignment])].map(({ team, service }) => ({ on: claim.source.on as string, label: claim.source.label, team, service }))),
    ...posts.flatMap((post) => post.periods.map(({ team, service, startedOn }) => ({ on: startedOn as string, label: 'establishment', team, service }))),
  ]
  return said.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
}

type NamedTeam = { name: string; service: string | null }
export type StoredTeam = Team & { fromFile: boolean }
export type StoredService = Service & { fromFile: boolean }
export type PlacePlan = {
  newServices: string[]
  newTeams: NamedTeam[]
  movedTeams: { id: number; service: string }[]
  goneTeams: number[]
  goneServices: number[]
}
