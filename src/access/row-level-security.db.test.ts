import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../db/pool.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { isRole, policy } from './rules/policy.ts'
import { auditCatalogue } from './testing/catalogue-audit.ts'
import { fillTables, readTables, type TableShape } from './testing/fill-tables.ts'
import { reachOf, type HeldRole, type Principal, type Reach } from './testing/principals.ts'
import { doors, exceptions, tableRules } from './testing/table-rules.ts'
import { makePrincipal, makeTwoAuthorities, type TwoAuthorities } from './testing/two-authorities.ts'

/** The proof of docs/decisions/002-row-level-security.md: catalogue, every principal by every table, one connection for all, random callers. */

let database: FreshDatabase
let world: TwoAuthorities
let tables: TableShape[]
let rowsOf: Map<string, Row[]>
const privileges = new Map<string, Privilege[]>()
const principals: Principal[] = []
const ROLES = Object.keys(policy).filter((role) => isRole(role))
const AUTHORITY: TableShape = { name: 'public.authority', columns: [] }

beforeAll(async () => {
  database = await freshDatabase()
  const { owner } = database
  world = await makeTwoAuthorities(owner)
  for (const [index, place] of world.places.entries()) {
    const held = (role: string, scope: HeldRole['scope'], extra: Partial<HeldRole> = {}): HeldRole => ({
      role, scope, teamId: scope === 'team' ? place.teamId : null, serviceId: scope === 'service' ? place.serviceId : null, isInForce: true, ...extra,
    })
    const add = async (name: string, roles: HeldRole[], options = {}): Promise<void> => void principals.push(await makePrincipal(owner, place, `${name} of ${place.authorityId}`, roles, options))
    if (index === 0) {
      for (const role of ROLES) for (const scope of ['self', 'mentees', 'team', 'service', 'authority'] as const) await add(`${role} of ${scope}`, [held(role, scope)])
      await add('hr partner of a team and director', [held('hr-partner', 'team'), held('director', 'authority')])
      await add('manager of two teams', [held('team-manager', 'team'), held('team-manager', 'team', { teamId: place.otherTeamId })])
      await add('hr partner and director, asked through director', [held('hr-partner', 'authority'), held('director', 'authority')], { through: ['director'] })
      await add('data officer of a team and manager of all, asked through manager', [held('data-officer', 'team'), held('team-manager', 'authority')], { through: ['team-manager'] })
      await add('director last decade', [held('director', 'authority', { isInForce: false })])
      await add('panel member last decade', [held('panel-member', 'authority', { isInForce: false })])
      await add('nobody', [], { hasPerson: false })
      for (const state of ['ended', 'idle', 'revoked', 'disabled'] as const) await add(`data officer, ${state}`, [held('data-officer', 'authority')], { state })
    } else {
      for (const role of ['data-officer', 'team-manager', 'administrator']) await add(`${role} of elsewhere`, [held(role, 'authority')])
    }
    await add('the command line', [], { kind: 'command' })
  }
  tables = [AUTHORITY, ...(await readTables(owner))]
  const users = principals.flatMap(({ userId, authorityId }) => (userId === null ? [] : [{ id: userId, authorityId }]))
  await fillTables(owner, {
    authorities: world.places.map(({ authorityId }) => authorityId), users, people: world.people,
    skip: ['public.app_user', 'public.role_assignment', 'public.session', 'public.service', 'public.team', 'public.person', 'public.employment', 'public.assignment', 'public.relationship'],
  })
  for (const user of users) await owner.query("insert into audit (authority_id, user_id, actor, action, subject_type, subject_id) values ($1, $2, 'x', 'x', 'x', 'x')", [user.authorityId, user.id])
  for (const person of world.people) await owner.query("insert into audit (authority_id, actor, action, subject_type, subject_id) values ($1, 'x', 'read', 'person', $2)", [person.authorityId, String(person.id)])
  for (const user of users) await owner.query('insert into form_key (authority_id, key, user_id) values ($1, gen_random_uuid(), $2)', [user.authorityId, user.id])
  tables = [AUTHORITY, ...(await readTables(owner))]
  // rows that only a scope or an own hand lets in
  for (const { authorityId, teamId, otherTeamId, serviceId } of world.places) {
    for (const [kind, id] of [['team', teamId], ['team', otherTeamId], ['service', serviceId]]) {
      await owner.query("insert into target (authority_id, measure, basis, group_kind, group_id, value, owner, due_on) values ($1, 'x', 'fte', $2, $3, 1, 'x', '2026-01-01')", [authorityId, kind, id])
    }
  }
  for (const { authorityId, userId } of principals.filter(({ name }) => /^(data-officer|director) of authority/.test(name))) {
    await owner.query("insert into frozen_return (authority_id, year, number, sha256, bytes, layout_status, workers, errors, queries, counts, findings, note, frozen_by, frozen_by_user) values ($1, 1, $2, '', 1, '', 1, 1, 1, '{}', '{}', '', '', $2)", [authorityId, userId])
    await owner.query("insert into return_sign_off (frozen_return_id, authority_id, frozen_by_user, signed_by, signed_by_user, note) values (-$2::int, $1, 1, '', $2, '')", [authorityId, userId])
  }
  await putPortfolios(owner)
  await addReflections()
  await putOwnHands(owner)
  for (const { name } of tables) {
    const { rows } = await database.runtime.query<Privilege>(
      `select attname as name, attidentity <> '' or attgenerated <> '' as is_given, has_column_privilege(attrelid, attnum, 'select') as select,
         has_column_privilege(attrelid, attnum, 'insert') as insert, has_column_privilege(attrelid, attnum, 'update') as update
         from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [name],
    )
    privileges.set(name, rows)
  }
  await owner.query(TRY_TABLE.replaceAll('{{runtime}}', database.runtimeConfig.user ?? ''))
  rowsOf = new Map()
  for (const { name } of tables) rowsOf.set(name, (await owner.query<Row>(`select * from ${name}`)).rows)
})
afterAll(async () => database.drop())

const catalogue = () =>
  auditCatalogue(database.owner, {
    runtime: database.runtimeConfig.user ?? '',
    unforced: Object.entries(exceptions).flatMap(([name, { isForced }]) => (isForced ? [] : [name])),
    unpoliced: Object.entries(exceptions).map(([name]) => name),
    doors: Object.keys(doors),
  })

test('the catalogue holds nothing against it', async () => {
  expect(await catalogue()).toEqual([])
})

test('every table is proved below or is an exception with a reason, and nothing is listed that is not there', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    "select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'",
  )
  expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(tableRules), ...Object.keys(exceptions)].sort())
})

test('what is locked away is readable by no caller', async () => {
  for (const [name, { isReadable }] of Object.entries(exceptions)) {
    const { rows } = await database.owner.query<{ may: boolean }>("select has_table_privilege($1, $2, 'select') or has_any_column_privilege($1, $2, 'select') as may", [database.runtimeConfig.user, name])
    expect([name, rows[0]?.may]).toEqual([name, isReadable])
  }
})

test.each([
  ['an open table', 'create table public.new_thing (id int, authority_id int not null)', 'drop table public.new_thing', 'table public.new_thing is not under forced row-level security'],
  ['a table enabled and not forced', 'alter table person no force row level security', 'alter table person force row level security', 'table public.person is not under forced row-level security'],
  ['a policy that forgets the authority', 'alter policy caller on person using (true)', "alter policy caller on person using (authority_id = (select access.authority_id()) and ((select access.sees_all()) or id = any ((select access.people())::integer[])))", 'table public.person has no policy "caller" that holds it to the authority'],
  ['a second policy', 'create policy more on person to {{runtime}} using (true)', 'drop policy more on person', 'table public.person has the permissive policy more beside "caller"'],
  ['a writer without a rule', 'drop policy writer_update on person', 'create policy writer_update on person as restrictive for update to {{runtime}} using ((select access.changes_record()))', 'table public.person lacks the restrictive policy for UPDATE'],
  ['a view with its owner’s eyes', 'create view all_people as select * from person', 'drop view all_people', "view public.all_people runs with its owner's rights"],
  ['a new door', "create function access.back_door() returns text language sql security definer set search_path = pg_catalog, pg_temp as $$ select '' $$", 'drop function access.back_door()', 'function access.back_door is SECURITY DEFINER and not on the list'],
  ['a door with a loose search path', 'alter function access.actor() set search_path = public', 'alter function access.actor() set search_path = pg_catalog, pg_temp', 'function access.actor has no safe search path'],
  ['a grant to everybody', 'grant select on person to public', 'revoke select on person from public', 'PUBLIC may use public.person'],
  ['truncation', 'grant truncate on person to {{runtime}}', 'revoke truncate on person from {{runtime}}', 'the runtime role may TRUNCATE on public.person'],
])('the catalogue audit finds %s', async (_what, harm, mend, finding) => {
  const runtime = database.runtimeConfig.user ?? ''
  await database.owner.query(harm.replace('{{runtime}}', runtime))
  const found = await catalogue()
  await database.owner.query(mend.replace('{{runtime}}', runtime))
  expect(found).toContain(finding)
  expect(await catalogue()).toEqual([])
})

test('every principal by every table: what is read, changed, ended and added is what the oracle says, without a WHERE', async () => {
  const wrong: string[] = []
  let [cases, allowed] = [0, 0]
  const client = await database.runtime.connect()
  try {
    for (const principal of principals) {
      const by = reachOf(principal, world.geography)
      await client.query('begin')
      await client.query('select access.begin($1, null, $2)', [principal.token, principal.through])
      for (const table of tables) {
        for (const [verb, expected, found] of await tryTable(client, table, by)) {
          cases += 1
          if (expected > 0) allowed += 1
          if (expected !== found) wrong.push(`${principal.name}: ${verb} ${table.name}: ${found} rows, expected ${expected}`)
        }
      }
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
  expect(wrong).toEqual([])
  expect(cases).toBeGreaterThan(principals.length * tables.length * 4 - 1)
  expect(allowed).toBeGreaterThan(cases / 10)
}, 300_000)

test('each table is read by some principal and kept from another', () => {
  for (const table of tables) {
    const counts = new Set(principals.map((principal) => expectedRows(table, 'select', reachOf(principal, world.geography)).length))
    expect([table.name, counts.size > 1, Math.max(...counts) > 0]).toEqual([table.name, true, true])
  }
})

test('one connection, a thousand callers in turn: never a row of another', async () => {
  const pool = openPool({ ...database.runtimeConfig, max: 1 })
  const foreign: string[] = []
  try {
    for (let turn = 0; turn < 1000; turn += 1) {
      const principal = principals[(turn * 37) % principals.length]
      if (!principal) throw new Error('no principal')
      const by = reachOf(principal, world.geography)
      const client = await pool.connect()
      try {
        if (turn % 5 !== 4) {
          await client.query('begin')
          await client.query('select access.begin($1, null, $2)', [principal.token, principal.through])
        }
        // every fifth turn forgets to begin: nothing is seen, whoever was here before
        const wanted = turn % 5 === 4 ? new Set<unknown>() : new Set(expectedRows(shape('public.person'), 'select', by).map((row) => row['id']))
        const { rows } = await client.query<{ id: number }>('select id from person')
        if (rows.length !== wanted.size || rows.some(({ id }) => !wanted.has(id))) foreign.push(principal.name)
        if (turn % 5 !== 4) await client.query(turn % 2 === 0 ? 'commit' : 'rollback')
      } finally {
        client.release()
      }
    }
  } finally {
    await pool.end()
  }
  expect(foreign).toEqual([])
}, 300_000)

test('random callers see what the oracle says', async () => {
  const teams = world.geography.teams
  const role = fc.record({
    role: fc.constantFrom(...ROLES),
    scope: fc.constantFrom('self' as const, 'mentees' as const, 'team' as const, 'service' as const, 'authority' as const),
    // teams and services of the other authority too: a wrong number must open nothing
    teamId: fc.constantFrom(...teams.map(({ id }) => id)),
    serviceId: fc.constantFrom(...teams.flatMap(({ serviceId }) => (serviceId === null ? [] : [serviceId]))),
    isInForce: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(role, { maxLength: 4 }), fc.option(fc.subarray(ROLES)), fc.boolean(), fc.constantFrom(...world.places), async (drawn, through, hasPerson, place) => {
      const roles = drawn.map((held) => ({ ...held, teamId: held.scope === 'team' ? held.teamId : null, serviceId: held.scope === 'service' ? held.serviceId : null }))
      const principal = await makePrincipal(database.owner, place, 'random', roles, { hasPerson, ...(through === null ? {} : { through }) })
      const by = reachOf(principal, world.geography)
      const client = await database.runtime.connect()
      try {
        await client.query('begin')
        await client.query('select access.begin($1, null, $2)', [principal.token, through])
        for (const name of ['public.person', 'public.person_protected', 'public.relationship', 'public.assignment', 'public.import_row', 'public.correction', 'public.team']) {
          const { rows } = await client.query(`select from ${name}`)
          expect([name, rows.length]).toEqual([name, expectedRows(shape(name), 'select', by).length])
          const changed = await client.query(`update ${name} set authority_id = authority_id`)
          expect([name, changed.rowCount]).toEqual([name, expectedRows(shape(name), 'update', by).length])
        }
        await client.query('rollback')
      } finally {
        client.release()
      }
    }),
    { numRuns: process.env['CHECK_ALL'] === '1' ? 10_000 : 200 },
  )
}, 900_000)

/** All four verbs at once: what was expected, and what the database let the caller do. */
async function tryTable(client: PoolClient, table: TableShape, by: Reach): Promise<[string, number, number][]> {
  const [readable] = columnsFor(table, 'select')
  const [updatable] = columnsFor(table, 'update')
  const columns = columnsFor(table, 'insert').join(', ')
  const { rows } = await client.query<{ found: number[] }>('select test.try_table($1, $2, $3, $4, $5::jsonb) as found', [
    table.name, readable ?? null, updatable ?? null, columns === '' ? null : columns, JSON.stringify(toInsert(table)),
  ])
  return VERBS.map((verb, index) => [verb, expectedRows(table, verb, by).length, rows[0]?.found[index] ?? -1])
}

/**
 * Runs with the caller's own rights, each attempt undone. A row counts as let in although a key, a check or an exclusion refuses it
 * afterwards: policies are asked first.
 */
const TRY_TABLE = `
create schema test;
grant usage on schema test to {{runtime}};
create function test.try_table(p_table text, p_read text, p_update text, p_insert text, p_rows jsonb) returns int[] language plpgsql as $$
declare found int[] := array[0, 0, 0, 0]; n int; r jsonb;
begin
  if p_read is not null then execute format('select %s from %s', p_read, p_table); get diagnostics n = row_count; found[1] := n; end if;
  begin
    if p_update is not null then execute format('update %s set %s = %s', p_table, p_update, p_update); get diagnostics n = row_count; found[2] := n; end if;
    raise exception using errcode = 'TL000';
  exception when sqlstate 'TL000' or insufficient_privilege then null;
  end;
  begin
    execute format('delete from %s', p_table); get diagnostics n = row_count; found[3] := n;
    raise exception using errcode = 'TL000';
  exception when sqlstate 'TL000' or insufficient_privilege then null;
  end;
  if p_insert is not null then
    for r in select * from jsonb_array_elements(p_rows) loop
      begin
        execute format('insert into %s (%s) select %s from jsonb_populate_record(null::%s, $1)', p_table, p_insert, p_insert, p_table) using r;
        raise exception using errcode = 'TL000';
      exception when sqlstate 'TL000' or integrity_constraint_violation or unique_violation or exclusion_violation or not_null_violation then found[4] := found[4] + 1;
        when insufficient_privilege then null;
      end;
    end loop;
  end if;
  return found;
end $$;
grant execute on function test.try_table to {{runtime}};`

const VERBS = ['select', 'update', 'delete', 'insert'] as const

/** The columns that the runtime role holds a privilege on; a number that the database gives is set by nobody. */
function columnsFor(table: TableShape, verb: 'select' | 'insert' | 'update'): string[] {
  return (privileges.get(table.name) ?? []).filter((column) => column[verb] && (verb === 'select' || !column.is_given)).map(({ name }) => `"${name}"`)
}

function expectedRows(table: TableShape, verb: 'select' | 'insert' | 'update' | 'delete', by: Reach): Row[] {
  const rule = tableRules[table.name]
  if (!rule) throw new Error(`${table.name} is in nobody's proof: say who reads and who changes it in src/access/testing/table-rules.ts`)
  if (!by.in || (rule.verbs !== 'all' && !rule.verbs.includes(verb))) return []
  const candidates = verb === 'insert' ? toInsert(table) : (rowsOf.get(table.name) ?? [])
  if (verb === 'insert' && rule.writesOwnName) return candidates
  const rows = candidates.filter((row) => table === AUTHORITY || row['authority_id'] === by.principal.authorityId)
  const may = verb === 'insert' ? (rule.adds ?? rule.changes) : rule.changes
  return rows.filter((row) => rule.reads(row, by, (name) => rowsOf.get(name) ?? []) && (verb === 'select' || may(row, by, (name) => rowsOf.get(name) ?? [])))
}

/** Evidence beyond drafts, some of it with the caller as assessor or observer. */
async function putPortfolios(owner: FreshDatabase['owner']): Promise<void> {
  for (const { authorityId, personId } of world.places) {
    await owner.query("update evidence set state = 'submitted' where authority_id = $1 and id % 2 = 0", [authorityId])
    await owner.query("update evidence set submitted_to = $2 where authority_id = $1 and person_id <> $2 and id % 4 = 0", [authorityId, personId])
    await owner.query("update evidence set state = 'accepted' where authority_id = $1 and submitted_to is not null and id % 8 = 0", [authorityId])
    // before a panel, in turn: with a conflict declared, with a tie of the programme, with neither
    await owner.query(
      `update evidence set enrolment_id = (select enrolment_id from panel_case where authority_id = $1 order by id offset (evidence.id / 8) % 3 limit 1) where authority_id = $1 and state = 'accepted'`, [authorityId],
    )
    await owner.query('update direct_observation set observer_person_id = $2 where authority_id = $1 and person_id <> $2 and id % 2 = 0', [authorityId, personId])
    await owner.query("update observation_stage set signed_at = now() where authority_id = $1 and observation_id % 3 = 0", [authorityId])
    await owner.query("update observation_stage set stage = 'report' where authority_id = $1 and observation_id % 2 = 0", [authorityId])
  }
}

/** Reflections of every kind: drafts and kept, by and about the caller's own person and others, shared, taken back, asked for and opened. */
async function addReflections(): Promise<void> {
  const { owner } = database
  for (const { authorityId, personId } of world.places) {
    const [other, third] = world.people.filter((person) => person.authorityId === authorityId && person.id !== personId).map(({ id }) => id)
    const keys = principals.filter((one) => one.authorityId === authorityId && /^(director|principal-social-worker) of (authority|self) of /.test(one.name)).map(({ userId }) => userId)
    for (const [worker, supervisor, author] of [[personId, other, personId], [other, personId, other], [other, personId, personId], [other, third, other], [other, third, third]]) {
      for (const kept of [null, '2026-01-01']) {
        for (const state of ['closed', 'shared', 'taken back', 'asked', 'open', 'over']) {
          const { rows } = await owner.query<{ id: number }>('insert into reflection (authority_id, session_id, person_id, supervisor_person_id, author_person_id, kept_at) values ($1, 1, $2, $3, $4, $5) returning id', [authorityId, worker, supervisor, author, kept])
          const id = rows[0]?.id
          await owner.query("insert into reflection_text (reflection_id, authority_id, person_id, body) values ($1, $2, $3, 'x')", [id, authorityId, worker])
          if (state === 'shared' || state === 'taken back') await owner.query('insert into reflection_share (authority_id, reflection_id, person_id, with_person_id, withdrawn_at) values ($1, $2, $3, $4, $5)', [authorityId, id, worker, personId, state === 'shared' ? null : '2026-01-02'])
          if (state === 'asked' || state === 'open' || state === 'over') {
            await owner.query(
              `insert into reflection_opening (authority_id, reflection_id, person_id, supervisor_person_id, ground, reference, asked_by_user, asked_by, approved_by_user, approved_by, approved_at, opens_until)
               values ($1, $2, $3, $4, 'court-order', 'x', $5, 'x', ${state === 'asked' ? 'null, null, null, null' : `$6, 'x', now(), now() + interval '${state === 'open' ? '1 hour' : '-1 hour'}'`})`,
              [authorityId, id, worker, supervisor, keys[0] ?? 0, ...(state === 'asked' ? [] : [keys[1] ?? 0])],
            )
          }
        }
      }
    }
  }
}

/** Somebody who sits in the chair, reads, assesses, signs and receives, so that what an own hand may do is seen to be done. */
async function putOwnHands(owner: FreshDatabase['owner']): Promise<void> {
  for (const { userId, personId, authorityId, name } of principals) {
    const role = /^(\S+) of authority/.exec(name)?.[1]
    const of = 'where authority_id = $1'
    if (role === 'panel-member') {
      await owner.query("insert into panel_seat (panel_id, authority_id, user_id, name, is_chair) select id, $1, $2, '', true from panel where authority_id = $1 order by id limit 1 on conflict do nothing", [authorityId, userId])
      await owner.query(`update panel_case set panel_id = (select min(id) from panel ${of}), reader_1 = $2 ${of}`, [authorityId, userId])
      await owner.query(`update panel_case set ties = jsonb_build_array(jsonb_build_object('personId', $2::integer, 'as', 'mentor')) where id = (select id from panel_case ${of} order by id offset 1 limit 1)`, [authorityId, personId])
      for (const change of ['panel_decision set decided_by_user', 'panel_amendments_seen set seen_by_user', 'panel_conflict set user_id', 'panel_reading set reader_user']) await owner.query(`update ${change} = $2 ${of}`, [authorityId, userId])
    }
    if (name.startsWith('panel member last decade')) await owner.query("insert into panel_seat (panel_id, authority_id, user_id, name) select id, $1, $2, '' from panel where authority_id = $1 order by id limit 1", [authorityId, userId])
    if (role === 'practice-lead') {
      await owner.query(`update panel_case set assessor_person_id = $2 ${of}`, [authorityId, personId])
      await owner.query(`update review set assessor_person_id = $2 ${of}`, [authorityId, personId])
      await owner.query(`update agreement set assessor_person_id = $2 ${of}`, [authorityId, personId])
      await owner.query(`update agreement_signature set signed_by_user = $2, party = 'assessor' ${of}`, [authorityId, userId])
      await owner.query(`update panel_recommendation set recommended_by_user = $2 ${of}`, [authorityId, userId])
      await owner.query(`update review_signature set signed_by_user = $2, party = 'assessor' ${of}`, [authorityId, userId])
      await owner.query(`update review_view set author_user = $2 ${of} and review_id = (select min(id) from review ${of})`, [authorityId, userId])
    }
    if (role === 'head-of-service') {
      await owner.query(`update panel_confirmation set confirmed_by_user = $2 ${of}`, [authorityId, userId])
      await owner.query(`update panel_moderation set moderated_by_user = $2 ${of}`, [authorityId, userId])
      await owner.query(`update concern set to_user = $2 ${of}`, [authorityId, userId])
    }
    if (role === 'nqsw') {
      await owner.query(`update concern set raised_by_user = $2, person_id = $3 ${of} and id = (select min(id) from concern ${of})`, [authorityId, userId, personId])
      await owner.query(`update review_note set asked_by_user = $2 ${of}`, [authorityId, userId])
    }
  }
}

/** Some rows of every kind, as they would be added: a number that the database gives is not theirs. */
function toInsert(table: TableShape): Row[] {
  const rows = rowsOf.get(table.name) ?? []
  const given = table.columns.filter(({ isIdentity }) => isIdentity).map(({ name }) => [name, -1] as const)
  return rows.filter((_, index) => index % Math.ceil(rows.length / 12) === 0).map((row) => ({ ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? '\\x00' : value])), ...Object.fromEntries(given) }))
}

function shape(name: string): TableShape {
  const found = tables.find((table) => table.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found
}

type Row = Record<string, unknown>
type Privilege = { name: string; is_given: boolean; select: boolean; insert: boolean; update: boolean }
