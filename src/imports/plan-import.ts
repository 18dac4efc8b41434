import type { Tx } from '../access/begin.ts'
import { listPosts, loadStored } from '../workforce/queries.ts'
import { foldRecord } from '../workforce/rules/fold-record.ts'
import type { FoldedPerson } from '../workforce/rules/folded.ts'
import { isEmptyPlan, planRecord, type Places, type RecordPlan } from '../workforce/rules/plan-record.ts'
import { foldAbsences, type AbsencePlan, type FoldedAbsence } from './rules/fold-absences.ts'
import { foldEstablishment, fundedByTeam, type TeamFte } from './rules/fold-establishment.ts'
import { planPlaces, type PlacePlan } from './rules/plan-places.ts'
import { isEmptyPosts, planPosts, type PostPlan, type StoredPost } from './rules/plan-posts.ts'
import { absencesInForce, claimsInForce, establishmentInForce, listIdentityDecisions } from './sources-in-force.ts'
import { planAbsences } from './write-absences.ts'

/** What the record would change to if `candidate` were applied (or the files `without` taken back), read afresh each time. */
export async function planChange(tx: Tx, options: { candidate?: number; without?: readonly number[] }): Promise<ImportPlan> {
  const { claims, sources } = await claimsInForce(tx, options)
  const files = await establishmentInForce(tx, options)
  const foldedAbsences = foldAbsences(await absencesInForce(tx, options))
  const folded = foldRecord(claims, sources, await listIdentityDecisions(tx))
  const foldedPosts = foldEstablishment(files)
  const teams = (await tx.selectFrom('team').selectAll().execute()).map((row) => ({ id: row.id, serviceId: row.service_id, name: row.name, openedOn: row.opened_on, closedOn: row.closed_on, fromFile: row.from_file }))
  const services = (await tx.selectFrom('service').selectAll().execute()).map((row) => ({ id: row.id, name: row.name, sort: row.sort, fromFile: row.from_file }))
  const teamNames = new Map(teams.map((team) => [team.id, team.name]))
  const posts = planPosts(foldedPosts, await listStoredPosts(tx), (id) => teamNames.get(id) ?? null)
  const places = planPlaces(claims, foldedPosts, { teams, services })
  const latest = files.map((file) => file.asOf).sort().at(-1) ?? null
  return { folded, foldedAbsences, absences: await planAbsences(tx, foldedAbsences), places, posts, teams: latest === null ? [] : fundedByTeam(foldedPosts, latest), record: await planFolded(tx, folded, posts, places) }
}

/** The plan of the people's record alone, against the teams and posts that are stored now. */
export async function planFolded(tx: Tx, folded: readonly FoldedPerson[], posts: Pick<PostPlan, 'removed' | 'created'>, places?: PlacePlan): Promise<RecordPlan> {
  return planRecord(folded, await loadStored(tx), await findPlaces(tx, posts, places))
}

export function isEmptyImport(plan: ImportPlan): boolean {
  return isEmptyPlan(plan.record) && plan.absences.created.length + plan.absences.removed.length === 0 && isEmptyPosts(plan.posts) && plan.places.newTeams.length + plan.places.newServices.length + plan.places.movedTeams.length === 0
}

/** Teams and posts that would be made have ids below zero until they are. */
async function findPlaces(tx: Tx, posts: Pick<PostPlan, 'removed' | 'created'>, places?: PlacePlan): Promise<Places> {
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((row) => [row.name.toLowerCase(), row.id]))
  const numbers = new Map((await tx.selectFrom('post').select(['id', 'position_number']).execute()).filter((row) => !posts.removed.includes(row.id)).map((row) => [row.position_number.toLowerCase(), row.id]))
  for (const [index, team] of (places?.newTeams ?? []).entries()) if (!teams.has(team.name.toLowerCase())) teams.set(team.name.toLowerCase(), -1 - index)
  for (const [index, post] of posts.created.entries()) if (!numbers.has(post.positionNumber.toLowerCase())) numbers.set(post.positionNumber.toLowerCase(), -1 - index)
  return { teamId: (name) => teams.get(name.toLowerCase()), postId: (number) => numbers.get(number.toLowerCase()) }
}

async function listStoredPosts(tx: Tx): Promise<StoredPost[]> {
  const periods = new Map<number, StoredPost['periods'][number][]>()
  for (const period of await listPosts(tx)) periods.set(period.postId, [...(periods.get(period.postId) ?? []), period])
  const rows = await tx.selectFrom('post').select(['id', 'position_number', 'from_file']).orderBy('position_number').execute()
  return rows.map((row) => ({ id: row.id, positionNumber: row.position_number, fromFile: row.from_file, periods: periods.get(row.id) ?? [] }))
}

export type ImportPlan = {
  record: RecordPlan
  posts: PostPlan
  places: PlacePlan
  /** Funded FTE by team as at the newest establishment. */
  teams: TeamFte[]
  folded: readonly FoldedPerson[]
  absences: AbsencePlan
  foldedAbsences: readonly FoldedAbsence[]
}
