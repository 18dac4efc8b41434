import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import type { FoldedPost } from './rules/fold-establishment.ts'
import type { PlacePlan } from './rules/plan-places.ts'
import type { PostPlan } from './rules/plan-posts.ts'

/** Makes the services and teams that files name, and puts teams in the service that the latest source says. */
export async function writePlaces(tx: Tx, caller: Caller, plan: PlacePlan): Promise<void> {
  const authority = caller.authority.id
  if (plan.newServices.length > 0) {
    await tx.insertInto('service').values(plan.newServices.map((name) => ({ authority_id: authority, name, from_file: true }))).execute()
  }
  const services = new Map((await tx.selectFrom('service').select(['id', 'name']).execute()).map((row) => [row.name.toLowerCase(), row.id]))
  const idOf = (name: string | null): number | null => (name === null ? null : (services.get(name.toLowerCase()) ?? null))
  if (plan.newTeams.length > 0) {
    await tx.insertInto('team').values(plan.newTeams.map((team) => ({ authority_id: authority, name: team.name, service_id: idOf(team.service), opened_on: null, closed_on: null, from_file: true }))).execute()
  }
  for (const team of plan.movedTeams) await tx.updateTable('team').set({ service_id: idOf(team.service) }).where('id', '=', team.id).execute()
}

/** Takes back teams and services that only a file had named, once nothing points to them any more. */
export async function removePlaces(tx: Tx, plan: PlacePlan): Promise<void> {
  if (plan.goneTeams.length > 0) {
    await sql`delete from team t where t.id = any (${plan.goneTeams}::integer[]) and t.from_file
      and not exists (select from assignment a where a.team_id = t.id) and not exists (select from post_period p where p.team_id = t.id)
      and not exists (select from role_assignment r where r.team_id = t.id) and not exists (select from allocation l where l.team_id = t.id)
      and not exists (select from caseload_count c where c.team_id = t.id) and not exists (select from expected e where e.team_id = t.id)`.execute(tx)
  }
  if (plan.goneServices.length > 0) {
    await sql`delete from service s where s.id = any (${plan.goneServices}::integer[]) and s.from_file
      and not exists (select from team t where t.service_id = s.id) and not exists (select from role_assignment r where r.service_id = s.id)`.execute(tx)
  }
}

/** Writes posts and their periods; a post that files no longer name is removed with `removePosts`, once no assignment points to it. */
export async function writePosts(tx: Tx, caller: Caller, plan: PostPlan): Promise<void> {
  const authority = caller.authority.id
  const written: { id: number; post: FoldedPost }[] = [...plan.rewritten]
  if (plan.created.length > 0) {
    const rows = await tx.insertInto('post').values(plan.created.map((post) => ({ authority_id: authority, kind: post.kind, position_number: post.positionNumber, from_file: true }))).returning(['id', 'position_number']).execute()
    const ids = new Map(rows.map((row) => [row.position_number, row.id]))
    written.push(...plan.created.map((post) => ({ id: ids.get(post.positionNumber) ?? 0, post })))
  }
  if (written.length === 0) return
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((row) => [row.name.toLowerCase(), row.id]))
  await tx.deleteFrom('post_period').where('post_id', 'in', written.map(({ id }) => id)).execute()
  const periods = written.flatMap(({ id, post }) => post.periods.map(({ team, service: _, ...period }) => ({ ...period, postId: id, teamId: team === null ? null : (teams.get(team.toLowerCase()) ?? null) })))
  await sql`
    insert into post_period (authority_id, post_id, team_id, title, grade, dfe_role, funded_fte, cost_code, funding_source, funding_ends_on, stage, started_on, ended_on)
    select ${authority}::integer, r."postId", r."teamId", r.title, r.grade, r."dfeRole", r."fundedFte", r."costCode", r."fundingSource", r."fundingEndsOn", r.stage, r."startedOn", r."endedOn"
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as r ("postId" integer, "teamId" integer, title text, grade text, "dfeRole" integer, "fundedFte" numeric, "costCode" text,
      "fundingSource" text, "fundingEndsOn" date, stage text, "startedOn" date, "endedOn" date)`.execute(tx)
  if (plan.rewritten.length > 0) {
    await sql`update post set version = version + 1 where id = any (${plan.rewritten.map(({ id }) => id)}::integer[])`.execute(tx)
  }
}

export async function removePosts(tx: Tx, plan: PostPlan): Promise<void> {
  if (plan.removed.length > 0) await tx.deleteFrom('post').where('id', 'in', plan.removed).execute()
}
