import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import { findEarlierForecast, findNewestRun } from './queries.ts'
import type { Forecast } from './rules/forecast.ts'
import { packFacts } from './rules/pack-facts.ts'

/** Saves what is known on the day beside the newest forecast and the newest search, to be decided on by somebody else (C104). */
export async function savePack(tx: Tx, caller: Caller, record: Workforce): Promise<{ kind: 'saved'; id: number } | { kind: 'no-forecast' }> {
  const forecast = await findNewestRun(tx, 'forecast')
  if (forecast === null || forecast.result === null) return { kind: 'no-forecast' }
  const intakes = await findNewestRun(tx, 'intakes')
  const earlier = await findEarlierForecast(tx, forecast.on)
  const facts = packFacts(record, forecast.on, forecast.inputs.scenario, forecast.result as Forecast, earlier === null ? null : { runId: earlier.id, forecast: earlier.result as Forecast })
  const { id } = await tx
    .insertInto('outlook_pack')
    .values({ authority_id: caller.authority.id, forecast_run_id: forecast.id, intakes_run_id: intakes?.id ?? null, facts: JSON.stringify(facts), author: caller.actor, author_user: caller.user?.id ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'pack-saved', subjectType: 'outlook_pack', subjectId: id, detail: { forecastRun: forecast.id, intakesRun: intakes?.id ?? null } })
  return { kind: 'saved', id }
}

/** Records what was decided on a pack: once, and never by its author. */
export async function decidePack(tx: Tx, caller: Caller, input: { packId: number; offers: number; reason: string; nextReviewOn: Day | null }): Promise<{ kind: 'decided' | 'gone' | 'own' | 'decided-already' }> {
  const pack = await tx.selectFrom('outlook_pack').select(['author_user', 'author']).where('id', '=', input.packId).executeTakeFirst()
  if (!pack) return { kind: 'gone' }
  if (pack.author_user === (caller.user?.id ?? null)) return { kind: 'own' }
  const added = await tx
    .insertInto('outlook_decision')
    .values({ pack_id: input.packId, authority_id: caller.authority.id, offers: input.offers, reason: input.reason, next_review_on: input.nextReviewOn, decided_by: caller.actor, decided_by_user: caller.user?.id ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('pack_id')
    .executeTakeFirst()
  if (!added) return { kind: 'decided-already' }
  await audit(tx, caller, { action: 'pack-decided', subjectType: 'outlook_pack', subjectId: input.packId, detail: { offers: input.offers, reason: input.reason, nextReviewOn: input.nextReviewOn } })
  return { kind: 'decided' }
}
