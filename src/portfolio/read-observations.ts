import type { Selectable } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import { isWhole, openStages, stageFacts, type Stage } from './rules/observation-stages.ts'
import type { PortfolioTables } from './tables.ts'

export type StageRow = Selectable<PortfolioTables['observation_stage']>

/** Observations that the caller may see, the next first, each with what comes next. */
export async function listObservations(tx: Tx, only: { enrolmentId?: number; observerId?: number }): Promise<ObservationLine[]> {
  const rows = await tx.selectFrom('direct_observation').selectAll()
    .$if(only.enrolmentId !== undefined, (query) => query.where('enrolment_id', '=', only.enrolmentId ?? 0))
    .$if(only.observerId !== undefined, (query) => query.where('observer_person_id', '=', only.observerId ?? 0))
    .orderBy('planned_for').orderBy('id').execute()
  if (rows.length === 0) return []
  const stages = groupBy(await tx.selectFrom('observation_stage').select(['observation_id', 'stage', 'signed_at']).where('observation_id', 'in', rows.map(({ id }) => id)).execute(), (row) => row.observation_id)
  return rows.map((row) => {
    const signed = new Set((stages.get(row.id) ?? []).flatMap((stage) => (stage.signed_at === null ? [] : [stage.stage])))
    const open = openStages(signed)
    return {
      id: row.id, personId: row.person_id, title: row.title, plannedFor: row.planned_for, isWhole: isWhole(signed), openForObserver: open.includes('report'),
      next: open.length === 0 ? 'Complete' : `${open.map((stage) => stageFacts[stage].label).join('; ')} (${open.includes('report') && open.length === 1 ? row.observer_name : open.includes('report') ? `NQSW; ${row.observer_name}` : 'NQSW'})`,
    }
  })
}

/** One observation with the stages that the caller may read; null where it is not theirs to see. */
export async function findObservation(tx: Tx, id: number): Promise<FullObservation | null> {
  const row = await tx.selectFrom('direct_observation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const stages = await tx.selectFrom('observation_stage').selectAll().where('observation_id', '=', id).execute()
  return { row, stages, events: await tx.selectFrom('observation_event').selectAll().where('observation_id', '=', id).orderBy('at').orderBy('id').execute(), signed: new Set(stages.flatMap((stage) => (stage.signed_at === null ? [] : [stage.stage]))) }
}

export type ObservationLine = { id: number; personId: number; title: string; plannedFor: Day; isWhole: boolean; openForObserver: boolean; next: string }
export type FullObservation = { row: Selectable<PortfolioTables['direct_observation']>; stages: StageRow[]; events: Selectable<PortfolioTables['observation_event']>[]; signed: ReadonlySet<Stage> }
