import type { Client } from 'pg'
import { isRole, roleLabels } from '../src/access/rules/policy.ts'

/** The accounts of the demonstration as the sign-in page offers them, in the order in which they were made. */
export async function listPersonas(owner: Client): Promise<{ email: string; label: string }[]> {
  const { rows } = await owner.query<{ email: string; name: string; role: string; place: string | null }>(`
    select u.email, u.name, r.role, coalesce(t.name, s.name) as place
      from app_user u
      join authority a on a.id = u.authority_id and a.is_demo
      join role_assignment r on r.user_id = u.id
      left join team t on t.id = r.team_id
      left join service s on s.id = r.service_id
     order by u.id`)
  return rows.map(({ email, name, role, place }) => ({ email, label: `${isRole(role) ? roleLabels[role] : role}${place === null ? '' : `, ${place}`}: ${name}` }))
}
