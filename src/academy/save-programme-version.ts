import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { readProgramme, type ProgrammeDocument } from './rules/programme.ts'

/** A change of a programme is a new version; whoever started keeps the one that they started under. `after` is the version that the change was made from. */
export async function saveProgrammeVersion(tx: Tx, caller: Caller, input: { programmeId: number; after: number; document: ProgrammeDocument; validFrom: Day; isProvisional: boolean; note: string }): Promise<{ kind: 'saved' | 'stale' } | { kind: 'problems'; problems: readonly string[] }> {
  const read = readProgramme(input.document)
  if (!read.ok) return { kind: 'problems', problems: read.problems }
  const [added] = await tx
    .insertInto('programme_version')
    .values({ authority_id: caller.authority.id, programme_id: input.programmeId, number: input.after + 1, document: JSON.stringify(read.document), valid_from: input.validFrom, valid_to: null, is_provisional: input.isProvisional, note: input.note, made_by: caller.actor })
    .onConflict((conflict) => conflict.columns(['programme_id', 'number']).doNothing())
    .returning('id')
    .execute()
  if (!added) return { kind: 'stale' }
  await audit(tx, caller, { action: 'programme-version-made', subjectType: 'programme', subjectId: input.programmeId, detail: { number: input.after + 1, validFrom: input.validFrom } })
  return { kind: 'saved' }
}
