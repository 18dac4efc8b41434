import { listAcademyDays, listPlaces } from '../../academy-days/queries.ts'
import { daysPart, daysValues } from '../../academy-days/rules/board-part.ts'
import type { Caller, Tx } from '../../access/begin.ts'
import { mayDo, type Capability } from '../../access/rules/policy.ts'
import { loadAgreed } from '../../caseloads/queries.ts'
import { listCoverage } from '../../portfolio/queries.ts'
import { listReviewRows, participantsOf } from '../../reviews/queries.ts'
import { reviewLines } from '../../reviews/rules/review-lines.ts'
import { listSupervised } from '../../supervision/queries.ts'
import type { Day } from '../../time/day.ts'
import type { RouteRequest } from '../../web/route.ts'
import { loadScopedWorkforce } from '../../workforce/queries.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import { loadAcademy, type Academy } from '../load-academy.ts'
import { agreedPart, agreedValues, evidencePart, evidenceValues, reviewPart, reviewValues, supervisionPart, supervisionValues } from '../rules/board-parts.ts'
import { isEnded } from '../rules/enrolment-state.ts'
import type { BoardPart, BoardRow, BoardValues } from '../rules/board.ts'

/** What another part of the academy adds to the board: its columns, and their values by person or run on a day, for a caller who may see them. */
type BoardSource = BoardPart & { permission: Capability; by: 'person' | 'enrolment'; load: (tx: Tx, caller: Caller, on: Day, academy: Academy) => Promise<ReadonlyMap<number, BoardValues>> }

/** In the order of the board (users.md 3.1). A part that is on the board is a line here. */
const boardSources: readonly BoardSource[] = [
  { ...reviewPart, permission: 'see reviews', by: 'enrolment', load: async (tx, _caller, on, academy) => await loadReviews(tx, academy, on) },
  { ...supervisionPart, permission: 'see supervision', by: 'person', load: async (tx, caller, on) => supervisionValues(await listSupervised(tx, caller, on), on) },
  { ...daysPart, permission: 'see academy', by: 'person', load: async (tx, _caller, on) => daysValues(groupBy(await listPlaces(tx), ({ personId }) => personId), new Map((await listAcademyDays(tx)).map((day) => [day.id, day])), on) },
  { ...evidencePart, permission: 'see portfolios', by: 'enrolment', load: async (tx, _caller, on) => new Map([...(await listCoverage(tx, on))].map(([id, coverage]) => [id, evidenceValues(coverage)])) },
  { ...agreedPart, permission: 'see caseloads', by: 'person', load: async (tx, caller, on) => agreedValues((await loadAgreed(tx, (await loadScopedWorkforce(tx, caller)).record, on))?.rows ?? []) },
]

/** Everybody whom the caller reaches on a programme, with the columns of the parts that the caller may see. */
export async function loadBoard({ tx, caller, today: on }: Pick<RouteRequest, 'tx' | 'caller' | 'today'>, sources = boardSources): Promise<{ academy: Academy; rows: BoardRow[]; parts: readonly BoardPart[] }> {
  const academy = await loadAcademy(tx, on)
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((team) => [team.id, team.name]))
  const placed = await tx.selectFrom('assignment').select(['person_id', 'team_id']).where('started_on', '<=', on).where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', on)])).execute()
  const teamOf = new Map(placed.map((row) => [row.person_id, row.team_id]))
  const notes = new Map((await tx.selectFrom('enrolment_note').select(['enrolment_id', 'note']).execute()).map((row) => [row.enrolment_id, row.note]))
  const parts = sources.filter(({ permission }) => mayDo(caller.roles, permission))
  const added: { by: BoardSource['by']; values: ReadonlyMap<number, BoardValues> }[] = []
  for (const part of parts) added.push({ by: part.by, values: await part.load(tx, caller, on, academy) })
  const name = (id: number | null): string | null => (id === null ? null : academy.nameOf(id))
  return {
    academy,
    parts,
    rows: academy.runs.map(({ run, cohort, overview }) => ({
      enrolmentId: run.id, personId: run.personId, name: academy.nameOf(run.personId), cohort: cohort.name, team: teams.get(teamOf.get(run.personId) ?? run.teamId ?? 0) ?? '',
      pattern: patternOf(run.hours, on), overview, mentor: name(overview.with('mentor')), manager: name(overview.with('line-manager')), lead: name(overview.with('practice-lead')),
      probationEndsOn: run.probationEndsOn, note: notes.get(run.id) ?? '', more: Object.assign({}, ...added.map(({ by, values }) => values.get(by === 'person' ? run.personId : run.id) ?? {})) as BoardValues,
    })),
  }
}

/** The next review of everybody whose programme runs, from what was booked and held. */
async function loadReviews(tx: Tx, academy: Academy, on: Day): Promise<ReadonlyMap<number, BoardValues>> {
  const open = academy.runs.filter(({ run, overview }) => !isEnded(overview.state) && run.events.some((event) => event.kind === 'started' && event.onDay <= on))
  const rows = groupBy(await listReviewRows(tx, open.map(({ run }) => run.id)), (row) => row.enrolment_id)
  return new Map(open.map(({ run, overview }) => {
    const held = (rows.get(run.id) ?? []).map((row) => ({ id: row.id, point: row.point, bookedOn: row.booked_on, heldOn: row.held_on, dueWhenHeld: row.due_when_held, participants: participantsOf(row), signed: [] }))
    const points = reviewLines({ reviews: overview.schedule.reviews, participants: NOBODY, pauses: run.pauses, endedOn: null }, held, on)
    // of a run of which no review is recorded here, what is past may well have been held
    return [run.id, reviewValues(overview.hasReviews ? points : points.filter(({ until }) => until >= on))]
  }))
}

const NOBODY = { nqsw: { personId: 0, name: '' }, manager: null, assessor: null }

/** ", 0.6" where hours are below full time. */
function patternOf(hours: readonly { from: Day; fte: number }[], on: Day): string {
  const fte = hours.findLast((step, index) => index === 0 || step.from <= on)?.fte ?? 1
  return fte === 1 ? '' : `, ${fte}`
}
