import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import { peopleIndex } from './match-holders.ts'
import type { AbsencePlan, FoldedAbsence, WantedAbsence } from './rules/fold-absences.ts'
import { personOfHolder } from './rules/holders.ts'

/** How the stored absences differ from what the lists say: of people of the record; HR lists everybody, so the others are counted only. */
export async function planAbsences(tx: Tx, folded: readonly FoldedAbsence[]): Promise<AbsencePlan> {
  const people = folded.length === 0 ? { byIdentifier: new Map() } : await peopleIndex(tx)
  const wanted = new Map<string, WantedAbsence>()
  let unknown = 0
  for (const { registrationNumber, staffNumber, email, ...absence } of folded) {
    const { personId } = personOfHolder({ key: '', registrationNumber, staffNumber, email }, people, new Map())
    if (personId === null) unknown += 1
    else wanted.set(keyOf({ ...absence, personId }), { ...absence, personId })
  }
  const stored = await tx.selectFrom('absence').selectAll().where('source', '=', SOURCE).execute()
  const held = new Map(stored.map((row) => [keyOf({ personId: row.person_id, startedOn: row.started_on, endedOn: row.ended_on, category: row.category, workingDays: row.working_days === null ? null : Number(row.working_days) }), row.id]))
  return { created: [...wanted].flatMap(([key, row]) => (held.has(key) ? [] : [row])), removed: [...held].flatMap(([key, id]) => (wanted.has(key) ? [] : [id])), unknown }
}

/** Brings the stored absences to what the lists in force say, after each change of the record: people come and go with other files. */
export async function writeAbsences(tx: Tx, caller: Caller, folded: readonly FoldedAbsence[]): Promise<void> {
  const plan = await planAbsences(tx, folded)
  if (plan.removed.length > 0) await sql`delete from absence where id = any (${plan.removed}::integer[])`.execute(tx)
  if (plan.created.length === 0) return
  await sql`
    insert into absence (authority_id, person_id, started_on, ended_on, category, working_days, source)
    select ${caller.authority.id}::integer, r."personId", r."startedOn", r."endedOn", r.category, r."workingDays", ${SOURCE}
    from jsonb_to_recordset(${JSON.stringify(plan.created)}::jsonb) as r ("personId" integer, "startedOn" date, "endedOn" date, category text, "workingDays" numeric)`.execute(tx)
}

function keyOf(row: WantedAbsence): string {
  return JSON.stringify([row.personId, row.startedOn, row.endedOn, row.category, row.workingDays])
}

/** The same for every list, so that the same absence in next month's list is no change. */
const SOURCE = 'absence list'
