import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { listWaiting } from './list-waiting.ts'
import { mailPath } from './paths.ts'
import { writeDigest } from './rules/digest.ts'

/** Works out the caller's digest of a week and queues it, once; where nothing waits, there is none. `address`: where browsers find the service. */
export async function queueDigest(tx: Tx, caller: Caller, week: Day, on: Day, address: string): Promise<'queued' | 'nothing-waits' | 'already-there'> {
  if (caller.user === null) return 'nothing-waits'
  const digest = writeDigest({ week, council: caller.authority.name, lines: await listWaiting(tx, caller, on), address, choicePath: mailPath })
  if (digest === null) return 'nothing-waits'
  const added = await tx
    .insertInto('mail_message')
    .values({ authority_id: caller.authority.id, user_id: caller.user.id, week, subject: digest.subject, body: digest.body })
    .onConflict((conflict) => conflict.columns(['user_id', 'week']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added ? 'queued' : 'already-there'
}
