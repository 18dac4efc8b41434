import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { shippedProgrammes } from '../../academy/rules/shipped/programmes.ts'
import { asCaller, type Caller, type Tx } from '../../access/begin.ts'
import type { Database } from '../../db/database.ts'
import { freshDatabase, type FreshDatabase } from '../../db/testing/fresh-database.ts'

/** A council with one NQSW on the shipped ASYE, a manager, an assessor, a mentor and whoever else signs in, on a database of its own. */
export async function aProgramme(): Promise<TestProgramme> {
  const fresh = await freshDatabase()
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: fresh.runtime }) })
  const one = async (text: string, values: unknown[]): Promise<number> => (await fresh.owner.query<{ id: number }>(`${text} returning id`, values)).rows[0]?.id ?? 0
  const authorityId = await one('insert into authority (dfe_number, name) values ($1, $2)', ['999', 'Council 999'])
  const teamId = await one("insert into team (authority_id, name) values ($1, 'Abbey')", [authorityId])
  const person = async (name: string): Promise<number> => {
    const [given, family] = name.split(' ')
    const id = await one('insert into person (authority_id, given_name, family_name, is_entered) values ($1, $2, $3, true)', [authorityId, given, family])
    const spell = await one("insert into employment (authority_id, person_id, basis, started_on, source) values ($1, $2, 'employed', '2020-01-01', 'test')", [authorityId, id])
    await fresh.owner.query("insert into assignment (authority_id, person_id, employment_id, team_id, started_on, source) values ($1, $2, $3, $4, '2020-01-01', 'test')", [authorityId, id, spell, teamId])
    return id
  }
  const signIn = async (name: string, role: string, options: { personId?: number; scope?: 'self' | 'team' | 'authority' | 'mentees' } = {}): Promise<string> => {
    const scope = options.scope ?? 'authority'
    const token = randomBytes(32).toString('base64url')
    const userId = await one('insert into app_user (authority_id, name, email, person_id) values ($1, $2, $3, $4)', [authorityId, name, `${randomBytes(6).toString('hex')}@council.invalid`, options.personId ?? null])
    await fresh.owner.query("insert into role_assignment (authority_id, user_id, role, scope, team_id, started_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [authorityId, userId, role, scope, scope === 'team' ? teamId : null])
    await fresh.owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values ($1, $2, 'browser', sha256(convert_to($3, 'UTF8')), now() + interval '1 hour')", [authorityId, userId, token])
    return token
  }
  const asye = shippedProgrammes.find((programme) => programme.code === 'asye') ?? shippedProgrammes[0]
  const programmeId = await one('insert into programme (authority_id, code, label) values ($1, $2, $3)', [authorityId, 'asye', 'ASYE'])
  const versionId = await one("insert into programme_version (authority_id, programme_id, number, document, valid_from, made_by) values ($1, $2, 1, $3, '2012-01-01', 'test')", [authorityId, programmeId, JSON.stringify(asye?.document)])
  const cohortId = await one("insert into cohort (authority_id, name, programme_id, planned_start) values ($1, 'Autumn', $2, '2026-08-31')", [authorityId, programmeId])
  const people = { nqsw: await person('Wren Tansy'), manager: await person('Ash Bramble'), assessor: await person('Fern Sallow'), mentor: await person('Rush Sedge') }
  const enrol = async (personId: number, startedOn: string): Promise<number> => {
    const id = await one('insert into enrolment (authority_id, person_id, cohort_id, programme_version_id, planned_start, team_id) values ($1, $2, $3, $4, $5, $6)', [authorityId, personId, cohortId, versionId, startedOn, teamId])
    await fresh.owner.query("insert into enrolment_event (authority_id, enrolment_id, person_id, kind, on_day, actor) values ($1, $2, $3, 'started', $4, 'test')", [authorityId, id, personId, startedOn])
    for (const [kind, withPerson] of [['line-manager', people.manager], ['assessor', people.assessor], ['mentor', people.mentor]] as const) {
      await fresh.owner.query('insert into relationship (authority_id, person_id, kind, with_person_id, started_on, recorded_by) values ($1, $2, $3, $4, $5, $6)', [authorityId, personId, kind, withPerson, startedOn, 'test'])
    }
    return id
  }
  const enrolmentId = await enrol(people.nqsw, '2026-08-31')
  return {
    fresh, authorityId, people, person, enrolmentId, enrol, signIn,
    tokens: {
      nqsw: await signIn('Wren Tansy', 'nqsw', { personId: people.nqsw, scope: 'self' }),
      manager: await signIn('Ash Bramble', 'team-manager', { personId: people.manager, scope: 'team' }),
      assessor: await signIn('Fern Sallow', 'practice-lead', { personId: people.assessor, scope: 'mentees' }),
      coordinator: await signIn('Bryony Kettlemere', 'academy-coordinator'),
    },
    as: async (token, work, through = null) => {
      const done = await asCaller(db, token, null, work, through)
      if (done === null) throw new Error('not signed in')
      return done.value
    },
  }
}

export type TestProgramme = {
  fresh: FreshDatabase
  authorityId: number
  people: Readonly<Record<'nqsw' | 'manager' | 'assessor' | 'mentor', number>>
  tokens: Readonly<Record<'nqsw' | 'manager' | 'assessor' | 'coordinator', string>>
  enrolmentId: number
  person: (name: string) => Promise<number>
  enrol: (personId: number, startedOn: string) => Promise<number>
  signIn: (name: string, role: string, options?: { personId?: number; scope?: 'self' | 'team' | 'authority' | 'mentees' }) => Promise<string>
  as: <T>(token: string, work: (tx: Tx, caller: Caller) => Promise<T>, through?: readonly string[] | null) => Promise<T>
}
