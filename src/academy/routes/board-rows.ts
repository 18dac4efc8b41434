import { listAcademyDays, listPlaces } from '../../academy-days/queries.ts'
import { daysPart, daysValues } from '../../academy-days/rules/board-part.ts'
import type { Caller, Tx } from '../../access/begin.ts'
import { mayDo, type Capability } from '../../access/rules/policy.ts'
import { loadAgreed } from '../../caseloads/queries.ts'
import { listSupervised } from '../../supervision/queries.ts'
import type { Day } from '../../time/day.ts'
import type { RouteRequest } from '../../web/route.ts'
import { loadScopedWorkforce } from '../../workforce/queries.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import { loadAcademy, type Academy } from '../load-academy.ts'
import { agreedPart, agreedValues, supervisionPart, supervisionValues } from '../rules/board-parts.ts'
import type { BoardPart, BoardRow, BoardValues } from '../rules/board.ts'

/** What another part of the academy adds to the board: its columns, and their values by person on a day, for a caller who may see them. */
type BoardSource = BoardPart & { permission: Capability; load: (tx: Tx, caller: Caller, on: Day) => Promise<ReadonlyMap<number, BoardValues>> }

/** In the order of the board (users.md 3.1). A part that is on the board is a line here. */
const boardSources: readonly BoardSource[] = [
  { ...supervisionPart, permission: 'see supervision', load: async (tx, caller, on) => supervisionValues(await listSupervised(tx, caller, on), on) },
  { ...daysPart, permission: 'see academy', load: async (tx, _caller, on) => daysValues(groupBy(await listPlaces(tx), ({ personId }) => personId), new Map((await listAcademyDays(tx)).map((day) => [day.id, day])), on) },
  { ...agreedPart, permission: 'see caseloads', load: async (tx, caller, on) => agreedValues((await loadAgreed(tx, (await loadScopedWorkforce(tx, caller)).record, on))?.rows ?? []) },
]

/** Everybody whom the caller reaches on a programme, with the columns of the parts that the caller may see. */
export async function loadBoard({ tx, caller, today: on }: Pick<RouteRequest, 'tx' | 'caller' | 'today'>, sources = boardSources): Promise<{ academy: Academy; rows: BoardRow[]; parts: readonly BoardPart[] }> {
  const academy = await loadAcademy(tx, on)
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((team) => [team.id, team.name]))
  const placed = await tx.selectFrom('assignment').select(['person_id', 'team_id']).where('started_on', '<=', on).where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', on)])).execute()
  const teamOf = new Map(placed.map((row) => [row.person_id, row.team_id]))
  const notes = new Map((await tx.selectFrom('enrolment_note').select(['enrolment_id', 'note']).execute()).map((row) => [row.enrolment_id, row.note]))
  const parts = sources.filter(({ permission }) => mayDo(caller.roles, permission))
  const added: ReadonlyMap<number, BoardValues>[] = []
  for (const part of parts) added.push(await part.load(tx, caller, on))
  const name = (id: number | null): string | null => (id === null ? null : academy.nameOf(id))
  return {
    academy,
    parts,
    rows: academy.runs.map(({ run, cohort, overview }) => ({
      enrolmentId: run.id, personId: run.personId, name: academy.nameOf(run.personId), cohort: cohort.name, team: teams.get(teamOf.get(run.personId) ?? run.teamId ?? 0) ?? '',
      pattern: patternOf(run.hours, on), overview, mentor: name(overview.with('mentor')), manager: name(overview.with('line-manager')), lead: name(overview.with('practice-lead')),
      probationEndsOn: run.probationEndsOn, note: notes.get(run.id) ?? '', more: Object.assign({}, ...added.map((values) => values.get(run.personId) ?? {})) as BoardValues,
    })),
  }
}

/** ", 0.6" where hours are below full time. */
function patternOf(hours: readonly { from: Day; fte: number }[], on: Day): string {
  const fte = hours.findLast((step, index) => index === 0 || step.from <= on)?.fte ?? 1
  return fte === 1 ? '' : `, ${fte}`
}
