import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { shippedFrameworks, shippedMappings } from './rules/shipped/frameworks.ts'
import { shippedProgrammes } from './rules/shipped/programmes.ts'

/** Gives a council the shipped programmes and frameworks that it does not have yet; what it changed stays as it is. True where something was added. */
export async function ensureProgrammes(tx: Tx, caller: Caller): Promise<boolean> {
  const authority_id = caller.authority.id
  let added = false
  for (const shipped of shippedProgrammes) {
    const [programme] = await tx.insertInto('programme').values({ authority_id, code: shipped.code, label: shipped.label }).onConflict((conflict) => conflict.columns(['authority_id', 'code']).doNothing()).returning('id').execute()
    if (!programme) continue
    added = true
    await tx
      .insertInto('programme_version')
      .values({
        authority_id, programme_id: programme.id, number: 1, document: JSON.stringify(shipped.document), valid_from: shipped.validFrom, valid_to: null,
        is_provisional: shipped.isProvisional, note: shipped.note, made_by: 'shipped with Throughline',
      })
      .execute()
  }
  if (await ensureFrameworks(tx, authority_id)) added = true
  if (added) await audit(tx, caller, { action: 'programmes-shipped', subjectType: 'authority', subjectId: authority_id })
  return added
}

async function ensureFrameworks(tx: Tx, authority_id: number): Promise<boolean> {
  const standards = new Map<string, number>()
  for (const shipped of shippedFrameworks) {
    const [framework] = await tx
      .insertInto('framework')
      .values({ authority_id, code: shipped.code, label: shipped.label, edition: shipped.edition, source: shipped.source, is_provisional: shipped.isProvisional, note: shipped.note, valid_from: null, valid_to: null })
      .onConflict((conflict) => conflict.columns(['authority_id', 'code', 'edition']).doNothing())
      .returning('id')
      .execute()
    if (!framework) continue
    const rows = await tx
      .insertInto('framework_standard')
      .values(shipped.standards.map(([code, label, grouping], sort) => ({ authority_id, framework_id: framework.id, code, label, level: null, grouping: grouping ?? null, sort })))
      .returning(['id', 'code'])
      .execute()
    for (const row of rows) standards.set(`${shipped.code} ${row.code}`, row.id)
  }
  const mappings = shippedMappings.flatMap(({ from, to }) => {
    const [from_standard_id, to_standard_id] = [standards.get(from.join(' ')), standards.get(to.join(' '))]
    return from_standard_id === undefined || to_standard_id === undefined ? [] : [{ authority_id, from_standard_id, to_standard_id, is_provisional: true }]
  })
  if (mappings.length > 0) await tx.insertInto('standard_mapping').values(mappings).execute()
  return standards.size > 0
}
