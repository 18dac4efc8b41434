import { Client } from 'pg'
import { expect, test } from 'vitest'
import { childKeysOf } from '../caseloads/child-keys.ts'
import { buildDemoCouncil } from '../../demo/build-council.ts'
import { freshDatabase } from '../db/testing/fresh-database.ts'
test('demo', async () => {
  const db = await freshDatabase()
  const owner = new Client(db.ownerConfig); await owner.connect()
  const t = Date.now()
  await buildDemoCouncil(owner, db.runtime, (n) => childKeysOf({ 'child-reference-hash': 'a'.repeat(43), 'child-reference-seal': 'b'.repeat(43) }, n))
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
  console.table((await owner.query("select c.subject_kind, a.kind, count(*) filter (where a.ended_on is null) open, count(*) total, count(*) filter (where a.ended_on is null and a.person_id is null) unmatched from allocation a join child c on c.id=a.child_id where retracted_at is null group by 1,2")).rows)
  console.table((await owner.query("select n, count(*) from (select person_id, count(*) n from allocation a join child c on c.id=a.child_id where a.retracted_at is null and a.ended_on is null and a.kind='lead' and person_id is not null and subject_kind='child' group by 1) x group by 1 order by 1")).rows)
  console.table((await owner.query("select change_reason, count(*) from allocation where retracted_at is null group by 1")).rows)
  await owner.end(); await db.drop()
  expect(1).toBe(1)
}, 200000)
