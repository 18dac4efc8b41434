import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Counts } from '../measures/rules/definitions.ts'
import type { Day } from '../time/day.ts'
import { findBuiltReturn, findWritingTime, previousRows, seesWholeReturn } from './queries.ts'
import { builtHeader, returnFile } from './return-file.ts'
import { buildLaBlock, type BuiltRow } from './rules/build-return.ts'
import { checkBuilt } from './rules/check-built.ts'
import { countReturn } from './rules/count-return.ts'
import type { LaBlock } from './rules/record.ts'
import type { FrozenFinding } from './tables.ts'

/**
 * Freezes the return as it stands: the very bytes with their hash, what they count to, what the checks found, who and when. Two
 * people who freeze at once get one number each. Errors do not stop it: a version can be frozen to be discussed, and says so.
 */
export async function freezeReturn(tx: Tx, caller: Caller, year: number, input: { note: string; today: Day }): Promise<Frozen | FreezeRefusal> {
  if (caller.user === null || !(await seesWholeReturn(tx))) return { kind: 'not-allowed' }
  await sql`select pg_advisory_xact_lock(7208, ${caller.authority.id}::integer)`.execute(tx)
  const built = await findBuiltReturn(tx, year)
  if (built.rows.length === 0) return { kind: 'empty' }
  const header = builtHeader(year, caller.authority.dfeNumber, await findWritingTime(tx, input.today))
  const xml = Buffer.from(returnFile(built, header), 'utf8')
  const previous = previousRows(built)
  const { errors, queries, findings } = checkBuilt({ ...built, header }, previous)
  const last = await tx.selectFrom('frozen_return').select((eb) => eb.fn.max('number').as('number')).where('year', '=', year).executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const sha256 = createHash('sha256').update(xml).digest('hex')
  const { id } = await tx
    .insertInto('frozen_return')
    .values({
      authority_id: caller.authority.id, year, number, sha256, bytes: xml.length, layout_status: built.layout.status, workers: built.rows.length, errors, queries,
      counts: JSON.stringify({ now: countsOfBuilt(built), before: previous.rows.length === 0 ? null : countsOfBuilt({ ...previous, ...buildLaBlock(built.record, previous.year, {}, null) }) }),
      // which record, not what it says: a message can quote a birth date, and this is shown to those who see none
      findings: JSON.stringify(findings.map(({ check, severity, rowKey, personId }): FrozenFinding => ({ check, severity, rowKey, personId }))), note: input.note,
      frozen_by: caller.actor, frozen_by_user: caller.user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('frozen_return_file').values({ frozen_return_id: id, authority_id: caller.authority.id, xml }).execute()
  await audit(tx, caller, { action: 'census-return-frozen', subjectType: 'census-return', subjectId: year, detail: { version: number, sha256, workers: built.rows.length, errors, queries, layout: built.layout.status } })
  return { kind: 'frozen', number, sha256 }
}

function countsOfBuilt({ rows, laBlock, year }: { rows: readonly BuiltRow[]; laBlock: LaBlock; year: number }): Counts {
  return countReturn(rows.map((row) => row.worker), laBlock, year)
}

export type Frozen = { kind: 'frozen'; number: number; sha256: string }
export type FreezeRefusal = { kind: 'not-allowed' } | { kind: 'empty' }
