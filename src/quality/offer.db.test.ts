import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { day } from '../time/day.ts'
import { listOfferFacts } from './queries.ts'

let world: TestProgramme
beforeAll(async () => {
  world = await aProgramme()
})
afterAll(() => world.fresh.drop())

const facts = async (on: string) => (await world.as(world.tokens.coordinator, (tx) => listOfferFacts(tx, day(on))))[0]

test('reviews and academy days come from what was recorded; what was not is not counted as missing', async () => {
  const { owner } = world.fresh
  expect(await facts('2027-01-15')).toMatchObject({ hasMentor: true, reviewsOverdue: null, daysAttended: null })
  const review = 'insert into review (authority_id, enrolment_id, person_id, point, title, nqsw_name, booked_on, changed_by) values ($1, $2, $3, $4, $4, $4, $5, $4)'
  await owner.query(review, [world.authorityId, world.enrolmentId, world.people.nqsw, '3-month', '2026-11-30'])
  expect((await facts('2026-11-30'))?.reviewsOverdue).toBe(0)
  expect((await facts('2027-01-15'))?.reviewsOverdue).toBe(1)
  await owner.query("update review set held_on = '2026-11-30', due_when_held = '2026-11-30', facts = '[]', is_on_track = true")
  expect((await facts('2027-01-15'))?.reviewsOverdue).toBe(0)
  for (const [on, mark] of [['2026-10-05', 'attended'], ['2026-11-02', 'absent'], ['2026-12-07', null]] as const) {
    const { rows } = await owner.query<{ id: number }>("insert into academy_day (authority_id, title, on_day, starts_at, ends_at, mode, changed_by) values ($1, 'Law', $2, '09:30', '16:00', 'in-the-room', 'x') returning id", [world.authorityId, on])
    await owner.query("insert into academy_day_place (authority_id, academy_day_id, person_id, mark, changed_by) values ($1, $2, $3, $4, 'x')", [world.authorityId, rows[0]?.id, world.people.nqsw, mark])
  }
  expect((await facts('2027-01-15'))?.daysAttended).toEqual({ n: 1, of: 2 })
})
