import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import { yearEnding } from '../time/census-year.ts'
import { addDays, type Day } from '../time/day.ts'
import { loadScopedWorkforce } from '../workforce/queries.ts'
import type { Assignment, Employment, Observation, UnconfirmedPeriod, Workforce } from '../workforce/rules/record.ts'
import { findChildrenLed } from './queries.ts'
import { withHeld } from './rules/held.ts'
import type { Measured } from './rules/one-page.ts'

/**
 * The record that measures of the year to `on`, and of the year before it, are taken from. Who is held to teams gets with it who worked in
 * them and does no more, without a name (docs/decisions/007-measures-of-some-teams.md); a day that no return speaks of gets its cases from the allocations.
 */
export async function loadMeasured(tx: Tx, caller: Caller, on: Day): Promise<Measured> {
  const before = addDays(yearEnding(on).from, -1)
  const { record, isPartial, teams } = await loadScopedWorkforce(tx, caller)
  const whole = isPartial ? withFormer(record, await findFormer(tx, addDays(yearEnding(before).from, -1), on)) : record
  const held = withHeld(whole, on, await findChildrenLed(tx, on))
  return { record: withHeld(held, before, await findChildrenLed(tx, before)), teams: isPartial ? teams : null }
}

async function findFormer(tx: Tx, from: Day, until: Day): Promise<Former> {
  const { rows } = await sql<{ former: Former }>`select access.worked_in_own_teams(${from}::date, ${until}::date) as former`.execute(tx)
  return rows[0]?.former ?? { employments: [], observations: [], assignments: [], elsewhere: [], unconfirmed: [] }
}

function withFormer(record: Workforce, former: Former): Workforce {
  return {
    ...record,
    employments: [...record.employments, ...former.employments.map((row) => ({ ...NO_EMPLOYMENT, ...row }))],
    observations: [...record.observations, ...former.observations.map((row) => ({ ...NO_OBSERVATION, ...row }))],
    assignments: [...record.assignments, ...[...former.assignments, ...former.elsewhere].map((row) => ({ ...NO_ASSIGNMENT, ...row }))],
    unconfirmed: [...record.unconfirmed, ...former.unconfirmed.map((row) => ({ ...row, reason: '' }))],
  }
}

/** What the door does not tell. */
const NO_EMPLOYMENT = { leaverDestination: null, leavingReason: null, contractKind: null, supplier: null, charge: null, chargeUnit: null, capGroup: null, source: '' }
const NO_OBSERVATION = { source: '', contractWeeks: null, baseSalary: null, retentionPayments: null, otherPayments: null, isAbsent: null, absenceReasons: null, frameworkStatus: null, extra: null }
const NO_ASSIGNMENT = { title: null, grade: null, source: '' }

type Former = {
  employments: readonly Omit<Employment, keyof typeof NO_EMPLOYMENT>[]
  observations: readonly Omit<Observation, keyof typeof NO_OBSERVATION>[]
  assignments: readonly Omit<Assignment, keyof typeof NO_ASSIGNMENT>[]
  /** That somebody was placed in another team then, and not in which. */
  elsewhere: readonly Omit<Assignment, keyof typeof NO_ASSIGNMENT>[]
  unconfirmed: readonly Omit<UnconfirmedPeriod, 'reason'>[]
}
