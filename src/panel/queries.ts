import type { Selectable } from 'kysely'
import type { Tx } from '../access/begin.ts'
import { conflictsOf } from './rules/conflicts.ts'
import { addDays, type Day } from '../time/day.ts'
import type { PanelTables } from './tables.ts'

export async function listPanels(tx: Tx): Promise<PanelRow[]> {
  return await tx.selectFrom('panel').selectAll().orderBy('held_on', 'desc').orderBy('id').execute()
}

export async function findPanel(tx: Tx, id: number): Promise<PanelRow | null> {
  return (await tx.selectFrom('panel').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function listSeats(tx: Tx, panelId: number): Promise<SeatRow[]> {
  return await tx.selectFrom('panel_seat').selectAll().where('panel_id', '=', panelId).orderBy('is_chair', 'desc').orderBy('name').execute()
}

/** The portfolios before a panel that the caller may see, in the order of the agenda, each with all that belongs to it. */
export async function listCases(tx: Tx, panelId: number): Promise<FullCase[]> {
  return await withParts(tx, await tx.selectFrom('panel_case').selectAll().where('panel_id', '=', panelId).orderBy('position').orderBy('id').execute())
}

export async function findCase(tx: Tx, id: number): Promise<FullCase | null> {
  const [found] = await withParts(tx, await tx.selectFrom('panel_case').selectAll().where('id', '=', id).execute())
  return found ?? null
}

/** Panels of the next four weeks, for their members to prepare: those on which somebody sits, or all. */
export async function listPanelsAhead(tx: Tx, on: Day, userId: number | null): Promise<{ id: number; heldOn: Day }[]> {
  const rows = await tx
    .selectFrom('panel').select(['id', 'held_on']).where('held_on', '>=', on).where('held_on', '<=', addDays(on, 28))
    .$if(userId !== null, (query) => query.where((eb) => eb.exists(eb.selectFrom('panel_seat').select('panel_id').whereRef('panel_seat.panel_id', '=', 'panel.id').where('user_id', '=', userId ?? 0))))
    .orderBy('held_on').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, heldOn: row.held_on }))
}

/** Portfolios that somebody is to read in full for a panel that has not met, without a sheet that is handed in. */
export async function countToRead(tx: Tx, userId: number, on: Day): Promise<number> {
  const { n } = await tx
    .selectFrom('panel_case').innerJoin('panel', 'panel.id', 'panel_case.panel_id').select((eb) => eb.fn.countAll<string>().as('n')).where('panel.held_on', '>=', on)
    .where((eb) => eb.or([eb('reader_1', '=', userId), eb('reader_2', '=', userId)]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('panel_reading').select('case_id').whereRef('case_id', '=', 'panel_case.id').where('reader_user', '=', userId).where('handed_in_at', 'is not', null))))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('panel_decision').select('case_id').whereRef('case_id', '=', 'panel_case.id'))))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Everything that came before panels of one programme: first time, deferred, extended. */
export async function listCasesOfEnrolment(tx: Tx, enrolmentId: number): Promise<FullCase[]> {
  return await withParts(tx, await tx.selectFrom('panel_case').selectAll().where('enrolment_id', '=', enrolmentId).orderBy('id').execute())
}

async function withParts(tx: Tx, rows: readonly CaseRow[]): Promise<FullCase[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const recommendations = await tx.selectFrom('panel_recommendation').selectAll().where('case_id', 'in', ids).execute()
  const conflicts = await tx.selectFrom('panel_conflict').selectAll().where('case_id', 'in', ids).execute()
  const readings = await tx.selectFrom('panel_reading').selectAll().where('case_id', 'in', ids).execute()
  const hrSteps = await tx.selectFrom('panel_hr_step').selectAll().where('case_id', 'in', ids).execute()
  const decisions = await tx.selectFrom('panel_decision').selectAll().where('case_id', 'in', ids).execute()
  const confirmations = await tx.selectFrom('panel_confirmation').selectAll().where('case_id', 'in', ids).execute()
  const amendments = await tx.selectFrom('panel_amendments_seen').selectAll().where('case_id', 'in', ids).execute()
  const outcomes = await tx.selectFrom('panel_outcome').selectAll().where('case_id', 'in', ids).execute()
  const appeals = await tx.selectFrom('panel_appeal').selectAll().where('case_id', 'in', ids).execute()
  const moderations = await tx.selectFrom('panel_moderation').selectAll().where('case_id', 'in', ids).execute()
  const plans = await tx.selectFrom('career_plan').selectAll().where('case_id', 'in', ids).execute()
  const notices = await tx.selectFrom('pay_notice').selectAll().where('case_id', 'in', ids).execute()
  return rows.map((row) => {
    const one = <T extends { case_id: number }>(list: readonly T[]): T | null => list.find((part) => part.case_id === row.id) ?? null
    return {
      row, recommendation: one(recommendations), conflicts: conflicts.filter((part) => part.case_id === row.id), readings: readings.filter((part) => part.case_id === row.id), hrStep: one(hrSteps),
      decision: one(decisions), confirmation: one(confirmations), amendmentsSeen: one(amendments), outcome: one(outcomes), appeal: one(appeals), moderation: one(moderations), careerPlan: one(plans), payNotice: one(notices),
    }
  })
}

/** Whom a portfolio is tied to: what conflicts of interest are worked out from. */
export function tiesOf(found: FullCase) {
  return { personId: found.row.person_id, ties: found.row.ties, declared: found.conflicts.map((one) => ({ userId: one.user_id, says: one.says })) }
}

/** Whether somebody reads the evidence of a portfolio: a seat on its panel, and no conflict (C093). The database says the same. */
export function isOpenToReader(found: FullCase, seats: readonly SeatRow[], userId: number): boolean {
  const seat = seats.find((one) => one.user_id === userId)
  return seat !== undefined && conflictsOf(tiesOf(found), { userId, personId: seat.member_person_id }).length === 0
}

/** What HR has to do for the panel: pay notices and steps before a fail. */
export async function listPayNotices(tx: Tx): Promise<Selectable<PanelTables['pay_notice']>[]> {
  return await tx.selectFrom('pay_notice').selectAll().orderBy('state', 'desc').orderBy('effective_on').orderBy('id').execute()
}

export async function listHrSteps(tx: Tx): Promise<Selectable<PanelTables['panel_hr_step']>[]> {
  return await tx.selectFrom('panel_hr_step').selectAll().orderBy('asked_at').execute()
}

export type PanelRow = Selectable<PanelTables['panel']>
export type SeatRow = Selectable<PanelTables['panel_seat']>
export type CaseRow = Selectable<PanelTables['panel_case']>

export type FullCase = {
  row: CaseRow
  recommendation: Selectable<PanelTables['panel_recommendation']> | null
  conflicts: Selectable<PanelTables['panel_conflict']>[]
  readings: Selectable<PanelTables['panel_reading']>[]
  hrStep: Selectable<PanelTables['panel_hr_step']> | null
  decision: Selectable<PanelTables['panel_decision']> | null
  confirmation: Selectable<PanelTables['panel_confirmation']> | null
  amendmentsSeen: Selectable<PanelTables['panel_amendments_seen']> | null
  outcome: Selectable<PanelTables['panel_outcome']> | null
  appeal: Selectable<PanelTables['panel_appeal']> | null
  moderation: Selectable<PanelTables['panel_moderation']> | null
  careerPlan: Selectable<PanelTables['career_plan']> | null
  payNotice: Selectable<PanelTables['pay_notice']> | null
}
