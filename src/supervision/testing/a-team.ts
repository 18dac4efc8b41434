import { randomBytes } from 'node:crypto'
import { beginCouncil } from '../../access/testing/begin-council.ts'
import { asCaller, type Caller, type Tx } from '../../access/begin.ts'

/** A worker, the manager of the team, and everybody who must not read what the two write, each signed in with an account and a person. */
export async function aTeam(): Promise<SupervisedTeam> {
  const council = await beginCouncil()
  const { owner } = council
  const one = async (text: string, values: unknown[]): Promise<number> => (await owner.query<{ id: number }>(`${text} returning id`, values)).rows[0]?.id ?? 0
  const authority = (await owner.query<{ id: number }>('select id from authority')).rows[0]?.id ?? 0
  const [team, elsewhere] = [await one("insert into team (authority_id, name) values ($1, 'A')", [authority]), await one("insert into team (authority_id, name) values ($1, 'B')", [authority])]
  const place = async (name: string, teamId: number): Promise<number> => {
    const person = await one('insert into person (authority_id, given_name, family_name) values ($1, $2, $3)', [authority, name, 'Person'])
    const employment = await one("insert into employment (authority_id, person_id, basis, started_on, source) values ($1, $2, 'employed', '2020-01-01', 'test')", [authority, person])
    await owner.query("insert into assignment (authority_id, person_id, employment_id, team_id, started_on, source) values ($1, $2, $3, $4, '2020-01-01', 'test')", [authority, person, employment, teamId])
    return person
  }
  const people = new Map<Who, number>()
  const tokens = new Map<Who, string>()
  for (const [who, { role, scope }] of Object.entries(WHO) as [Who, (typeof WHO)[Who]][]) {
    const person = await place(who, who === 'worker' || who === 'manager' || who === 'secondManager' ? team : elsewhere)
    people.set(who, person)
    const user = await one('insert into app_user (authority_id, name, email, person_id) values ($1, $2, $3, $4)', [authority, who, emailOf(who), person])
    await owner.query("insert into role_assignment (authority_id, user_id, role, scope, team_id, started_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [authority, user, role, scope, scope === 'team' ? team : null])
    const token = randomBytes(32).toString('base64url')
    tokens.set(who, token)
    await owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values ($1, $2, 'browser', sha256(convert_to($3, 'UTF8')), now() + interval '1 hour')", [authority, user, token])
  }
  return {
    worker: people.get('worker') ?? 0, manager: people.get('manager') ?? 0, secondManager: people.get('secondManager') ?? 0, outsider: await place('outsider', elsewhere),
    owner, email: emailOf, drop: council.drop,
    token: (who) => tokens.get(who) ?? '',
    as: async (who, work) => {
      const done = await asCaller(council.db, tokens.get(who) ?? '', null, work)
      if (done === null) throw new Error('the test session is not in force')
      return done.value
    },
  }
}

const WHO = {
  worker: { role: 'social-worker', scope: 'self' },
  manager: { role: 'team-manager', scope: 'team' },
  secondManager: { role: 'team-manager', scope: 'team' },
  head: { role: 'head-of-service', scope: 'authority' },
  psw: { role: 'principal-social-worker', scope: 'authority' },
  director: { role: 'director', scope: 'authority' },
  coordinator: { role: 'academy-coordinator', scope: 'authority' },
  hr: { role: 'hr-partner', scope: 'authority' },
  officer: { role: 'data-officer', scope: 'authority' },
  panel: { role: 'panel-member', scope: 'authority' },
  administrator: { role: 'administrator', scope: 'authority' },
} as const

function emailOf(who: Who): string {
  return `${who.toLowerCase()}@test.invalid`
}

export type Who = keyof typeof WHO
export type SupervisedTeam = {
  worker: number
  manager: number
  secondManager: number
  /** Works in another team than the manager's. */
  outsider: number
  owner: Awaited<ReturnType<typeof beginCouncil>>['owner']
  email: (who: Who) => string
  token: (who: Who) => string
  as: <T>(who: Who, work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
  drop: () => Promise<void>
}
