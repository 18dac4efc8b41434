import type { Tx } from '../access/begin.ts'
import { loadWorkforce } from '../workforce/queries.ts'
import type { PersonProtected } from '../workforce/rules/record.ts'
import { buildLaBlock, buildReturn, type BuiltRow } from './rules/build-return.ts'
import type { LaBlock } from './rules/record.ts'

/** The return of a year as the record gives it now. Only who sees protected fields can build it. */
export async function findBuiltReturn(tx: Tx, year: number): Promise<{ rows: BuiltRow[]; laBlock: LaBlock }> {
  const record = await loadWorkforce(tx)
  const held = await tx.selectFrom('person_protected').selectAll().execute()
  const people = held.map((row): PersonProtected => ({ personId: row.person_id, birthDate: row.birth_date, sex: row.sex, gender: row.gender, ethnicity: row.ethnicity }))
  return {
    rows: buildReturn(record, people, year, () => null),
    laBlock: buildLaBlock(record, year, { vacancyFte: null, agencyCoverFte: null, agencyCoverHeadcount: null }),
  }
}
