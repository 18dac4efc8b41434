import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './begin.ts'

/**
 * Works the whole chain out again, row by row, apart from the function that sealed it. Any sealed row that was changed, taken away or
 * put in another place is found, and so is a chain that was made anew: it does not hold the end that was written outside the database.
 */
export async function verifyAudit(tx: Tx, authorityId: number, head: { number: number; hash: string } | null): Promise<AuditCheck> {
  let hash = createHash('sha256').update(`throughline audit ${authorityId}`).digest()
  let after = 0
  let isHeadThere = head === null
  for (;;) {
    const { rows } = await sql<SealedRow>`
      select s.number, s.audit_id, encode(s.hash, 'hex') as hash, a.id::text, a.authority_id::text, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, a.user_id::text,
             a.actor, a.action, a.subject_type, a.subject_id, a.detail::text
        from audit_seal s left join audit a on a.id = s.audit_id and a.authority_id = s.authority_id
       where s.authority_id = ${authorityId} and s.number > ${after} order by s.number limit 5000`.execute(tx)
    for (const row of rows) {
      if (row.number !== after + 1) return { kind: 'altered', number: after + 1, why: 'the seal is missing' }
      if (row.id === null) return { kind: 'altered', number: row.number, why: `the entry ${row.audit_id} is missing` }
      const fields = [String(row.number), row.id, row.authority_id, row.at, row.user_id, row.actor, row.action, row.subject_type, row.subject_id, row.detail]
      hash = createHash('sha256').update(hash).update(fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join('')).digest()
      if (hash.toString('hex') !== row.hash) return { kind: 'altered', number: row.number, why: `the entry ${row.audit_id} or its seal was changed` }
      if (head?.number === row.number) {
        if (head.hash !== row.hash) return { kind: 'altered', number: row.number, why: 'the chain was made anew: its end outside the database is another' }
        isHeadThere = true
      }
      after = row.number
    }
    if (rows.length < 5000) break
  }
  if (!isHeadThere) return { kind: 'altered', number: after + 1, why: `the chain ends at ${after}, and outside the database it reached ${head?.number ?? 0}` }
  const { rows: open } = await sql<{ waiting: number; late: number }>`
    select count(*)::int as waiting, (count(*) filter (where a.at < now() - interval '10 minutes'))::int as late
      from audit a where a.authority_id = ${authorityId} and not exists (select from audit_seal s where s.audit_id = a.id)`.execute(tx)
  return { kind: 'intact', sealed: after, waiting: open[0]?.waiting ?? 0, late: open[0]?.late ?? 0 }
}

export type AuditCheck = { kind: 'intact'; sealed: number; waiting: number; late: number } | { kind: 'altered'; number: number; why: string }

type SealedRow = {
  number: number
  audit_id: number
  hash: string
  id: string | null
  authority_id: string | null
  at: string | null
  user_id: string | null
  actor: string | null
  action: string | null
  subject_type: string | null
  subject_id: string | null
  detail: string | null
}
