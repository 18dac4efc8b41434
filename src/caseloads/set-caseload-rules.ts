import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'

/** Sets what a full caseload is and when a record of being over opens. Refused where the settings changed since they were read. */
export async function setCaseloadRules(tx: Tx, caller: Caller, input: CaseloadRulesInput): Promise<'set' | 'changed-meanwhile'> {
  const { fullCaseload, workingDays, atOncePercent } = input
  const done = await sql`
    update authority set settings = settings || jsonb_build_object('caseloads', ${JSON.stringify({ fullCaseload, workingDays, atOncePercent })}::jsonb), version = version + 1
     where id = ${caller.authority.id} and version = ${input.version}`.execute(tx)
  if (Number(done.numAffectedRows ?? 0) === 0) return 'changed-meanwhile'
  await audit(tx, caller, { action: 'caseload-rules-set', subjectType: 'authority', subjectId: caller.authority.id, detail: { fullCaseload, workingDays, atOncePercent } })
  return 'set'
}

export type CaseloadRulesInput = { fullCaseload: number | null; workingDays: number; atOncePercent: number; version: number }
