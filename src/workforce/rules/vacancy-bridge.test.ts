import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { aPlace, aPost, aSpell, buildRecord, seen } from '../testing/build-record.ts'
import { bridgeLines, vacancyBridge } from './vacancy-bridge.ts'

// Worked by hand. On 1 April: posts 1 to 5, held 1.0, 0.8, 1.0, 0, 1.0: vacant 0.2 + 1.0 = 1.2 (post 2 and 4).
// By 30 September person 1 left post 1 (+1.0), person 3 moved from post 3 to post 4 (out +1.0, in -1.0), post 6 is new (+1.0),
// post 5 ended with its holder leaving (-1.0 and +1.0), person 7 started in post 1 (-0.6), person 2 went up to 1.0 (hours -0.2).
// 1.2 + 2.0 leavers + 1.0 out - 1.0 in + 1.0 new - 1.0 deleted - 0.2 hours - 0.6 starters = 2.4: 0.4 in post 1, 1.0 in 3, 1.0 in 6.
const record = buildRecord({
  services: [{ id: 1, name: 'Families First', sort: 1 }],
  teams: [1, 2].map((id) => ({ id, serviceId: 1, name: `Families ${id}`, openedOn: null, closedOn: null })),
  posts: [
    aPost(1), aPost(2), aPost(3), aPost(4, { teamId: 2 }), aPost(5, { endedOn: day('2026-06-30') }), aPost(6, { teamId: 2, startedOn: day('2026-07-01') }),
  ],
  employments: [aSpell(1, '2020-01-01', { endedOn: day('2026-05-31') }), aSpell(2, '2020-01-01'), aSpell(3, '2020-01-01'), aSpell(5, '2020-01-01', { endedOn: day('2026-06-30') }), aSpell(7, '2026-08-01')],
  observations: [seen(1, '2026-01-01'), seen(2, '2026-01-01', { fte: 0.8 }), seen(2, '2026-06-01', { fte: 1 }), seen(3, '2026-01-01'), seen(5, '2026-01-01'), seen(7, '2026-08-01', { fte: 0.6 })],
  assignments: [
    aPlace(1, '2020-01-01', { postId: 1 }), aPlace(2, '2020-01-01', { postId: 2 }), aPlace(3, '2020-01-01', { postId: 3, endedOn: day('2026-04-30') }),
    aPlace(8, '2026-05-01', { postId: 4, personId: 3, employmentId: 3 }), aPlace(5, '2020-01-01', { postId: 5 }), aPlace(7, '2026-08-01', { postId: 1 }),
  ],
})
const [from, until] = [day('2026-04-01'), day('2026-09-30')]

test('the bridge of the whole council, line by line', () => {
  const [bridge] = vacancyBridge(record, from, until, 'council')
  expect(bridge).toMatchObject({ opening: { fte: 1.2, posts: 1 }, closing: { fte: 2.4, posts: 2 } })
  expect(bridgeLines(bridge!).map((line) => [line.kind, line.fte, line.posts])).toEqual([
    ['leavers', 2, 2], ['movers out', 1, 1], ['movers in', -1, -1], ['new posts', 1, 1], ['deleted posts', -1, -1], ['hours changed', -0.2, 0], ['starters', -0.6, -1],
  ])
})

test('by team, each line opens to its people and posts', () => {
  const bridges = vacancyBridge(record, from, until, 'team')
  expect(bridges.map((bridge) => [bridge.group.name, bridge.opening.fte, bridge.closing.fte])).toEqual([['Families 1', 0.2, 1.4], ['Families 2', 1, 1]])
  expect(bridges[1]?.entries.map((entry) => [entry.kind, entry.personId, entry.positionNumber, entry.fte])).toEqual([['movers in', 3, 'P4', -1], ['new posts', null, 'P6', 1]])
})
