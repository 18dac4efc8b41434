import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

import { backup } from './backup.ts'
import { migrate } from './migrate.ts'
import { checkBackup, restore } from './restore.ts'
import { bareDatabase, freshDatabase } from './testing/fresh-database.ts'
import type { FreshDatabase } from './testing/fresh-database.ts'

// A schema of its own with what is hard to carry over: forced row-level security, a ring of references, a reference to itself, a
// trigger that forbids, generated and identity columns, odd names, and rows that a migration brings.
const SCHEMA = `
CREATE SCHEMA access;
CREATE TABLE authority (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE role (name text PRIMARY KEY);
INSERT INTO role VALUES ('manager'), ('clerk');
CREATE TABLE a_team (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, authority_id int NOT NULL REFERENCES authority, lead_id int, name text, twice int GENERATED ALWAYS AS (authority_id * 2) STORED);
CREATE TABLE b_person (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, authority_id int NOT NULL REFERENCES authority, team_id int REFERENCES a_team, manager_id int REFERENCES b_person,
  "Odd ""name" text, born date, period daterange, fte numeric, at timestamptz, detail jsonb, photo bytea, tags text[], share float8);
ALTER TABLE a_team ADD CONSTRAINT lead FOREIGN KEY (lead_id) REFERENCES b_person;
CREATE TABLE access.session (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), authority_id int NOT NULL REFERENCES authority);
CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF current_setting('test.open', true) = 'yes' THEN RETURN NEW; END IF; RAISE 'append elsewhere'; END $$;
CREATE TRIGGER guard BEFORE INSERT ON b_person FOR EACH ROW EXECUTE FUNCTION never();
ALTER TABLE b_person ENABLE ROW LEVEL SECURITY; ALTER TABLE b_person FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON b_person TO {{owner}} USING (true) WITH CHECK (true);
GRANT SELECT ON b_person TO {{runtime}};`

const ROWS = `
SET test.open = 'yes';
INSERT INTO authority VALUES (1, 'Testshire');
INSERT INTO a_team (authority_id, name) SELECT 1, 'Team ' || n FROM generate_series(1, 40) n;
INSERT INTO b_person (authority_id, team_id, "Odd ""name", born, period, fte, at, detail, photo, tags, share)
  SELECT 1, 1 + n % 40, CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN E'two\\nlines\\tand \\\\. \\\\N' WHEN 2 THEN '' WHEN 3 THEN 'Zoë £ 🙂' ELSE '\\.' END, DATE '1980-03-30' + n,
    daterange(DATE '2020-01-01', NULL), 0.8 + n / 1000.0, TIMESTAMPTZ '2026-03-29 01:30:00+00' + n * INTERVAL '1.000001 seconds', jsonb_build_object('n', n), decode('00ff0a5c', 'hex'),
    ARRAY['a,b', NULL, '{"'], n / 3.0::float8 FROM generate_series(1, 3000) n;
UPDATE b_person SET manager_id = id + 1 WHERE id < 3000;
UPDATE a_team SET lead_id = id;
INSERT INTO access.session (authority_id) VALUES (1)`

let folder: string
let source: FreshDatabase
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-backup-'))
  await writeFile(join(folder, '001-all.sql'), SCHEMA)
  source = await bareDatabase()
  await migrate(source.ownerConfig, to(source))
  await source.owner.query(ROWS)
  file = join(folder, 'one.backup')
  await backup(source.ownerConfig, file, { without: ['access.session'] })
})
afterAll(async () => {
  await source.drop()
  await rm(folder, { recursive: true })
})

let target: FreshDatabase
beforeEach(async () => {
  target = await bareDatabase()
})
afterEach(async () => target.drop())

const to = (database: FreshDatabase) => ({ folder, runtimeRole: database.runtimeConfig.user ?? '' })
const contentOf = async (database: FreshDatabase): Promise<unknown> =>
  (
    await database.owner.query(
      `SELECT (SELECT jsonb_agg(to_jsonb(p) ORDER BY id) FROM b_person p) AS people, (SELECT jsonb_agg(to_jsonb(t) ORDER BY id) FROM a_team t) AS teams, (SELECT count(*) FROM role) AS roles`,
    )
  ).rows

test('what comes back is what was saved, to the last byte, and works on', async () => {
  expect(await restore(target.ownerConfig, file, to(target))).toMatchObject({ tables: 5, rows: 3043, schema: 1 })
  expect(await contentOf(target)).toEqual(await contentOf(source))
  expect((await target.owner.query('SELECT count(*) AS n FROM access.session')).rows).toEqual([{ n: 0 }])
  // Identity goes on, references and the forbidding trigger are back, row-level security is forced again.
  expect((await target.owner.query(`INSERT INTO a_team (authority_id) VALUES (1) RETURNING id`)).rows).toEqual([{ id: 41 }])
  await expect(target.owner.query('UPDATE a_team SET lead_id = 9999')).rejects.toThrow('violates foreign key constraint "lead"')
  await expect(target.owner.query('INSERT INTO b_person (authority_id) VALUES (1)')).rejects.toThrow('append elsewhere')
  expect((await target.runtime.query('SELECT count(*) AS n FROM b_person')).rows).toEqual([{ n: 0 }])
})

test('the file is private and is not written over', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await expect(backup(source.ownerConfig, file)).rejects.toThrow(`There is a file ${file} already`)
  expect(existsSync(`${file}.part`)).toBe(false)
})

test('the sum of rows is the same in any order, and another with any other row', async () => {
  const again = join(folder, 'again.backup')
  await source.owner.query('CREATE TABLE other_order AS SELECT * FROM a_team ORDER BY id DESC')
  await backup(source.ownerConfig, again)
  await source.owner.query('DROP TABLE other_order')
  const sums = [...(await checkBackup(again)).sums].filter(([name]) => /other_order|a_team/.test(name)).map(([, sum]) => sum.rows)
  expect(sums).toEqual([40, 40])
  expect((await checkBackup(again)).sums.get('"public"."b_person"')).toEqual((await checkBackup(file)).sums.get('"public"."b_person"'))
})

test('any one flipped bit is found before anything is touched', async () => {
  const whole = readFileSync(file)
  const damaged = join(folder, 'damaged.backup')
  for (let step = 0; step < 60; step += 1) {
    const bytes = Buffer.from(whole)
    const at = Math.floor((bytes.length - 1) * (step / 59))
    // Bytes 4 to 9 of gzip's head hold a time and a system that nobody reads.
    if (at >= 4 && at <= 9) continue
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << step % 8), at)
    writeFileSync(damaged, bytes)
    await expect(restore(target.ownerConfig, damaged, to(target)), `byte ${at}`).rejects.toThrow('cannot be read or is damaged')
  }
  expect((await target.owner.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)).rowCount).toBe(0)
})

test('a change that gzip does not see is found by the hashes', async () => {
  const text = gunzipSync(readFileSync(file)).toString()
  const damaged = join(folder, 'changed.backup')
  writeFileSync(damaged, gzipSync(text.replace('Testshire', 'Bestshire')))
  await expect(restore(target.ownerConfig, damaged, to(target))).rejects.toThrow('the rows of authority are not those that were saved')
  const lines = text.split('\n')
  writeFileSync(damaged, gzipSync(text.replace('"madeAt":"2', '"madeAt":"3')))
  await expect(restore(target.ownerConfig, damaged, to(target))).rejects.toThrow('its hash is not that of its content')
  writeFileSync(damaged, gzipSync(lines.slice(0, 100).join('\n')))
  await expect(restore(target.ownerConfig, damaged, to(target))).rejects.toThrow('it is cut short')
})

test('a database in use is refused, unless what is there may be lost', async () => {
  await restore(target.ownerConfig, file, to(target))
  await target.owner.query('DELETE FROM role')
  await expect(restore(target.ownerConfig, file, to(target))).rejects.toThrow('This database is in use')
  await restore(target.ownerConfig, file, { ...to(target), replace: true })
  expect(await contentOf(target)).toEqual(await contentOf(source))
})

test('a backup of an older schema is restored and brought up to date', async () => {
  await writeFile(join(folder, '002-more.sql'), `ALTER TABLE a_team ADD COLUMN colour text DEFAULT 'green'`)
  try {
    expect((await restore(target.ownerConfig, file, to(target))).schema).toBe(2)
    expect((await target.owner.query('SELECT DISTINCT colour FROM a_team')).rows).toEqual([{ colour: 'green' }])
  } finally {
    await rm(join(folder, '002-more.sql'))
  }
})

test('a backup of a schema that this program does not know is refused', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'tl-other-'))
  await writeFile(join(elsewhere, '001-all.sql'), `${SCHEMA}\n-- changed`)
  await expect(restore(target.ownerConfig, file, { ...to(target), folder: elsewhere })).rejects.toThrow('made by another release of Throughline')
  await rm(elsewhere, { recursive: true })
})

test('a role from whom rows may be hidden is refused', async () => {
  await source.owner.query('DROP POLICY owner ON b_person')
  await expect(backup(source.ownerConfig, join(folder, 'hidden.backup'))).rejects.toThrow('Row-level security may hide rows of public.b_person')
  await source.owner.query('CREATE POLICY owner ON b_person TO throughline_owner USING (true) WITH CHECK (true)')
})

test('every table of our own schema can be saved and brought back', async () => {
  const ours = await freshDatabase()
  const saved = join(folder, 'ours.backup')
  const migrations = join(import.meta.dirname, '../../migrations')
  const summary = await backup(ours.ownerConfig, saved)
  const restored = await restore(target.ownerConfig, saved, { folder: migrations, runtimeRole: target.runtimeConfig.user ?? '' })
  expect(restored).toMatchObject({ tables: summary.tables, rows: summary.rows, schema: summary.schema })
  await ours.drop()
})
