import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { RetentionDefinition, Share } from './rules/outcomes.ts'

/** Keeps a figure as it was published. A correction supersedes the one before and says why; both stay (C202). Of two corrections of one figure the second is told. */
export async function recordFigure(tx: Tx, caller: Caller, input: FigureInput): Promise<'recorded' | 'superseded-already' | 'no-reason' | 'not-found'> {
  if (input.supersedesId !== null) {
    if (input.reason === '') return 'no-reason'
    const [before] = await tx.selectFrom('academy_figure').select('id').where('id', '=', input.supersedesId).execute()
    if (!before) return 'not-found'
  }
  const [added] = await tx
    .insertInto('academy_figure')
    .values({
      authority_id: caller.authority.id, measure: input.measure, cohort_id: null, said: input.said, n: input.share.n, total: input.share.N, definition: JSON.stringify(input.definition), as_at: input.asAt, published_on: input.publishedOn,
      published_where: input.publishedWhere, supersedes_id: input.supersedesId, reason: input.supersedesId === null ? '' : input.reason, recorded_by: caller.actor,
    })
    .onConflict((conflict) => conflict.column('supersedes_id').doNothing())
    .returning('id')
    .execute()
  if (!added) return 'superseded-already'
  await audit(tx, caller, { action: input.supersedesId === null ? 'figure-published' : 'figure-corrected', subjectType: 'academy_figure', subjectId: added.id, detail: { said: input.said, n: input.share.n, of: input.share.N, supersedes: input.supersedesId } })
  return 'recorded'
}

export type FigureInput = { measure: string; said: string; share: Pick<Share, 'n' | 'N'>; definition: RetentionDefinition; asAt: Day; publishedOn: Day; publishedWhere: string; supersedesId: number | null; reason: string }
