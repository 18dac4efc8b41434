import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { Geography, HeldRole, Principal } from './principals.ts'

/**
 * Two authorities in one database: teams with and without a service, people who work there today, who left yesterday, who start
 * tomorrow and who were never placed; the same in the other authority.
 */
export async function makeTwoAuthorities(owner: Pool): Promise<TwoAuthorities> {
  const one = async (text: string, values: unknown[] = []): Promise<number> => (await owner.query<{ id: number }>(`${text} returning id`, values)).rows[0]?.id ?? 0
  const people: { id: number; authorityId: number }[] = []
  const teams: { id: number; authorityId: number; serviceId: number | null }[] = []
  const peopleOfTeam = new Map<number, number[]>()
  const supportedBy = new Map<string, number[]>()
  const places: Place[] = []
  for (const [dfe, name] of [['301', 'Testshire'], ['302', 'Elsewhere']] as const) {
    const authorityId = await one('insert into authority (dfe_number, name) values ($1, $2)', [dfe, name])
    const services = [await service(authorityId, 'Assessment'), await service(authorityId, 'Family safeguarding')]
    const [first, second, third, loose] = [await team(authorityId, 'A', services[0]), await team(authorityId, 'B', services[0]), await team(authorityId, 'C', services[1]), await team(authorityId, 'D', undefined)]
    for (const teamId of [first, second, third, loose]) await person(authorityId, teamId, 'today')
    await person(authorityId, first, 'today')
    await person(authorityId, first, 'left yesterday')
    await person(authorityId, first, 'starts tomorrow')
    const own = await person(authorityId, null, 'today')
    await owner.query('update person set is_entered = true where id = $1', [own])
    const inTeam = (teamId: number) => peopleOfTeam.get(teamId)?.[0] ?? 0
    for (const [kind, mentee, when] of [
      ['mentor', inTeam(third), 'today'], ['mentor', inTeam(first), 'ended yesterday'], ['practice-lead', inTeam(second), 'today'], ['assessor', inTeam(loose), 'today'],
      ['line-manager', inTeam(third), 'today'], ['mentor', inTeam(second), 'starts tomorrow'], ['consultant', inTeam(first), 'today'],
    ] as const) await relationship(authorityId, mentee, kind, own, when)
    await relationship(authorityId, own, 'mentor', inTeam(first), 'today')
    places.push({ authorityId, teamId: first, serviceId: services[0] ?? 0, otherTeamId: third, personId: own })
  }
  return { places, people, geography: { teams, peopleOfTeam, supportedBy } }

  async function relationship(authorityId: number, personId: number, kind: string, withPersonId: number, when: 'today' | 'ended yesterday' | 'starts tomorrow'): Promise<void> {
    const london = "(now() at time zone 'Europe/London')::date"
    const [from, until] = { today: [london, london], 'ended yesterday': ["'2020-01-01'", `${london} - 1`], 'starts tomorrow': [`${london} + 1`, 'null'] }[when]
    await owner.query(
      `insert into relationship (authority_id, person_id, kind, with_person_id, started_on, ended_on, recorded_by) values ($1, $2, $3, $4, ${from}, ${until}, 'test')`,
      [authorityId, personId, kind, withPersonId],
    )
    if (when === 'today') supportedBy.set(`${withPersonId} ${kind}`, [...(supportedBy.get(`${withPersonId} ${kind}`) ?? []), personId])
  }

  async function service(authorityId: number, name: string): Promise<number> {
    return await one('insert into service (authority_id, name) values ($1, $2)', [authorityId, name])
  }

  async function team(authorityId: number, name: string, serviceId: number | undefined): Promise<number> {
    const id = await one('insert into team (authority_id, service_id, name) values ($1, $2, $3)', [authorityId, serviceId ?? null, name])
    teams.push({ id, authorityId, serviceId: serviceId ?? null })
    return id
  }

  async function person(authorityId: number, teamId: number | null, when: 'today' | 'left yesterday' | 'starts tomorrow'): Promise<number> {
    const id = await one('insert into person (authority_id, registration_number) values ($1, $2)', [authorityId, `SW${people.length}`])
    people.push({ id, authorityId })
    if (teamId === null) return id
    const spell = await one("insert into employment (authority_id, person_id, basis, started_on, source) values ($1, $2, 'employed', '2020-01-01', 'test')", [authorityId, id])
    const london = "(now() at time zone 'Europe/London')::date"
    const [from, until] = { today: ["'2020-01-01'", london], 'left yesterday': ["'2020-01-01'", `${london} - 1`], 'starts tomorrow': [`${london} + 1`, 'null'] }[when] ?? []
    await owner.query(
      `insert into assignment (authority_id, person_id, employment_id, team_id, started_on, ended_on, source) values ($1, $2, $3, $4, ${from}, ${until}, 'test')`,
      [authorityId, id, spell, teamId],
    )
    if (when === 'today') peopleOfTeam.set(teamId, [...(peopleOfTeam.get(teamId) ?? []), id])
    return id
  }
}

/** A user with roles, signed in; `ended` and `disabled` are what can be wrong with that. */
export async function makePrincipal(owner: Pool, place: Place, name: string, roles: readonly HeldRole[], options: PrincipalOptions = {}): Promise<Principal> {
  const token = randomBytes(32).toString('base64url')
  const personId = options.hasPerson === false ? null : place.personId
  let userId: number | null = null
  if (options.kind !== 'command') {
    const { rows } = await owner.query<{ id: number }>('insert into app_user (authority_id, name, email, person_id, is_disabled) values ($1, $2, $3, $4, $5) returning id', [
      place.authorityId, name, `${token.toLowerCase()}@test.invalid`, personId, options.state === 'disabled',
    ])
    userId = rows[0]?.id ?? null
    for (const held of roles) {
      await owner.query('insert into role_assignment (authority_id, user_id, role, scope, team_id, service_id, started_on, ended_on) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        place.authorityId, userId, held.role, held.scope, held.teamId, held.serviceId, held.isInForce ? '2020-01-01' : '2010-01-01', held.isInForce ? null : '2010-12-31',
      ])
    }
  }
  const times = { ended: ["now() - interval '1 second'", 'now()', 'null'], idle: ["now() + interval '1 hour'", "now() - interval '31 minutes'", 'null'], revoked: ["now() + interval '1 hour'", 'now()', 'now()'] }
  const [expires, seen, revoked] = options.state !== undefined && options.state !== 'disabled' ? times[options.state] : ["now() + interval '12 hours'", 'now()', 'null']
  await owner.query(
    `insert into session (authority_id, user_id, kind, token_hash, expires_at, seen_at, revoked_at) values ($1, $2, $3, sha256(convert_to($4, 'UTF8')), ${expires}, ${seen}, ${revoked})`,
    [place.authorityId, userId, options.kind ?? 'browser', token],
  )
  return { name, token, authorityId: place.authorityId, userId, personId: userId === null ? null : personId, kind: options.kind ?? 'browser', roles, through: options.through ?? null, isInForce: options.state === undefined }
}

export type Place = { authorityId: number; teamId: number; serviceId: number; otherTeamId: number; personId: number }
export type TwoAuthorities = { places: readonly Place[]; people: readonly { id: number; authorityId: number }[]; geography: Geography }
type PrincipalOptions = { kind?: 'browser' | 'command'; hasPerson?: boolean; state?: 'ended' | 'idle' | 'revoked' | 'disabled'; through?: readonly string[] }
