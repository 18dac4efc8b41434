import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import type { ChildKeys } from '../access/child-keys.ts'
import type { Copy } from '../db/copying.ts'
import type { Note } from './adapter.ts'
import { holderDecisions, peopleIndex } from './match-holders.ts'
import { allocationRows, type AllocationFile, type AllocationRow } from './read-allocations.ts'
import { personOfHolder, type Holder } from './rules/holders.ts'
import type { EndMeans } from './rules/mapping.ts'

/**
 * Pours the rows of a file into temporary tables and makes the children and holders that they name. The case number itself does
 * not reach the database: a keyed hash does, and the number sealed. Returns how many rows were staged.
 */
export async function stageAllocations(tx: Tx, caller: Caller, file: AllocationFile, tools: StageTools): Promise<number> {
  await sql`create temporary table staged (row_no integer not null, child_n integer not null, child_hash bytea, child_sealed bytea, subject_kind text not null, holder_n integer not null,
    team_id integer, kind text not null, started_on date not null, ended_on date, change_reason text, case_type text, sibling_group text) on commit drop`.execute(tx)
  const keepsNumbers = await mayKeepNumbers(tx, caller)
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((row) => [row.name.toLowerCase(), row.id]))
  const holders = new Map<string, { n: number; holder: Holder }>()
  const unknownTeams = new Map<string, number>()
  const listed = listing(tools.notes)
  const state = { rows: 0 }
  await tools.copy(`copy staged from stdin`, lines())
  listed.finish()
  for (const [team, count] of [...unknownTeams].sort((a, b) => b[1] - a[1]).slice(0, 20)) {
    tools.notes.push({ kind: 'note', message: `The team "${team}" (${count} rows) is not in the record; its cases count for the worker and for no team.`, value: team })
  }
  await writeHolders(tx, caller, [...holders.values()])
  await writeChildren(tx, caller)
  await settleEnds(tx, tools)
  return state.rows

  async function* lines(): AsyncGenerator<string> {
    let known = new Map<string, number>()
    let next = 0
    for await (const batch of allocationRows(file, (note) => listed.say(note))) {
      let text = ''
      for (const row of batch) {
        const key = row.subjectKind === 'child' ? row.reference : `~${row.reference}`
        let child = known.get(key)
        let hash = '\\N'
        let sealed = '\\N'
        if (child === undefined) {
          // bounded, so that memory stays flat; a child that comes again is hashed again and found by its hash
          if (known.size >= MOST_KNOWN) known = new Map()
          child = next++
          known.set(key, child)
          hash = `\\\\x${tools.keys.hash(row.subjectKind, row.reference).toString('hex')}`
          if (keepsNumbers) sealed = `\\\\x${tools.keys.seal(row.reference).toString('hex')}`
        }
        text += lineOf(row, child, hash, sealed, holderNumber(row.holder), teamId(row.team))
      }
      state.rows += batch.length
      await tools.onRows?.(state.rows)
      yield text
    }
  }

  function holderNumber(holder: Holder): number {
    const held = holders.get(holder.key)
    if (held) return held.n
    holders.set(holder.key, { n: holders.size, holder })
    return holders.size - 1
  }

  function teamId(team: string | null): number | null {
    if (team === null) return null
    const id = teams.get(team.toLowerCase())
    if (id === undefined) unknownTeams.set(team, (unknownTeams.get(team) ?? 0) + 1)
    return id ?? null
  }
}

function lineOf(row: AllocationRow, child: number, hash: string, sealed: string, holder: number, team: number | null): string {
  return `${row.row}\t${child}\t${hash}\t${sealed}\t${row.subjectKind}\t${holder}\t${team ?? '\\N'}\t${row.kind}\t${row.startedOn}\t${row.endedOn ?? '\\N'}\t${copied(row.changeReason)}\t${copied(row.caseType)}\t${copied(row.siblingGroup)}\n`
}

function copied(text: string | null): string {
  if (text === null) return '\\N'
  return /[\\\t\n\r]/.test(text) ? text.replace(/\\/g, '\\\\').replace(/\t/g, ' ').replace(/[\n\r]/g, ' ') : text
}

async function writeHolders(tx: Tx, caller: Caller, holders: readonly { n: number; holder: Holder }[]): Promise<void> {
  const people = await peopleIndex(tx)
  const decisions = await holderDecisions(tx)
  const rows = holders.map(({ n, holder }) => ({ n, ...holder, ...personOfHolder(holder, people, decisions) }))
  await sql`create temporary table staged_holder on commit drop as
    select r.n, r.key, r."registrationNumber", r."staffNumber", r.email, r.name, r.team, r."personId", r.kind, null::integer as id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (n integer, key text, "registrationNumber" text, "staffNumber" text, email text, name text, team text, "personId" integer, kind text)`.execute(tx)
  await sql`insert into case_holder (authority_id, holder_key, registration_number, staff_number, email, name, team, person_id, kind)
    select ${caller.authority.id}::integer, key, "registrationNumber", "staffNumber", email, name, team, "personId", kind from staged_holder order by n
    on conflict (authority_id, holder_key) do update set name = coalesce(excluded.name, case_holder.name), team = coalesce(excluded.team, case_holder.team), person_id = excluded.person_id, kind = excluded.kind
      where (case_holder.name, case_holder.team, case_holder.person_id, case_holder.kind) is distinct from (excluded.name, excluded.team, excluded.person_id, excluded.kind)`.execute(tx)
  await sql`update staged_holder s set id = h.id from case_holder h where h.authority_id = ${caller.authority.id} and h.holder_key = s.key`.execute(tx)
  await sql`analyze staged_holder`.execute(tx)
}

async function writeChildren(tx: Tx, caller: Caller): Promise<void> {
  const authority = caller.authority.id
  await sql`create temporary table staged_child on commit drop as select child_n as n, child_hash, child_sealed, subject_kind, null::integer as id from staged where child_hash is not null`.execute(tx)
  await sql`analyze staged_child`.execute(tx)
  await sql`insert into child (authority_id, subject_kind, reference_hmac)
    select distinct on (child_hash) ${authority}::integer, subject_kind, child_hash from staged_child order by child_hash on conflict (authority_id, reference_hmac) do nothing`.execute(tx)
  await sql`update staged_child s set id = c.id from child c where c.authority_id = ${authority} and c.reference_hmac = s.child_hash`.execute(tx)
  await sql`insert into child_reference (child_id, authority_id, sealed)
    select distinct on (id) id, ${authority}::integer, child_sealed from staged_child where child_sealed is not null order by id on conflict (child_id) do nothing`.execute(tx)
  // again, with the ids: without them the planner thinks that nothing joins and goes through every pair
  await sql`analyze staged_child`.execute(tx)
  await sql`analyze staged`.execute(tx)
  await sql`analyze staged_child`.execute(tx)
}

/** Whether an end is the last day or the day after, from the rows of the same child that follow one another. */
async function settleEnds(tx: Tx, tools: StageTools): Promise<void> {
  const { rows } = await sql<{ ends: number; pairs: number; equal: number }>`
    with pair as (
      select s.ended_on, lead(s.started_on) over (partition by c.id order by s.started_on, s.row_no) as next_on, s.started_on
      from staged s join staged_child c on c.n = s.child_n where s.kind = 'lead')
    select count(ended_on)::integer as ends, count(*) filter (where next_on >= ended_on and ended_on > started_on)::integer as pairs,
           count(*) filter (where next_on = ended_on and ended_on > started_on)::integer as equal from pair`.execute(tx)
  const { ends = 0, pairs = 0, equal = 0 } = rows[0] ?? {}
  const endMeans = tools.endMeans ?? (pairs >= 2 && equal >= pairs * 0.9 ? 'day-after' : 'last-day')
  if (ends === 0) return
  const why = tools.endMeans !== null ? 'as the mapping says' : pairs === 0 ? 'as no two rows follow one another' : `${equal} of ${pairs} ends that another row follows equal its start`
  tools.notes.push({ kind: 'note', message: `${endMeans === 'day-after' ? 'An end is the day after the last: one day was taken off each' : 'An end is the last day'} (${why}).` })
  if (endMeans === 'day-after') await sql`update staged set ended_on = ended_on - 1 where ended_on > started_on`.execute(tx)
}

export async function mayKeepNumbers(tx: Tx, caller: Caller): Promise<boolean> {
  const row = await tx.selectFrom('authority').select('settings').where('id', '=', caller.authority.id).executeTakeFirst()
  return row?.settings['keepCaseNumbers'] !== false
}

/** The first problems of a kind one by one, the rest as a number: a million bad rows make a list that somebody can read. */
function listing(notes: Note[]): { say: (note: Note) => void; finish: () => void } {
  const counts = new Map<string, number>()
  return {
    say(note) {
      const count = (counts.get(note.column ?? '') ?? 0) + 1
      counts.set(note.column ?? '', count)
      if (count <= MOST_LISTED) notes.push(note)
    },
    finish() {
      for (const [column, count] of counts) if (count > MOST_LISTED) notes.push({ kind: 'problem', message: `${count - MOST_LISTED} more rows are left out for the like.`, ...(column === '' ? {} : { column }) })
    },
  }
}

const MOST_LISTED = 200
const MOST_KNOWN = 200_000

type StageTools = { copy: Copy; keys: ChildKeys; notes: Note[]; endMeans: EndMeans | null; onRows?: (rows: number) => Promise<void> }
