import { stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { isRefusal } from '../files/read-table.ts'
import type { FileRefusal } from '../files/refusal.ts'
import type { Day } from '../time/day.ts'
import type { FileSource, Note } from './adapter.ts'
import { findKeptMapping, keepMapping } from './kept-mapping.ts'
import { holderDecisions, peopleIndex } from './match-holders.ts'
import { lockRecord, moveMark } from './record-lock.ts'
import { dayOfFile, noRows, readRows } from './read-rows.ts'
import { countRowOf, type CountRow } from './rules/count-rows.ts'
import { personOfHolder } from './rules/holders.ts'
import { mappingToKeep } from './rules/mapping.ts'
import { hashOf } from './stage-file.ts'

/** Loads a counts-only file: for each day that it speaks of, it takes the place of what was counted before. */
export async function loadCounts(tx: Tx, caller: Caller, source: FileSource): Promise<LoadedCounts | FileRefusal> {
  await lockRecord(tx, caller)
  const table = await readRows({ ...source, keptMapping: source.isTyped ? null : await findKeptMapping(tx, 'counts') }, ['counts'])
  if (isRefusal(table)) {
    await audit(tx, caller, { action: 'file-refused', subjectType: 'import', subjectId: source.name, detail: { kind: 'counts', refusal: table.kind } })
    return table
  }
  const { asOf, note } = dayOfFile(table.mapping, source)
  const notes: Note[] = [...table.notes, ...(note === null || table.has('onDay') ? [] : [note])]
  const rows = new Map<string, CountRow>()
  for (const { row, sheet, values } of table.rows) {
    const read = countRowOf(values, asOf)
    const place = { row, ...(sheet === null ? {} : { sheet }) }
    if ('problem' in read) notes.push({ kind: 'problem', message: read.problem, ...place, column: table.header(read.column), value: read.value })
    else if (rows.has(`${read.row.holder.key}|${read.row.onDay}`)) notes.push({ kind: 'problem', message: `The row stands twice: ${read.row.holder.name ?? read.row.holder.key} is counted already on ${read.row.onDay}. It is left out.`, ...place, column: table.header('worker'), value: read.row.holder.name ?? '' })
    else rows.set(`${read.row.holder.key}|${read.row.onDay}`, read.row)
  }
  if (rows.size === 0) return noRows(source.name, table.rows.length, notes)
  const written = await writeCounts(tx, caller, [...rows.values()], source)
  const facts = { asOf, rows: rows.size, counts: written.counts, notes }
  if (written.counts.new + written.counts.changed + written.counts.gone === 0) {
    await tx.deleteFrom('import').where('id', '=', written.importId).execute()
    return { ...facts, id: null, changed: false }
  }
  const { size } = await stat(source.path)
  await tx.updateTable('import').set({
    file_hash: await hashOf(source.path), file_bytes: size, as_of: asOf, notes: JSON.stringify(notes.slice(0, 1_000)), counts: JSON.stringify({ rows: rows.size }), plan: JSON.stringify(written.counts),
    mapping: JSON.stringify(mappingToKeep(table.mapping)),
  }).where('id', '=', written.importId).execute()
  if (!source.isTyped) await keepMapping(tx, caller, 'counts', mappingToKeep(table.mapping))
  await moveMark(tx, caller)
  await audit(tx, caller, { action: 'file-applied', subjectType: 'import', subjectId: written.importId, detail: { kind: 'counts', rows: rows.size, ...written.counts } })
  return { ...facts, id: written.importId, changed: true }
}

/** Takes a counts file back: what it replaced counts again. */
export async function undoCounts(tx: Tx, caller: Caller, importId: number): Promise<{ kind: 'undone' } | { kind: 'not-found' } | { kind: 'not-newest' }> {
  await lockRecord(tx, caller)
  const file = await tx.selectFrom('import').select(['id', 'state']).where('id', '=', importId).where('kind', '=', 'counts').where('state', '=', 'applied').executeTakeFirst()
  if (!file) return { kind: 'not-found' }
  const later = await tx.selectFrom('caseload_count').select('id').where('import_id', '=', importId).where('retracted_at', 'is not', null).executeTakeFirst()
  if (later) return { kind: 'not-newest' }
  await tx.deleteFrom('caseload_count').where('import_id', '=', importId).execute()
  await sql`update caseload_count set retracted_at = null, retracted_by = null where retracted_by = ${importId}`.execute(tx)
  await tx.updateTable('import').set({ state: 'undone' }).where('id', '=', importId).execute()
  await moveMark(tx, caller)
  await audit(tx, caller, { action: 'file-undone', subjectType: 'import', subjectId: importId, detail: { kind: 'counts' } })
  return { kind: 'undone' }
}

async function writeCounts(tx: Tx, caller: Caller, rows: readonly CountRow[], source: FileSource): Promise<{ importId: number; counts: CountChanges }> {
  const authority = caller.authority.id
  const { id: importId } = await tx
    .insertInto('import')
    .values({ authority_id: authority, kind: 'counts', file_name: source.name.slice(0, 300), file_hash: '', file_bytes: 0, state: 'applied', year: null, as_of: null, record_mark: null, created_by: caller.actor, applied_by: caller.actor, applied_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow()
  const people = await peopleIndex(tx)
  const decisions = await holderDecisions(tx)
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((row) => [row.name.toLowerCase(), row.id]))
  const days = [...new Set(rows.map((row) => row.onDay))]
  const wanted = rows.map((row) => ({ ...row.holder, ...personOfHolder(row.holder, people, decisions), teamId: row.team === null ? null : (teams.get(row.team.toLowerCase()) ?? null), onDay: row.onDay, children: row.children, families: row.families }))
  await sql`create temporary table counted on commit drop as select r.*, null::integer as holder_id from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
    as r (key text, "registrationNumber" text, "staffNumber" text, email text, name text, team text, "personId" integer, kind text, "teamId" integer, "onDay" date, children integer, families integer)`.execute(tx)
  await sql`insert into case_holder (authority_id, holder_key, registration_number, staff_number, email, name, team, person_id, kind)
    select distinct on (key) ${authority}::integer, key, "registrationNumber", "staffNumber", email, name, team, "personId", kind from counted on conflict (authority_id, holder_key) do nothing`.execute(tx)
  await sql`update counted c set holder_id = h.id from case_holder h where h.authority_id = ${authority} and h.holder_key = c.key`.execute(tx)
  const gone = await sql`update caseload_count a set retracted_at = now(), retracted_by = ${importId}::integer
    where a.retracted_at is null and a.on_day = any (${days}::date[])
      and not exists (select from counted c where c.holder_id = a.holder_id and c."onDay" = a.on_day and (c.children, c.families, c."teamId") is not distinct from (a.children, a.families, a.team_id))`.execute(tx)
  const added = await sql`insert into caseload_count (authority_id, holder_id, person_id, team_id, on_day, children, families, source, import_id)
    select ${authority}::integer, c.holder_id, c."personId", c."teamId", c."onDay", c.children, c.families, ${`counts ${source.name}`.slice(0, 300)}, ${importId}::integer from counted c
    where not exists (select from caseload_count a where a.retracted_at is null and a.holder_id = c.holder_id and a.on_day = c."onDay")`.execute(tx)
  const { rows: changed } = await sql<{ count: number }>`select count(*)::integer as count from caseload_count a join counted c on c.holder_id = a.holder_id and c."onDay" = a.on_day where a.retracted_by = ${importId}`.execute(tx)
  const [both, out, fresh] = [changed[0]?.count ?? 0, Number(gone.numAffectedRows ?? 0), Number(added.numAffectedRows ?? 0)]
  await sql`drop table counted`.execute(tx)
  return { importId, counts: { new: fresh - both, changed: both, gone: out - both } }
}

export type CountChanges = { new: number; changed: number; gone: number }
export type LoadedCounts = { id: number | null; asOf: Day; rows: number; counts: CountChanges; notes: Note[]; changed: boolean }
