import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'

/**
 * Puts rows into every table that has an authority: one for each person where it names one, else two. Values are made from the
 * catalogue (types, references, checks), so that a new table is filled, and proved, without a line about it here.
 */
export async function fillTables(owner: Pool, world: { authorities: readonly number[]; users: readonly { id: number; authorityId: number }[]; people: readonly { id: number; authorityId: number }[]; skip: readonly string[] }): Promise<void> {
  const tables = await readTables(owner)
  // What a row must look like is not the question here, nor whether others refer to it when all are deleted.
  const { rows: rules } = await owner.query<{ drop: string }>(
    "select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as drop from pg_constraint where contype in ('f', 'c') and conrelid <> 0 and connamespace::regnamespace::text in ('public', 'access')",
  )
  for (const rule of rules) await owner.query(rule.drop)
  const made = new Map<string, { authorityId: number; key: Record<string, unknown> }[]>([
    ['public.app_user', world.users.map((user) => ({ authorityId: user.authorityId, key: { id: user.id } }))],
  ])
  for (const table of tables) {
    if (world.skip.includes(table.name)) {
      const { rows } = await owner.query<Record<string, unknown> & { authority_id: number }>(`select * from ${table.name}`)
      made.set(table.name, rows.map((row) => ({ authorityId: row.authority_id, key: row })))
      continue
    }
    for (const authorityId of world.authorities) {
      const people = world.people.filter((person) => person.authorityId === authorityId)
      const subjects = table.columns.some(({ name }) => name === 'person_id') ? people.map(({ id }) => id) : [null, null]
      for (const personId of subjects) {
        const values = Object.fromEntries(table.columns.filter((column) => isGiven(column)).map((column) => [column.name, valueFor(column, authorityId, personId, made)]))
        const names = Object.keys(values)
        const { rows } = await owner
          .query<Record<string, unknown>>(
            `insert into ${table.name} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
             on conflict do nothing returning *`,
            Object.values(values),
          )
          .catch((error: unknown) => {
            throw new Error(`${table.name} could not be filled for the proof: ${String(error)}. Say what to put into it in fill-tables.ts.`, { cause: error })
          })
        for (const row of rows) made.set(table.name, [...(made.get(table.name) ?? []), { authorityId, key: row }])
      }
    }
  }
}

/** Every table with an authority, those that others refer to first. */
export async function readTables(owner: Pool): Promise<TableShape[]> {
  const { rows } = await owner.query<TableShape & { needs: string[] }>(`
    select n.nspname || '.' || c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'isNotNull', a.attnotnull, 'hasDefault', a.atthasdef or a.attidentity <> '' or a.attgenerated <> '',
          'isIdentity', a.attidentity <> '' or a.attgenerated <> '',
          'refersTo', (select rn.nspname || '.' || rc.relname from pg_constraint k join pg_class rc on rc.oid = k.confrelid join pg_namespace rn on rn.oid = rc.relnamespace
                        where k.contype = 'f' and k.conrelid = c.oid and k.conkey = array[a.attnum] limit 1),
          'check', (select pg_get_constraintdef(k.oid) from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum] limit 1)) order by a.attnum)
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select distinct rn.nspname || '.' || rc.relname from pg_constraint k join pg_class rc on rc.oid = k.confrelid join pg_namespace rn on rn.oid = rc.relnamespace
             where k.contype = 'f' and k.conrelid = c.oid and k.confrelid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped)
     order by 1`)
  const ordered: TableShape[] = []
  const waiting = rows.filter(({ name }) => name !== 'access.context')
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ needs }) => !waiting.some(({ name }) => needs.includes(name)))
    const [next] = waiting.splice(Math.max(free, 0), 1)
    if (next) ordered.push({ name: next.name, columns: next.columns })
  }
  return ordered
}

function isGiven(column: Column): boolean {
  if (column.isIdentity) return false
  return column.name === 'authority_id' || (column.isNotNull && !column.hasDefault) || column.refersTo !== null || ['person_id', 'user_id', 'actor'].includes(column.name)
}

function valueFor(column: Column, authorityId: number, personId: number | null, made: ReadonlyMap<string, readonly { authorityId: number; key: Record<string, unknown> }[]>): unknown {
  if (column.name === 'authority_id') return authorityId
  if (column.name === 'person_id') return personId
  if (column.name === 'user_id') return made.get('public.app_user')?.find((user) => user.authorityId === authorityId)?.key['id']
  if (column.refersTo !== null) {
    const there = (made.get(column.refersTo) ?? []).filter((row) => row.authorityId === authorityId)
    const fitting = there.find((row) => personId !== null && row.key['person_id'] === personId) ?? there[0]
    return fitting?.key['id'] ?? fitting?.key[column.name] ?? (column.isNotNull ? sample(column.type) : null)
  }
  const allowed = /'([^']*)'/.exec(column.check ?? '')?.[1]
  if (allowed !== undefined && column.type === 'text' && !/~/.test(column.check ?? '')) return allowed
  return sample(column.type)
}

function sample(type: string): unknown {
  counter += 1
  if (type === 'date') return '2020-01-01'
  if (type === 'uuid') return randomUUID()
  if (type === 'jsonb') return '{}'
  if (type === 'boolean') return false
  if (type === 'bytea') return Buffer.from([counter % 256, counter >> 8])
  if (type.startsWith('timestamp')) return '2020-01-01T00:00:00Z'
  if (type.endsWith('[]')) return '{}'
  if (/int|numeric|double/.test(type)) return counter
  return `text ${counter}`
}

let counter = 0

type Column = { name: string; type: string; isNotNull: boolean; hasDefault: boolean; isIdentity: boolean; refersTo: string | null; check: string | null }
export type TableShape = { name: string; columns: readonly Column[] }
