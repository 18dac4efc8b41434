import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** Gives the caller's answers, once. No entry of the audit says who answered: the list of who has is kept apart from the answers. */
export async function answerQuestionnaire(tx: Tx, id: number, answers: Readonly<Record<string, string>>, on: Day): Promise<'given' | 'not-open'> {
  const { rows } = await sql<{ given: boolean }>`select access.answer_questionnaire(${id}, ${JSON.stringify(answers)}::jsonb, ${on}) as given`.execute(tx)
  return rows[0]?.given === true ? 'given' : 'not-open'
}
