import { Client } from 'pg'

import { openDatabase } from '../src/db/open.ts'

/**
 * Copies the one council of a data folder so many times over, row for row in every table that belongs to an authority, and answers
 * how many people there are then. Each copy's numbers (not what is kept under a word) are moved by a million, so that keys and references stay whole. Accounts,
 * sessions, their e-mails and the audit are not copied: what names an account goes on naming the one it was copied from.
 */
export async function addCouncils(data: string, count: number): Promise<number> {
  const open = await openDatabase({ dataDir: data })
  const owner = new Client(open.ownerConfig ?? {})
  await owner.connect()
  try {
    const tables = await tablesToCopy(owner)
    const [first] = (await owner.query<{ id: number }>('select id from authority')).rows
    if (!first) throw new Error('there is no council to copy')
    for (let copy = 1; copy <= count; copy += 1) {
      const id = first.id + copy * STEP
      await owner.query('begin')
      // Invented councils all: beside a real one the service opens no persona.
      await owner.query(
        `insert into authority (id, dfe_number, name, is_demo, settings) overriding system value select $1, $2, $3, is_demo, settings from authority where id = $4`,
        [id, copyNumber(copy), `Copied council ${copy}`, first.id],
      )
      for (const table of tables) {
        const values = table.columns.map((column) => (column.isMoved ? `${column.name} + ${copy * STEP}` : column.name))
        await owner.query(`insert into ${table.name} (${table.columns.map(({ name }) => name).join(', ')}) overriding system value select ${values.join(', ')} from ${table.name} where authority_id = ${first.id}`)
      }
      await owner.query('commit')
    }
    await owner.query('analyze')
    return Number((await owner.query<{ count: string }>('select count(*) from person')).rows[0]?.count ?? 0)
  } finally {
    await owner.end()
    await open.close()
  }
}

/** Those that hold an authority's record, a table before the tables that refer to it. */
async function tablesToCopy(owner: Client): Promise<Table[]> {
  const { rows } = await owner.query<{ table: string; column: string; moved: boolean; refers: string[] }>(`
    select c.relname as table, quote_ident(a.attname) as column,
           a.atttypid in ('integer'::regtype, 'bigint'::regtype) and (a.attname = 'authority_id' or a.attidentity <> '' or exists (
             select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> 'app_user'::regclass and a.attnum = any (f.conkey)) or a.attname in ('import_id', 'retracted_by')) as moved,
           array(select distinct f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)
       and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'authority_id' and not b.attisdropped)
     order by c.relname, a.attnum`, [NOT_COPIED])
  const tables = new Map<string, Table & { refers: Set<string> }>()
  for (const { table, column, moved, refers } of rows) {
    const held = tables.get(table) ?? { name: table, columns: [], refers: new Set(refers) }
    held.columns.push({ name: column, isMoved: moved })
    tables.set(table, held)
  }
  const ordered: Table[] = []
  while (tables.size > 0) {
    const ready = [...tables.values()].filter(({ refers }) => ![...refers].some((name) => tables.has(name)))
    if (ready.length === 0) throw new Error(`tables refer to each other: ${[...tables.keys()].join(', ')}`)
    for (const table of ready) {
      ordered.push(table)
      tables.delete(table.name)
    }
  }
  return ordered
}

/** Three digits that no authority of the demonstration has. */
function copyNumber(copy: number): string {
  return String(100 + copy)
}

const STEP = 1_000_000
const NOT_COPIED = ['authority', 'app_user', 'role_assignment', 'session', 'sign_in_try', 'mail_message', 'mail_choice', 'audit', 'audit_seal', 'form_key']

type Table = { name: string; columns: { name: string; isMoved: boolean }[] }
