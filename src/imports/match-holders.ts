import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import { identifiersOf } from '../workforce/rules/resolve-people.ts'
import { personOfHolder, type HolderDecision, type PeopleIndex } from './rules/holders.ts'

/** Ties every case holder to the person whom the record has now: after each change of the record, and after each decision. */
export async function matchHolders(tx: Tx): Promise<number> {
  const holders = await tx.selectFrom('case_holder').select(['id', 'holder_key', 'registration_number', 'staff_number', 'email', 'person_id', 'kind']).execute()
  if (holders.length === 0) return 0
  const people = await peopleIndex(tx)
  const decisions = await holderDecisions(tx)
  const moved = holders.flatMap((row) => {
    const found = personOfHolder({ key: row.holder_key, registrationNumber: row.registration_number, staffNumber: row.staff_number, email: row.email }, people, decisions)
    return found.personId === row.person_id && found.kind === row.kind ? [] : [{ id: row.id, person: found.personId, kind: found.kind }]
  })
  if (moved.length === 0) return 0
  const rows = sql`jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as r (id integer, person integer, kind text)`
  await sql`update case_holder h set person_id = r.person, kind = r.kind from ${rows} where h.id = r.id`.execute(tx)
  await sql`update allocation a set person_id = r.person from ${rows} where a.holder_id = r.id and a.person_id is distinct from r.person`.execute(tx)
  await sql`update caseload_count c set person_id = r.person from ${rows} where c.holder_id = r.id and c.person_id is distinct from r.person`.execute(tx)
  return moved.length
}

export async function peopleIndex(tx: Tx): Promise<PeopleIndex> {
  const rows = await tx.selectFrom('person').select(['id', 'registration_number', 'staff_number', 'email', 'other_identifiers']).execute()
  const byIdentifier = new Map<string, number[]>()
  for (const row of rows) {
    const own = identifiersOf({ registrationNumber: row.registration_number, staffNumber: row.staff_number, email: row.email, givenName: null, familyName: null })
    for (const name of own) byIdentifier.set(name, [...(byIdentifier.get(name) ?? []), row.id])
  }
  const current = new Set(byIdentifier.keys())
  // a number of somebody's past only where nobody bears it now: staff numbers are given out again
  for (const row of rows) {
    for (const name of row.other_identifiers) {
      if (!current.has(name)) byIdentifier.set(name, [...(byIdentifier.get(name) ?? []), row.id])
    }
  }
  return { byIdentifier }
}

export async function holderDecisions(tx: Tx): Promise<ReadonlyMap<string, HolderDecision>> {
  const rows = await tx.selectFrom('decision').select(['subject', 'answer', 'detail']).where('kind', '=', 'holder').execute()
  return new Map(rows.flatMap((row): [string, HolderDecision][] => {
    const identifier = row.detail['identifier']
    if (row.answer !== 'person' && row.answer !== 'not-a-person' && row.answer !== 'not-social-worker') return []
    return [[row.subject, { answer: row.answer, identifier: typeof identifier === 'string' ? identifier : null }]]
  }))
}
