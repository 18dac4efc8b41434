import type { Pool } from 'pg'
import { makePrincipal, makeTwoAuthorities, type TwoAuthorities } from '../../access/testing/two-authorities.ts'
import type { HeldRole, Principal } from '../../access/testing/principals.ts'
import { reviewedRoles } from './reviewed-policy.ts'
import { makeAcademyObjects, type AcademyObjects } from './academy-objects.ts'
import type { WorldObject } from './route-samples.ts'

/** Two authorities, every role in every scope, and a marker in every field of every person that not everybody may read. */
export async function makeMatrixWorld(owner: Pool): Promise<MatrixWorld> {
  const base = await makeTwoAuthorities(owner)
  const [here, there] = base.places
  if (!here || !there) throw new Error('no places')
  const markers = new Map<string, Marker>()
  for (const { id, authorityId } of base.people) {
    const open = (field: string) => mark(markers, { personId: id, authorityId, isProtected: false, isName: field === 'given' || field === 'family' }, `P${id}-${field}`)
    const closed = (field: string) => mark(markers, { personId: id, authorityId, isProtected: true }, `S${id}-${field}`)
    await owner.query('update person set given_name = $2, family_name = $3, staff_number = $4, email = $5, registration_number = $6, qualification_institution = $7 where id = $1', [
      id, open('given'), open('family'), open('staff'), open('mail'), open('registration'), open('institution'),
    ])
    await owner.query('insert into person_protected (person_id, authority_id, birth_date, sex, gender, ethnicity) values ($1, $2, $3, $4, $5, $6)', [id, authorityId, '1980-01-01', closed('sex'), closed('gender'), closed('ethnicity')])
    await owner.query('update assignment set title = $2, grade = $3 where person_id = $1', [id, open('title'), open('grade')])
    await owner.query("insert into absence (authority_id, person_id, started_on, category, source) values ($1, $2, '2026-01-01', $3, 'test')", [authorityId, id, open('absence')])
  }
  const imports: WorldObject[] = []
  for (const { authorityId } of base.places) {
    const name = mark(markers, { personId: null, authorityId, isProtected: true }, `F${authorityId}-file`)
    const { rows } = await owner.query<{ id: number }>(
      "insert into import (authority_id, kind, file_name, file_hash, file_bytes, state, year, created_by, applied_by, applied_at) values ($1, 'census', $2, 'x', 1, 'applied', 2025, 'x', 'x', now()) returning id",
      [authorityId, name],
    )
    imports.push({ where: authorityId === here.authorityId ? 'own authority' : 'other authority', id: rows[0]?.id ?? 0, authorityId })
  }
  for (const { id, authorityId } of base.geography.teams) {
    await owner.query("insert into team_list (authority_id, year, team_id, people, sent_by) values ($1, 2025, $2, '[]', 'x')", [authorityId, id])
  }
  const held = (role: string, scope: HeldRole['scope']): HeldRole => ({ role, scope, teamId: scope === 'team' ? here.teamId : null, serviceId: scope === 'service' ? here.serviceId : null, isInForce: true })
  const principals: Principal[] = []
  for (const role of reviewedRoles) {
    for (const scope of ['self', 'mentees', 'team', 'service', 'authority'] as const) principals.push(await makePrincipal(owner, here, `${role} of ${scope}`, [held(role, scope)]))
  }
  principals.push(await makePrincipal(owner, here, 'hr partner of a team and director', [held('hr-partner', 'team'), held('director', 'authority')]))
  principals.push(await makePrincipal(owner, there, 'data officer elsewhere', [{ ...held('data-officer', 'authority') }]))
  for (const state of ['ended', 'idle', 'revoked', 'disabled'] as const) principals.push(await makePrincipal(owner, here, `data officer, ${state}`, [held('data-officer', 'authority'), held('administrator', 'authority')], { state }))

  const stranger = principals.find(({ authorityId }) => authorityId === there.authorityId)
  const someone = await makePrincipal(owner, here, 'somebody', [held('social-worker', 'self')])
  const inTeam = (teamId: number) => base.geography.peopleOfTeam.get(teamId)?.[0] ?? 0
  const sister = base.geography.teams.find((team) => team.serviceId === here.serviceId && team.id !== here.teamId)?.id ?? 0
  const nobody: WorldObject = { where: 'non-existent', id: 999_999, authorityId: here.authorityId }
  const people: WorldObject[] = [
    { where: 'self', id: here.personId, authorityId: here.authorityId },
    { where: 'own team', id: inTeam(here.teamId), authorityId: here.authorityId },
    { where: 'other team of the service', id: inTeam(sister), authorityId: here.authorityId },
    { where: 'other service', id: inTeam(here.otherTeamId), authorityId: here.authorityId },
    { where: 'other authority', id: inTeam(there.teamId), authorityId: there.authorityId },
    nobody,
  ]
  const expected: WorldObject[] = [nobody]
  for (const person of people.slice(0, 5)) {
    const { rows } = await owner.query<{ id: number }>("insert into expected (authority_id, kind, person_id, on_day, entered_on, entered_by) values ($1, 'notice', $2, '2026-11-01', '2026-11-01', 'x') returning id", [person.authorityId, person.id])
    expected.unshift({ ...person, id: rows[0]?.id ?? 0, personId: person.id })
  }
  const { rows: spells } = await owner.query<{ id: number; person_id: number }>('select id, person_id from employment')
  return {
    people, expected,
    employments: [
      ...people.flatMap((person) => spells.filter((spell) => spell.person_id === person.id).map((spell) => ({ ...person, id: spell.id, personId: person.id }))),
      nobody,
    ],
    academy: await makeAcademyObjects(owner, people, principals),
    base, principals, markers, imports: [...imports, nobody],
    teams: [
      { where: 'own team', id: here.teamId, authorityId: here.authorityId },
      { where: 'other team of the service', id: sister, authorityId: here.authorityId },
      { where: 'other service', id: here.otherTeamId, authorityId: here.authorityId },
      { where: 'other authority', id: there.teamId, authorityId: there.authorityId },
      nobody,
    ],
    users: [
      { where: 'own authority', id: someone.userId ?? 0, authorityId: here.authorityId },
      { where: 'other authority', id: stranger?.userId ?? 0, authorityId: there.authorityId },
      nobody,
    ],
  }
}

function mark(markers: Map<string, Marker>, marker: Marker, name: string): string {
  const text = `canary-${name.toLowerCase()}-end`
  markers.set(text, marker)
  return text
}

/** Whose it is; a file's belongs to nobody and is for those who load files. */
export type Marker = { personId: number | null; authorityId: number; isProtected: boolean; isName?: boolean }

export type MatrixWorld = {
  academy: AcademyObjects
  base: TwoAuthorities
  principals: readonly Principal[]
  markers: ReadonlyMap<string, Marker>
  people: readonly WorldObject[]
  employments: readonly WorldObject[]
  expected: readonly WorldObject[]
  teams: readonly WorldObject[]
  users: readonly WorldObject[]
  imports: readonly WorldObject[]
}
