import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { asCaller, type Caller, type Tx } from '../../access/begin.ts'
import { childKeysOf } from '../../access/child-keys.ts'
import { withCopying } from '../../db/copying.ts'
import type { Database } from '../../db/database.ts'
import { freshDatabase, type FreshDatabase } from '../../db/testing/fresh-database.ts'
import type { FileRefusal } from '../../files/refusal.ts'
import { day } from '../../time/day.ts'
import type { FileSource, Note } from '../adapter.ts'
import { adapterFor } from '../adapters.ts'
import { applyImport, undoImport } from '../apply-import.ts'
import { loadAllocations, type LoadedAllocations } from '../load-allocations.ts'
import { loadCounts, type LoadedCounts } from '../load-counts.ts'
import type { ImportKind } from '../rules/kinds.ts'
import type { PlanSummary } from '../rules/summarise-plan.ts'
import { stageFile } from '../stage-file.ts'

/** A council with an empty record in a database of its own, and a caller who may load files. */
export async function testCouncil(): Promise<TestCouncil> {
  const fresh = await freshDatabase()
  const token = randomBytes(16).toString('hex')
  const { rows } = await fresh.owner.query<{ id: number }>("insert into authority (dfe_number, name) values ('301', 'Test council') returning id")
  const authority = rows[0]?.id ?? 0
  await fresh.owner.query("insert into session (authority_id, kind, token_hash, expires_at) values ($1, 'command', $2, now() + interval '1 hour')", [authority, createHash('sha256').update(token).digest()])
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: fresh.runtime }) })
  const folder = mkdtempSync(join(tmpdir(), 'imports-'))
  const keys = childKeysOf({ 'child-reference-hash': 'aGFzaA', 'child-reference-seal': 'c2VhbA' }, '301')
  const as = async <T>(work: (tx: Tx, caller: Caller) => Promise<T>): Promise<T> => {
    const done = await asCaller(db, token, null, work)
    if (done === null) throw new Error('not signed in')
    return done.value
  }
  const source = (path: string, options: LoadOptions): FileSource => ({ path, name: options.name ?? basename(path), mapping: options.mapping ?? null, today: day('2026-11-22'), also: (options.also ?? []).map((other) => ({ path: other, name: basename(other) })) })
  return {
    fresh,
    as,
    keys,
    file: (name, content) => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    load: async (kind, path, options = {}) =>
      as(async (tx, caller) => {
        const adapter = adapterFor(kind)
        if (!adapter) throw new Error(`no adapter for ${kind}`)
        const staged = await stageFile(tx, caller, adapter, source(path, options))
        if ('mend' in staged) return { refusal: staged }
        const applied = await applyImport(tx, caller, staged.id, null)
        if (applied.kind !== 'applied') throw new Error(applied.kind)
        return { id: staged.id, changed: applied.changed, summary: applied.summary, notes: staged.file.notes }
      }),
    undo: async (id) => void (await as((tx, caller) => undoImport(tx, caller, id))),
    counts: async (path, options = {}) => as((tx, caller) => loadCounts(tx, caller, source(path, options))),
    allocations: async (path, options = {}) =>
      withCopying(fresh.runtime, async (one, copy) => {
        const checkOnly = options.checkOnly ?? false
        let seen: LoadedAllocations | FileRefusal | null = null
        const done = await asCaller(one, token, null, async (tx, caller) => {
          seen = await loadAllocations(tx, caller, source(path, options), { copy, keys, checkOnly })
          // as a command does: a check ends its transaction without keeping anything
          if (checkOnly) throw new Error('checked only')
          return seen
        }).catch((error: unknown) => {
          if (seen === null || !checkOnly) throw error
          return { value: seen }
        })
        if (done === null) throw new Error('not signed in')
        return done.value
      }),
    snapshot: async () => as(snapshotOf),
    close: async () => {
      rmSync(folder, { recursive: true })
      await fresh.drop()
    },
  }
}

/** Everything that files make, without ids and times, so that two states can be compared. */
async function snapshotOf(tx: Tx): Promise<Record<string, unknown[]>> {
  const read = async (query: string): Promise<unknown[]> => (await sql.raw<{ row: unknown }>(`select to_jsonb(x) as row from (${query}) x order by 1`).execute(tx)).rows.map((row) => row.row)
  return {
    people: await read('select registration_number, staff_number, email, given_name, family_name from person'),
    employments: await read('select p.registration_number, p.staff_number, p.family_name, e.basis, e.started_on, e.ended_on, e.leaving_reason, e.supplier, e.charge from employment e join person p on p.id = e.person_id'),
    observations: await read('select p.staff_number, p.registration_number, o.on_day, o.source, o.fte, o.dfe_role, o.days_lost from observation o join person p on p.id = o.person_id'),
    assignments: await read('select p.staff_number, t.name as team, x.position_number, a.title, a.started_on, a.ended_on from assignment a join person p on p.id = a.person_id left join team t on t.id = a.team_id left join post x on x.id = a.post_id'),
    teams: await read('select t.name, s.name as service from team t left join service s on s.id = t.service_id'),
    posts: await read('select p.position_number, t.name as team, q.title, q.funded_fte, q.stage, q.started_on, q.ended_on from post_period q join post p on p.id = q.post_id left join team t on t.id = q.team_id'),
    allocations: await read("select encode(c.reference_hmac, 'hex') as child, c.subject_kind, h.holder_key, h.kind as holder_kind, p.staff_number, a.kind, a.started_on, a.ended_on, a.change_reason, a.first_seen_on from allocation a join child c on c.id = a.child_id join case_holder h on h.id = a.holder_id left join person p on p.id = a.person_id where a.retracted_at is null"),
    counts: await read('select h.holder_key, n.on_day, n.children, n.families from caseload_count n join case_holder h on h.id = n.holder_id where n.retracted_at is null'),
  }
}

/** The path of a sample file. */
export function sample(name: string): string {
  return new URL(`samples/${name}`, import.meta.url).pathname
}

type LoadOptions = { mapping?: Record<string, unknown>; name?: string; also?: string[] }
export type Loaded = { id: number; changed: boolean; summary: PlanSummary; notes: readonly Note[] } | { refusal: FileRefusal }
export type TestCouncil = {
  fresh: FreshDatabase
  as: <T>(work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
  keys: ReturnType<typeof childKeysOf>
  file(name: string, content: string | Buffer): string
  load(kind: ImportKind, path: string, options?: LoadOptions): Promise<Loaded>
  undo(id: number): Promise<void>
  counts(path: string, options?: LoadOptions): Promise<LoadedCounts | FileRefusal>
  allocations(path: string, options?: LoadOptions & { checkOnly?: boolean }): Promise<LoadedAllocations | FileRefusal>
  snapshot(): Promise<Record<string, unknown[]>>
  close(): Promise<void>
}
