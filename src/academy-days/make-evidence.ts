import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { formatDay } from '../time/day.ts'
import { timesOf, type AcademyDay } from './rules/academy-day.ts'

/** Claims the one item that a person may make of a day; of two at once the second is told. */
export async function claimDay(tx: Tx, caller: Caller, dayId: number): Promise<boolean> {
  const claimed = await tx
    .insertInto('academy_day_evidence').values({ academy_day_id: dayId, person_id: caller.user?.personId ?? 0, authority_id: caller.authority.id, evidence_id: null })
    .onConflict((conflict) => conflict.columns(['academy_day_id', 'person_id']).doUpdateSet({ evidence_id: null }).where('academy_day_evidence.evidence_id', 'is', null))
    .returning('academy_day_id').execute()
  return claimed.length > 0
}

/** Says which item of evidence the caller's day became. */
export async function noteDayEvidence(tx: Tx, caller: Caller, dayId: number, evidenceId: number): Promise<void> {
  await tx.updateTable('academy_day_evidence').set({ evidence_id: evidenceId }).where('academy_day_id', '=', dayId).where('person_id', '=', caller.user?.personId ?? 0).execute()
  await audit(tx, caller, { action: 'academy-day-to-evidence', subjectType: 'person', subjectId: caller.user?.personId ?? 0, detail: { day: dayId } })
}

/** What the draft begins with: what the day was, and the question that its owner answers. */
export function draftOf(day: AcademyDay, howCaughtUp: string | null): { title: string; says: string } {
  const first = howCaughtUp === null ? `I took part in the academy day “${day.title}” on ${formatDay(day.onDay)}, ${timesOf(day)}.` : `I caught up with the academy day “${day.title}” of ${formatDay(day.onDay)}: ${howCaughtUp}`
  return { title: `Academy day: ${day.title}`.slice(0, 200), says: `${first}\n\nWhat I take from it for my practice:\n` }
}
