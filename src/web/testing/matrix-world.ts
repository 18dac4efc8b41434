import type { Pool } from 'pg'
import { makePrincipal, makeTwoAuthorities, type TwoAuthorities } from '../../access/testing/two-authorities.ts'
import type { HeldRole, Principal } from '../../access/testing/principals.ts'
import { makePortfolioObjects } from './portfolio-objects.ts'
import { shippedProgrammes } from '../../academy/rules/shipped/programmes.ts'
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
  const [enrolments, trainees]: WorldObject[][] = [[nobody], [nobody]]
  const versions = new Map<number, { programme: number; version: number; cohort: number }>()
  for (const { authorityId } of base.places) {
    const one = async (text: string, values: unknown[]): Promise<number> => (await owner.query<{ id: number }>(`${text} returning id`, values)).rows[0]?.id ?? 0
    const programme = await one("insert into programme (authority_id, code, label) values ($1, 'asye', 'ASYE')", [authorityId])
    const version = await one("insert into programme_version (authority_id, programme_id, number, document, valid_from, made_by) values ($1, $2, 1, $3, '2012-01-01', 'x')", [authorityId, programme, JSON.stringify(shippedProgrammes[0]?.document)])
    versions.set(authorityId, { programme, version, cohort: await one("insert into cohort (authority_id, name, programme_id) values ($1, 'Autumn', $2)", [authorityId, programme]) })
  }
  for (const person of people.slice(0, 5)) {
    const of = versions.get(person.authorityId)
    const { rows: [run] } = await owner.query<{ id: number }>("insert into enrolment (authority_id, person_id, cohort_id, programme_version_id, planned_start) values ($1, $2, $3, $4, '2026-09-07') returning id", [person.authorityId, person.id, of?.cohort, of?.version])
    await owner.query("insert into enrolment_event (authority_id, enrolment_id, person_id, kind, on_day, actor) values ($1, $2, $3, 'started', '2026-09-07', 'x')", [person.authorityId, run?.id, person.id])
    const { rows: [trainee] } = await owner.query<{ id: number }>("insert into trainee (authority_id, person_id, route) values ($1, $2, 'student') returning id", [person.authorityId, person.id])
    enrolments?.splice(-1, 0, { ...person, id: run?.id ?? 0, personId: person.id })
    trainees?.unshift({ ...person, id: trainee?.id ?? 0, personId: person.id })
  }
  // a kept reflection of each of them, whose text is for its two people and nobody else, whatever the role
  const reflections: WorldObject[] = []
  for (const person of people.slice(0, 5)) {
    const other = base.people.find(({ id, authorityId }) => authorityId === person.authorityId && !people.some((one) => one.id === id))?.id
    const { rows: sessions } = await owner.query<{ id: number }>(
      "insert into supervision_session (authority_id, person_id, supervisor_person_id, kind, planned_on, state, held_on, recorded_by, recorded_on) values ($1, $2, $3, 'reflective', '2026-11-02', 'held', '2026-11-02', 'x', '2026-11-02') returning id", [person.authorityId, person.id, other],
    )
    const { rows } = await owner.query<{ id: number }>('insert into reflection (authority_id, session_id, person_id, supervisor_person_id, author_person_id, kept_at) values ($1, $2, $3, $4, $3, now()) returning id', [person.authorityId, sessions[0]?.id, person.id, other])
    await owner.query('insert into reflection_text (reflection_id, authority_id, person_id, body) values ($1, $2, $3, $4)', [rows[0]?.id, person.authorityId, person.id, mark(markers, { personId: person.id, authorityId: person.authorityId, isProtected: true, isPrivate: true }, `R${person.id}-reflection`)])
    reflections.push({ ...person, id: rows[0]?.id ?? 0, personId: person.id })
  }
  reflections.push(nobody)
  const { rows: beside } = await owner.query<Beside>('select person_id, with_person_id as beside_id, false as is_key from relationship union select person_id, supervisor_person_id, false from supervision_session union select person_id, person_id, true from reflection union select person_id, supervisor_person_id, true from reflection')
  const { rows: spells } = await owner.query<{ id: number; person_id: number }>('select id, person_id from employment')
  return {
    portfolio: await makePortfolioObjects(owner, people),
    people, expected, reflections, beside, enrolments: enrolments ?? [], trainees: trainees ?? [],
    employments: [
      ...people.flatMap((person) => spells.filter((spell) => spell.person_id === person.id).map((spell) => ({ ...person, id: spell.id, personId: person.id }))),
      nobody,
    ],
    academy: await makeAcademyObjects(owner, enrolments ?? [], principals),
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
export type Marker = {
  personId: number | null
  authorityId: number
  isProtected: boolean
  /** Of a private reflection: for its own people, and no role. */
  isPrivate?: boolean
  isName?: boolean
}

/** Whose name is known to whom although their record is not: a supervisor's to the worker and those who reach the worker; `is_key`: to who may ask for a reflection. */
export type Beside = { person_id: number; beside_id: number; is_key: boolean }

export type MatrixWorld = {
  academy: AcademyObjects
  portfolio: { items: readonly WorldObject[]; observations: readonly WorldObject[] }
  base: TwoAuthorities
  principals: readonly Principal[]
  markers: ReadonlyMap<string, Marker>
  people: readonly WorldObject[]
  employments: readonly WorldObject[]
  expected: readonly WorldObject[]
  enrolments: readonly WorldObject[]
  trainees: readonly WorldObject[]
  reflections: readonly WorldObject[]
  beside: readonly Beside[]
  teams: readonly WorldObject[]
  users: readonly WorldObject[]
  imports: readonly WorldObject[]
}
