import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'

/** Two imports of one authority at once: the second waits here, as long as an import may take. */
export async function lockRecord(tx: Tx, caller: Caller): Promise<void> {
  await sql`set local lock_timeout = '10min'`.execute(tx)
  await sql`set local statement_timeout = '11min'`.execute(tx)
  await sql`select pg_advisory_xact_lock(7203, ${caller.authority.id}::integer)`.execute(tx)
}

/** Says that the record is another than it was, so that a plan shown before is looked at again. */
export async function moveMark(tx: Tx, caller: Caller): Promise<void> {
  await sql`insert into record_mark (authority_id, mark) values (${caller.authority.id}, 1)
    on conflict (authority_id) do update set mark = record_mark.mark + 1`.execute(tx)
}
