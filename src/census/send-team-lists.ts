import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findBuiltReturn } from './queries.ts'
import { isSameList, readTeamList, teamLists } from './rules/team-lists.ts'

/** Sends each team's list to its manager. A list that says the same as before stays as it is, confirmed or not; a changed one is asked for again. */
export async function sendTeamLists(tx: Tx, caller: Caller, year: number): Promise<{ sent: number; same: number }> {
  const built = await findBuiltReturn(tx, year)
  const held = new Map((await tx.selectFrom('team_list').selectAll().where('year', '=', year).forUpdate().execute()).map((row) => [row.team_id, row]))
  const lists = teamLists(built.rows, built.record.people, built.record.teams, year)
  // A team that nobody is left in keeps its list, empty, so that its manager sees that it is.
  const emptied = [...held.keys()].filter((teamId) => !lists.some((list) => list.teamId === teamId)).map((teamId) => ({ teamId, people: [] }))
  let sent = 0
  let same = 0
  for (const { teamId, people } of [...lists, ...emptied]) {
    const before = held.get(teamId)
    if (before && isSameList(readTeamList(before.people), people)) {
      same += 1
      continue
    }
    sent += 1
    await tx
      .insertInto('team_list')
      .values({ authority_id: caller.authority.id, year, team_id: teamId, people: JSON.stringify(people), sent_by: caller.actor, confirmed_by: null, confirmed_at: null })
      .onConflict((conflict) =>
        conflict.columns(['authority_id', 'year', 'team_id']).doUpdateSet({ people: JSON.stringify(people), sent_by: caller.actor, sent_at: sql`now()`, confirmed_by: null, confirmed_at: null, version: sql`team_list.version + 1` }),
      )
      .execute()
  }
  await audit(tx, caller, { action: 'census-lists-sent', subjectType: 'census-return', subjectId: year, detail: { sent, same } })
  return { sent, same }
}
