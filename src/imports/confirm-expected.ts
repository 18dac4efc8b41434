import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { loadWorkforce } from '../workforce/queries.ts'
import { isConfirmed, type Expected } from './rules/expected.ts'

/** Closes what was expected and a file that was just applied now says: nothing is asked twice. */
export async function confirmExpected(tx: Tx, caller: Caller, file: { importId: number; asOf: Day }): Promise<number> {
  const open = await tx.selectFrom('expected').selectAll().where('state', '=', 'open').execute()
  if (open.length === 0) return 0
  const record = await loadWorkforce(tx)
  const children = open.flatMap((row) => row.child_id ?? [])
  const rows = children.length === 0 ? [] : await tx.selectFrom('allocation').select(['child_id', 'person_id', 'ended_on']).where('child_id', 'in', children).where('retracted_at', 'is', null).execute()
  const allocations = rows.map((row) => ({ childId: row.child_id, personId: row.person_id, endedOn: row.ended_on }))
  const confirmed = open.filter((row) => {
    const expected: Expected = { id: row.id, kind: row.kind, personId: row.person_id, teamId: row.team_id, childId: row.child_id, onDay: row.on_day, detail: row.detail, enteredOn: row.entered_on }
    return isConfirmed(expected, { record, allocations })
  })
  for (const row of confirmed) {
    await tx.updateTable('expected').set({ state: 'confirmed', closed_on: file.asOf, closed_by: 'a file', import_id: file.importId, version: row.version + 1 }).where('id', '=', row.id).execute()
    await audit(tx, caller, { action: 'expected-confirmed', subjectType: 'expected', subjectId: row.id, detail: { import: file.importId } })
  }
  return confirmed.length
}
