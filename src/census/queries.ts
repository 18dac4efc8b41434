import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import { sicknessIn } from '../workforce/rules/sickness.ts'
import { censusDay, yearEnding } from '../time/census-year.ts'
import type { Day } from '../time/day.ts'
import { findChildrenLed } from '../measures/queries.ts'
import { loadWorkforce } from '../workforce/queries.ts'
import type { PersonProtected, Workforce } from '../workforce/rules/record.ts'
import { buildLaBlock, buildReturn, type BuiltLaBlock, type BuiltRow, type Derived } from './rules/build-return.ts'
import { countVacancies } from './rules/count-vacancies.ts'
import type { CensusLayout } from './rules/layout.ts'
import { layoutFor } from './rules/layouts.ts'
import { readLayout } from './rules/read-layout.ts'
import type { NoteOnFinding } from './rules/check-built.ts'

/**
 * The return of a year as the record gives it now. Only who sees protected fields can build it. `casesOf` gives the cases held on the
 * day, where allocations are loaded for it.
 */
export async function findBuiltReturn(tx: Tx, year: number, casesOf: Derived['casesOf'] | null = null): Promise<BuiltOfYear> {
  const record = await loadWorkforce(tx)
  const people = await listProtected(tx)
  const derived = derivedOf(record, year, casesOf ?? (await casesHeld(tx, year)))
  const layout = await findLayout(tx, year)
  const typed = await findItems(tx, year)
  return {
    year,
    record,
    people,
    ...layout,
    rows: buildReturn(record, people, year, derived),
    ...buildLaBlock(record, year, typed.items, countVacancies(record, year)),
  }
}

/** Cases at 30 September from the allocations, where a file speaks of that day. */
async function casesHeld(tx: Tx, year: number): Promise<Derived['casesOf'] | null> {
  const led = await findChildrenLed(tx, censusDay(year))
  return led === null ? null : (personId) => led.get(personId) ?? 0
}

/** Whether the caller sees every worker with every item, without which a built return would be wrong in part. */
export async function seesWholeReturn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`select access.sees_all() and access.sees_all_protected() as sees`.execute(tx)
  return rows[0]?.sees ?? false
}

/** The year before from the same record; empty where no file speaks of it. */
export function previousRows(built: Pick<BuiltOfYear, 'record' | 'people' | 'year'>): { year: number; rows: readonly BuiltRow[] } {
  return { year: built.year - 1, rows: buildReturn(built.record, built.people, built.year - 1) }
}

/** The layout of a year: what the council made of an unverified one, else the shipped one, else the nearest. */
export async function findLayout(tx: Tx, year: number): Promise<LayoutOfYear> {
  const { layout: shipped, nearest } = layoutFor(year)
  const base: CensusLayout = nearest ? { ...shipped, year, status: 'unverified', source: `Copy of ${shipped.year}; no layout of ${year} was available` } : shipped
  const held = base.status === 'unverified' ? await tx.selectFrom('layout_override').selectAll().where('year', '=', year).executeTakeFirst() : undefined
  const read = held === undefined ? null : readLayout(held.layout)
  const layout = read !== null && 'layout' in read ? read.layout : base
  return {
    layout,
    isUnverified: layout.status === 'unverified',
    mayEditLayout: base.status === 'unverified',
    layoutVersion: held?.version ?? 0,
    layoutChange: held === undefined ? null : { by: held.changed_by, at: held.changed_at },
  }
}

export async function findItems(tx: Tx, year: number): Promise<{ items: Readonly<Record<string, string>>; version: number }> {
  const row = await tx.selectFrom('return_items').select(['items', 'version']).where('year', '=', year).executeTakeFirst()
  return row ?? { items: {}, version: 0 }
}

export async function listNotes(tx: Tx, year: number): Promise<(NoteOnFinding & { version: number; changedBy: string; changedAt: Date })[]> {
  const rows = await tx.selectFrom('finding_note').selectAll().where('year', '=', year).orderBy('id').execute()
  return rows.map((row) => ({ check: row.check_id, rowKey: row.row_key, note: row.note, owner: row.owner, state: row.state, version: row.version, changedBy: row.changed_by, changedAt: row.changed_at }))
}

export async function listRuleNumbers(tx: Tx): Promise<Record<string, { dfe: string; version: number }>> {
  const rows = await tx.selectFrom('rule_number').select(['check_id', 'dfe', 'version']).execute()
  return Object.fromEntries(rows.map((row) => [row.check_id, { dfe: row.dfe, version: row.version }]))
}

export async function listSteps(tx: Tx, year: number) {
  return await tx.selectFrom('return_step').selectAll().where('year', '=', year).execute()
}

/** Frozen versions, the newest first, with who signed them off and when they were sent. */
export async function listFrozen(tx: Tx, year: number | null = null) {
  return await tx
    .selectFrom('frozen_return')
    .leftJoin('return_sign_off', 'return_sign_off.frozen_return_id', 'frozen_return.id')
    .leftJoin('return_sent', 'return_sent.frozen_return_id', 'frozen_return.id')
    .selectAll('frozen_return')
    .select(['return_sign_off.signed_by', 'return_sign_off.signed_at', 'return_sign_off.note as sign_off_note', 'return_sent.sent_on', 'return_sent.note as sent_note'])
    .$if(year !== null, (query) => query.where('frozen_return.year', '=', year))
    .orderBy('frozen_return.year', 'desc')
    .orderBy('frozen_return.number', 'desc')
    .execute()
}

/** The bytes as they were frozen; null where there is no such version, or the caller does not see protected fields. */
export async function findFrozenFile(tx: Tx, year: number, number: number): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('frozen_return')
    .innerJoin('frozen_return_file', 'frozen_return_file.frozen_return_id', 'frozen_return.id')
    .select('frozen_return_file.xml')
    .where('frozen_return.year', '=', year)
    .where('frozen_return.number', '=', number)
    .executeTakeFirst()
  return row?.xml ?? null
}

/** The newest file of the record that speaks of the year, for the step "extract". */
export async function findExtract(tx: Tx, year: number): Promise<{ name: string; at: Date } | null> {
  const { from, until } = yearEnding(censusDay(year))
  const row = await tx
    .selectFrom('import')
    .select(['file_name', 'applied_at'])
    .where('state', '=', 'applied')
    .where((eb) => eb.or([eb('year', '=', year), eb.and([eb('as_of', '>=', from), eb('as_of', '<=', until)]), eb.and([eb('kind', 'in', ['people', 'agency']), eb('as_of', '>', until)])]))
    .orderBy('applied_at', 'desc')
    .executeTakeFirst()
  return row?.applied_at ? { name: row.file_name, at: row.applied_at } : null
}

export async function listTeamLists(tx: Tx, year: number | null) {
  return await tx
    .selectFrom('team_list')
    .innerJoin('team', 'team.id', 'team_list.team_id')
    .selectAll('team_list')
    .select('team.name as team_name')
    .$if(year !== null, (query) => query.where('team_list.year', '=', year))
    .orderBy('team_list.year', 'desc')
    .orderBy('team.name')
    .execute()
}

export async function listChanges(tx: Tx, year: number) {
  return await tx
    .selectFrom('team_list_change')
    .innerJoin('team_list', 'team_list.id', 'team_list_change.team_list_id')
    .innerJoin('team', 'team.id', 'team_list_change.team_id')
    .selectAll('team_list_change')
    .select('team.name as team_name')
    .where('team_list.year', '=', year)
    .orderBy('team_list_change.id')
    .execute()
}

/** The moment of writing, in London, for the header; the day is the caller's own, which the demonstration council pretends. */
export async function findWritingTime(tx: Tx, today: Day): Promise<string> {
  const { rows } = await sql<{ time: string }>`select to_char(now() at time zone 'Europe/London', 'HH24:MI:SS') as time`.execute(tx)
  return `${today}T${rows[0]?.time ?? '09:00:00'}`
}

/** The version of a sealed or typed thing that a form was made from, as the next write expects it. */
export function shownVersion(fields: Readonly<Record<string, string>>): number {
  return /^\d{1,9}$/.test(fields['version'] ?? '') ? Number(fields['version']) : -1
}

async function listProtected(tx: Tx): Promise<PersonProtected[]> {
  const held = await tx.selectFrom('person_protected').selectAll().execute()
  return held.map((row) => ({ personId: row.person_id, birthDate: row.birth_date, sex: row.sex, gender: row.gender, ethnicity: row.ethnicity }))
}

/** Days lost come from lists of absences where they speak of the whole year; else from what a return or extract said. */
function derivedOf(record: Workforce, year: number, casesOf: Derived['casesOf'] | null): Derived {
  const lost = sicknessIn(record, yearEnding(censusDay(year)))
  return { ...(casesOf ? { casesOf } : {}), ...(lost === null ? {} : { daysLostOf: (personId: number) => lost.get(personId) ?? 0 }) }
}

export type LayoutOfYear = { layout: CensusLayout; isUnverified: boolean; mayEditLayout: boolean; layoutVersion: number; layoutChange: { by: string; at: Date } | null }

export type BuiltOfYear = LayoutOfYear & BuiltLaBlock & { year: number; record: Workforce; people: readonly PersonProtected[]; rows: readonly BuiltRow[] }
