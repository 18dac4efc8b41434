import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** Who works in a team on a day, with what was last counted of them. */
export async function listWorkersToCount(tx: Tx, teamId: number, on: Day): Promise<WorkerToCount[]> {
  const { rows } = await sql<WorkerToCount>`
    select p.id as "personId", coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), p.registration_number, p.staff_number, 'Person ' || p.id) as name,
           p.registration_number as "registrationNumber", p.staff_number as "staffNumber", min(c.children) as children, min(c.families) as families, min(c.on_day) as "countedOn"
      from person p
      left join lateral (select children, families, on_day from caseload_count where person_id = p.id and retracted_at is null and on_day <= ${on}::date order by on_day desc limit 1) c on true
     where (p.registration_number is not null or p.staff_number is not null)
       and exists (select from assignment a where a.person_id = p.id and a.team_id = ${teamId} and a.started_on <= ${on}::date and (a.ended_on is null or a.ended_on >= ${on}::date))
     group by p.id order by 2`.execute(tx)
  return rows
}

/** What is counted of everybody else on the day: it stands in the new count too, because a count takes the place of the day's. */
export async function listOtherCounts(tx: Tx, on: Day, personIds: readonly number[]): Promise<OtherCount[]> {
  const { rows } = await sql<OtherCount>`
    select h.name, h.registration_number as "registrationNumber", h.staff_number as "staffNumber", h.email, coalesce(t.name, h.team) as team, c.children, c.families
      from caseload_count c join case_holder h on h.id = c.holder_id left join team t on t.id = c.team_id
     where c.retracted_at is null and c.on_day = ${on}::date and (c.person_id is null or c.person_id <> all (${personIds}::integer[])) order by h.holder_key`.execute(tx)
  return rows
}

export type WorkerToCount = { personId: number; name: string; registrationNumber: string | null; staffNumber: string | null; children: number | null; families: number | null; countedOn: Day | null }
export type OtherCount = { name: string | null; registrationNumber: string | null; staffNumber: string | null; email: string | null; team: string | null; children: number; families: number | null }
