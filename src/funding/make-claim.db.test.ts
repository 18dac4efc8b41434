import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureProgrammes } from '../academy/ensure-programmes.ts'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { day } from '../time/day.ts'
import { decideFunding } from './decide-funding.ts'
import { makeClaim } from './make-claim.ts'
import { listClaims, listFunding } from './queries.ts'
import { recordReceipts } from './record-receipt.ts'

let council: TestCouncil
const ON = day('2026-10-01')

beforeAll(async () => {
  council = await beginCouncil()
  await council.as(async (tx, caller) => {
    await ensureProgrammes(tx, caller)
  })
  await council.owner.query(`
    insert into person (authority_id, registration_number) select 1, 'SW' || n from generate_series(1, 3) n;
    insert into cohort (authority_id, name, programme_id) select 1, 'Autumn', id from programme where code = 'asye';
    insert into enrolment (authority_id, person_id, cohort_id, programme_version_id, planned_start) select 1, p.id, c.id, v.id, '2026-09-07'
      from person p, cohort c join programme_version v on v.programme_id = c.programme_id;
    insert into enrolment_event (authority_id, enrolment_id, person_id, kind, on_day, actor) select 1, id, person_id, 'started', '2026-09-07', 'test' from enrolment;`)
})
afterAll(() => council.drop())

test('a decision is dated, kept when it changes, and refused where it changed meanwhile', async () => {
  const [row] = await council.as((tx) => listFunding(tx, ON))
  expect(row).toMatchObject({ decision: null, suggestion: { state: 'not-known' } })
  const decide = (state: 'eligible' | 'not-known', seen: number) => council.as((tx, caller) => decideFunding(tx, caller, { enrolmentId: row?.enrolmentId ?? 0, state, reason: 'seen the award', on: ON, seen }))
  expect(await decide('not-known', 0)).toBe('decided')
  expect(await decide('eligible', 0)).toBe('changed-meanwhile')
  const first = (await council.as((tx) => listFunding(tx, ON)))[0]?.decision?.id ?? 0
  expect(await decide('eligible', first)).toBe('decided')
  expect((await council.owner.query('select state, retracted_at is null as in_force from funding_decision order by id')).rows).toEqual([{ state: 'not-known', in_force: false }, { state: 'eligible', in_force: true }])
})

test('two who make the same claim at once: one makes it, the other is told that nothing is due', async () => {
  const enrolmentIds = (await council.as((tx) => listFunding(tx, ON))).map((row) => row.enrolmentId)
  const make = () => council.as((tx, caller) => makeClaim(tx, caller, { payment: 'registration', enrolmentIds, on: ON }))
  expect((await Promise.all([make(), make()])).map((made) => made.kind).sort()).toEqual(['made', 'nothing-due'])
  expect(await council.as((tx) => listClaims(tx))).toMatchObject([{ payment: 'registration', pounds: 1000, receivedPounds: null }])
  expect((await council.owner.query('select count(*)::integer as n from funding_batch')).rows).toEqual([{ n: 1 }])
})

test('what came is recorded once from what was read', async () => {
  const [claim] = await council.as((tx) => listClaims(tx))
  const receipt = { claimId: claim?.id ?? 0, version: claim?.version ?? 0, pounds: 400, on: ON }
  expect(await council.as((tx, caller) => recordReceipts(tx, caller, [receipt]))).toEqual({ recorded: 1, stale: [] })
  expect(await council.as((tx, caller) => recordReceipts(tx, caller, [{ ...receipt, pounds: 1000 }]))).toEqual({ recorded: 0, stale: [claim?.id] })
  expect(await council.as((tx) => listClaims(tx))).toMatchObject([{ receivedPounds: 400, receivedOn: ON }])
})
