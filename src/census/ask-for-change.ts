import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { readTeamList } from './rules/team-lists.ts'
import { saved } from './stale.ts'

/** "This is wrong": what a manager says of a row of the own list, or of somebody who is missing from it. It waits for the data officer's answer. */
export async function askForChange(tx: Tx, caller: Caller, input: ChangeInput): Promise<typeof saved | { kind: 'not-found' }> {
  const list = await tx.selectFrom('team_list').select(['id', 'people']).where('year', '=', input.year).where('team_id', '=', input.teamId).executeTakeFirst()
  if (!list) return { kind: 'not-found' }
  const row = input.employmentId === null ? null : readTeamList(list.people).find((one) => one.employmentId === input.employmentId)
  if (row === undefined) return { kind: 'not-found' }
  const who = row === null ? 'Somebody who is not on the list' : [row.name, row.registrationNumber].filter((part) => part !== null && part !== '').join(', ')
  const { id } = await tx
    .insertInto('team_list_change')
    .values({
      authority_id: caller.authority.id, team_list_id: list.id, team_id: input.teamId, employment_id: input.employmentId, who, says: input.says, asked_by: caller.actor,
      answer: null, answered_by: null, answered_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'census-change-asked', subjectType: 'team', subjectId: input.teamId, detail: { year: input.year, change: id, employment: input.employmentId } })
  return saved
}

export type ChangeInput = { year: number; teamId: number; employmentId: number | null; says: string }
