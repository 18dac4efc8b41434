import type { Tx } from '../../access/begin.ts'
import type { Day } from '../../time/day.ts'
import { loadAcademy, type Academy } from '../load-academy.ts'
import type { AcademyRun } from '../rules/record.ts'
import type { BoardPart, BoardRow } from '../rules/board.ts'

/** What another part of the academy adds to the board: its columns, and their values for these people on a day. */
export type BoardSource = BoardPart & { load: (tx: Tx, runs: readonly AcademyRun[], on: Day) => Promise<ReadonlyMap<number, Readonly<Record<string, string | number | null>>>> }

/** In the order of the board. A part that is on the board is a line here. */
export const boardSources: readonly BoardSource[] = []

export async function loadBoard(tx: Tx, on: Day): Promise<{ academy: Academy; rows: BoardRow[] }> {
  const academy = await loadAcademy(tx, on)
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((team) => [team.id, team.name]))
  const placed = await tx.selectFrom('assignment').select(['person_id', 'team_id']).where('started_on', '<=', on).where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', on)])).execute()
  const teamOf = new Map(placed.map((row) => [row.person_id, row.team_id]))
  const notes = new Map((await tx.selectFrom('enrolment_note').select(['enrolment_id', 'note']).execute()).map((row) => [row.enrolment_id, row.note]))
  const added = await Promise.all(boardSources.map((source) => source.load(tx, academy.runs, on)))
  const name = (id: number | null): string | null => (id === null ? null : academy.nameOf(id))
  return {
    academy,
    rows: academy.runs.map(({ run, cohort, overview }) => ({
      enrolmentId: run.id, personId: run.personId, name: academy.nameOf(run.personId), cohort: cohort.name, team: teams.get(teamOf.get(run.personId) ?? run.teamId ?? 0) ?? '',
      pattern: patternOf(run.hours, on), overview, mentor: name(overview.with('mentor')), manager: name(overview.with('line-manager')), lead: name(overview.with('practice-lead')),
      probationEndsOn: run.probationEndsOn, note: notes.get(run.id) ?? '', more: Object.assign({}, ...added.map((values) => values.get(run.id) ?? {})) as BoardRow['more'],
    })),
  }
}

/** ", 0.6" where hours are below full time. */
function patternOf(hours: readonly { from: Day; fte: number }[], on: Day): string {
  const fte = hours.findLast((step, index) => index === 0 || step.from <= on)?.fte ?? 1
  return fte === 1 ? '' : `, ${fte}`
}
