import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { aPlace, aPost, aSpell, buildRecord } from '../testing/build-record.ts'
import { chooseDay } from './choose-day.ts'
import { timelineOf } from './timeline.ts'

test('a timeline has work, posts, absences and leaving, newest first, and no reason for being away', () => {
  const record = buildRecord({
    teams: [{ id: 1, serviceId: null, name: 'Families 1', openedOn: null, closedOn: null }], posts: [aPost(1)],
    employments: [aSpell(1, '2022-09-05', { startOrigin: 1, endedOn: day('2026-03-31'), leavingReason: 1, leaverDestination: 1 }), aSpell(2, '2020-01-01')],
    assignments: [aPlace(1, '2022-09-05', { postId: 1, teamId: 1, title: 'Social worker', grade: 'G9', fte: 0.8 })],
  })
  const timeline = timelineOf(record, 1, [{ personId: 1, startedOn: day('2025-02-03'), endedOn: day('2025-02-03'), category: 'SIC', workingDays: 1, source: 'HR' }])
  expect(timeline.map((entry) => [entry.on, entry.what, entry.detail])).toEqual([
    ['2026-03-31', 'Left; first day away 1 Apr 2026', 'Resignation; Social worker role in a different LA in England'],
    ['2025-02-03', 'Away', '1 working day'],
    ['2022-09-05', 'Joined', 'Newly qualified social worker'],
    ['2022-09-05', 'Social worker, G9, Families 1, P1', 'permanent, 0.8 FTE'],
  ])
  expect(JSON.stringify(timeline)).not.toContain('SIC')
})

test('the day of a page: as asked, else the last day of the record, with a sentence where it is none', () => {
  const dataDay = day('2026-10-31')
  expect(chooseDay(undefined, dataDay)).toEqual({ on: dataDay, text: '', problem: null })
  expect(chooseDay('30/9/2025', dataDay).on).toBe('2025-09-30')
  expect(chooseDay('banana', dataDay)).toMatchObject({ on: dataDay, text: 'banana', problem: expect.stringContaining('must be a date') })
})
