import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'

/** Names the councils that this one sets itself beside, at most five, besides its official neighbours (C038). */
export async function nameCouncils(tx: Tx, caller: Caller, laNumbers: readonly string[]): Promise<void> {
  await sql`update authority set settings = settings || jsonb_build_object('comparators', ${JSON.stringify(laNumbers)}::jsonb), version = version + 1 where id = ${caller.authority.id}`.execute(tx)
  await audit(tx, caller, { action: 'comparators-named', subjectType: 'authority', subjectId: caller.authority.id, detail: { laNumbers } })
}
