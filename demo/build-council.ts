import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Client, Pool } from 'pg'
import { audit } from '../src/access/audit.ts'
import { asCaller, type Caller, type Tx } from '../src/access/begin.ts'
import type { ChildKeys } from '../src/access/child-keys.ts'
import { withCopying } from '../src/db/copying.ts'
import type { Database } from '../src/db/database.ts'
import { adapterFor } from '../src/imports/adapters.ts'
import { applyImport } from '../src/imports/apply-import.ts'
import { loadAllocations, type AllocationTools } from '../src/imports/load-allocations.ts'
import { stageFile } from '../src/imports/stage-file.ts'
import { day } from '../src/time/day.ts'
import { addRotations } from './add-rotations.ts'
import { addSupervision, writeReflections } from './add-supervision.ts'
import { beginPanel } from './begin-panel.ts'
import { beginReturn, type ActAs } from './begin-return.ts'
import { addAcademyDays } from './add-academy-days.ts'
import { addFunding, addQuestionnaire } from './add-funding.ts'
import { buildAcademy } from './academy.ts'
import { holdReviews } from './hold-reviews.ts'
import { addPortfolio } from './add-portfolio.ts'
import { council, demoDay } from './council.ts'
import { filesToLoad } from './demo-files.ts'
import { keepAcademy } from './keep-academy.ts'
import type { DemoFile } from './files/demo-file.ts'
import { fillOutlook } from './outlook.ts'
import { personasOf, type Persona } from './personas.ts'
import { simulate } from './simulation/simulate.ts'

/**
 * Makes the demonstration council in an empty database, through the same doors as a council's own files. A creation that was cut
 * short leaves the authority unfinished (`isDemoComplete`), so that the next start wipes it and begins again.
 */
export async function buildDemoCouncil(owner: Client, pool: Pool, keys: (dfeNumber: string) => ChildKeys, seed = 1): Promise<void> {
  const { rows } = await owner.query<{ id: number }>("insert into authority (dfe_number, name, is_demo, settings) values ($1, $2, true, $3) returning id", [council.dfeNumber, council.name, JSON.stringify(council.comparators)])
  const authorityId = rows[0]?.id
  const openSession = async (kind: 'command' | 'browser', email: string | null): Promise<string> => {
    const token = randomBytes(32).toString('base64url')
    await owner.query(
      "insert into session (authority_id, kind, user_id, token_hash, expires_at) values ($1, $2, (select id from app_user where authority_id = $1 and (email = $3 or '#' || id = $3)), sha256(convert_to($4, 'UTF8')), now() + interval '1 hour')",
      [authorityId, kind, email, token],
    )
    return token
  }
  const token = await openSession('command', null)
  const history = simulate(seed)
  const folder = await mkdtemp(join(tmpdir(), 'throughline-demo-'))
  try {
    const personas = personasOf(history)
    await withCopying(pool, async (db, copy) => {
      const tools = { copy, keys: keys(council.dfeNumber), checkOnly: false }
      for (const file of filesToLoad(history, seed)) await asDemo(db, token, (tx, caller) => load(tx, caller, file, folder, tools))
      await asDemo(db, token, (tx, caller) => openAccounts(tx, caller, personas))
      await asDemo(db, token, (tx, caller) => buildAcademy(tx, caller, history, folder))
      await asDemo(db, token, addSupervision)
      await fillOutlook((work) => asDemo(db, token, work))
    })
    for (const { email, staffNumber } of personas) {
      await owner.query('update app_user set person_id = (select id from person where staff_number = $1) where email = $2', [staffNumber, email])
    }
    await withCopying(pool, async (db) => {
      const as: ActAs = async (email, work) => asDemo(db, await openSession('browser', email), work)
      await beginReturn(as)
      await writeReflections(as)
      await openOwnAccounts(owner, authorityId)
      await holdReviews(as)
      await beginPanel(as, folder)
      await as('academy.coordinator@demo.invalid', addFunding)
      await as('academy.coordinator@demo.invalid', addQuestionnaire)
      await keepAcademy(as)
      await as('academy.coordinator@demo.invalid', addAcademyDays)
      await addRotations(as)
      await addPortfolio(as, folder)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
    await owner.query('update session set revoked_at = now() where authority_id = $1', [authorityId])
  }
  await owner.query(`update authority set settings = settings || '{"demoComplete": true}' where id = $1`, [authorityId])
}

export async function isDemoComplete(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ complete: boolean }>("select (settings ->> 'demoComplete')::boolean as complete from authority where is_demo")
  return rows[0]?.complete === true
}

/** Removes the demonstration council and everything of it. Refuses where the database holds a real council as well. */
export async function wipeDemoCouncil(owner: Client): Promise<WipeOutcome> {
  const { rows } = await owner.query<{ name: string; is_demo: boolean }>('select name, is_demo from authority order by is_demo, id')
  const real = rows.find((row) => !row.is_demo)
  if (real) return { kind: 'real-council', name: real.name }
  const [demo] = rows
  if (!demo) return { kind: 'nothing-there' }
  await owner.query('truncate authority restart identity cascade')
  return { kind: 'wiped', name: demo.name }
}

export type WipeOutcome = { kind: 'wiped' | 'real-council'; name: string } | { kind: 'nothing-there' }

async function load(tx: Tx, caller: Caller, file: DemoFile, folder: string, tools: AllocationTools): Promise<void> {
  const path = join(folder, file.name)
  await writeFile(path, file.text)
  const source = { path, name: file.name, mapping: file.mapping ?? null, today: day(demoDay) }
  const adapter = adapterFor(file.kind)
  const staged = adapter ? await stageFile(tx, caller, adapter, source) : await loadAllocations(tx, caller, source, tools)
  if ('mend' in staged) throw new Error(`${file.name} was refused: ${staged.message} ${staged.mend}`)
  if (!('file' in staged)) return
  const applied = await applyImport(tx, caller, staged.id, null)
  if (applied.kind !== 'applied') throw new Error(`${file.name} was not applied: ${applied.kind}`)
}

/** Everybody who signs a review has an account; those who are no persona have no role to open pages with. */
async function openOwnAccounts(owner: Client, authorityId: number | undefined): Promise<void> {
  await owner.query(`
    insert into app_user (authority_id, name, email, person_id)
    select distinct on (p.id) p.authority_id, concat_ws(' ', p.given_name, p.family_name), lower('own.' || p.staff_number || '@demo.invalid'), p.id
      from person p join enrolment e on e.authority_id = p.authority_id
      left join relationship r on r.person_id = e.person_id and r.kind in ('line-manager', 'assessor')
     where p.authority_id = $1 and e.closed_on is null and p.id in (e.person_id, r.with_person_id) and p.staff_number is not null
       and concat_ws(' ', p.given_name, p.family_name) <> '' and not exists (select from app_user u where u.person_id = p.id)`, [authorityId])
}

async function openAccounts(tx: Tx, caller: Caller, personas: readonly Persona[]): Promise<void> {
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((row) => [row.name, row.id]))
  const services = new Map((await tx.selectFrom('service').select(['id', 'name']).execute()).map((row) => [row.name, row.id]))
  for (const persona of personas) {
    const { id } = await tx
      .insertInto('app_user')
      .values({ authority_id: caller.authority.id, name: persona.name, email: persona.email })
      .returning('id')
      .executeTakeFirstOrThrow()
    const placeIds = { team_id: persona.scope === 'team' ? teams.get(persona.place ?? '') : null, service_id: persona.scope === 'service' ? services.get(persona.place ?? '') : null }
    if (placeIds.team_id === undefined || placeIds.service_id === undefined) continue
    await tx
      .insertInto('role_assignment')
      .values({ authority_id: caller.authority.id, user_id: id, role: persona.role, scope: persona.scope, ...placeIds, started_on: day('2020-10-01'), ended_on: null })
      .execute()
    await audit(tx, caller, { action: 'user-added', subjectType: 'app_user', subjectId: id, detail: { role: persona.role, scope: persona.scope } })
  }
}

async function asDemo<T>(db: Kysely<Database>, token: string, work: (tx: Tx, caller: Caller) => Promise<T>): Promise<T> {
  const done = await asCaller(db, token, day(demoDay), work)
  if (done === null) throw new Error('the session that makes the demonstration is not in force')
  return done.value
}
