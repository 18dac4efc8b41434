import { Client } from 'pg'
import { expect, test } from 'vitest'
import { Kysely, PostgresDialect } from 'kysely'
import { buildDemoCouncil } from '../../demo/build-council.ts'
import { freshDatabase } from '../db/testing/fresh-database.ts'
test('demo', async () => {
  const db = await freshDatabase()
  const owner = new Client(db.ownerConfig); await owner.connect()
  const t = Date.now()
  await buildDemoCouncil(owner, new Kysely({ dialect: new PostgresDialect({ pool: db.runtime }) }))
  console.log('built in', Date.now() - t)
  const imports = await owner.query('select id, kind, file_name, state, notes, plan, applied_at from import order by id')
  for (const row of imports.rows) {
    console.log(row.file_name, row.state, row.applied_at.toISOString(), JSON.stringify(row.plan).slice(0, 400))
    for (const note of row.notes) console.log('   ', note.kind, note.column ?? '', note.message.slice(0, 200))
  }
  const c = await owner.query("select field, kept_source, set_aside_source, count(*) from conflict group by 1,2,3 order by 4 desc")
  console.table(c.rows)
  const n = await owner.query("select 'person' t, count(*) from person union all select 'employment', count(*) from employment union all select 'assignment', count(*) from assignment union all select 'unconfirmed', count(*) from unconfirmed_period union all select 'post', count(*) from post union all select 'team', count(*) from team union all select 'service', count(*) from service")
  console.table(n.rows)
  console.table((await owner.query("select u.*, r.role, r.team_id, r.service_id, u.person_id from app_user u left join role_assignment r on r.user_id=u.id")).rows.map(r=>[r.name,r.email,r.role,r.team_id,r.service_id,r.person_id]))
  await owner.end(); await db.drop()
  expect(1).toBe(1)
}, 200000)
