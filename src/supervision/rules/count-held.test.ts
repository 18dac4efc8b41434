import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { shippedCadence, stretchesOf } from './cadence.ts'
import { countHeld, dueIn, isCounted, nextDue, totalHeld } from './count-held.ts'
import { standingOf, type Session } from './session.ts'
import { daysOfSeries } from './series.ts'

const programme = {
  startedOn: day('2025-09-01'), endedOn: null, label: 'ASYE',
  phases: [
    { name: 'first weeks', until: { unit: 'weeks' as const, count: 6 }, supervision: { every: 1, unit: 'weeks' as const } },
    { name: 'to month 6', until: { unit: 'months' as const, count: 6 }, supervision: { every: 2, unit: 'weeks' as const } },
    { name: 'to the end', until: { unit: 'months' as const, count: 12 }, supervision: { every: 1, unit: 'months' as const } },
  ],
}

test('a year of weekly, fortnightly and monthly supervision asks for 22 sessions, as the framework’s minimum: 6 + 10 + 6', () => {
  const stretches = stretchesOf({ group: 'social-worker', from: day('2025-09-01'), until: null, programme }, [])
  expect(stretches.map(({ from, until, everyDays }) => [from, until, everyDays])).toEqual([
    ['2025-09-01', '2025-10-12', 7], ['2025-10-13', '2026-02-28', 14], ['2026-03-01', '2026-08-31', 30], ['2026-09-01', null, 28],
  ])
  expect(dueIn({ from: day('2025-09-01'), until: day('2026-08-31') }, stretches, [])).toBe(22)
})

test('12 weeks of every four weeks are 3, and a week of absence takes the third away', () => {
  const stretches = stretchesOf({ group: 'senior', from: day('2024-01-01'), until: null, programme: null }, [])
  const window = { from: day('2026-08-25'), until: day('2026-11-16') }
  expect(dueIn(window, stretches, [])).toBe(3)
  expect(dueIn(window, stretches, [{ from: day('2026-10-01'), until: day('2026-10-07') }])).toBe(2)
  expect(dueIn(window, stretches, [{ from: day('2026-01-01'), until: null }])).toBe(0)
})

test('a cadence set later counts from its own day on', () => {
  const fortnightly = { ...shippedCadence, groups: { ...shippedCadence.groups, senior: { every: 2, unit: 'weeks' as const } } }
  const stretches = stretchesOf({ group: 'senior', from: day('2025-01-01'), until: null, programme: null }, [{ validFrom: day('2026-10-20'), cadence: fortnightly }])
  expect(dueIn({ from: day('2026-09-22'), until: day('2026-11-16') }, stretches, [])).toBe(3)
})

test('late by five working days counts, by six it does not; a bank holiday is no working day', () => {
  const held = (on: string) => isCounted(session({ plannedOn: day('2026-12-21'), state: 'held', heldOn: day(on) }))
  // after Monday 21 December: 22, 23, 24, then Christmas and the substitute for Boxing Day (28), then 29 and 30
  expect([held('2026-12-21'), held('2026-12-30'), held('2026-12-31')]).toEqual([true, true, false])
})

test('n counts both supervisors, leaves out group, mapping, the disputed and what was moved', () => {
  const on = day('2026-11-02')
  const sessions = [
    session({ id: 1, supervisorId: 2, state: 'held', heldOn: on }), session({ id: 2, supervisorId: 3, kind: 'management', state: 'held', heldOn: on }), session({ id: 3, kind: 'group', state: 'held', heldOn: on }),
    session({ id: 4, kind: 'case-mapping', state: 'held', heldOn: on }), session({ id: 5, state: 'held', heldOn: on, isReopened: true }), session({ id: 6, state: 'cancelled', cancelReason: 'moved' }), session({ id: 7, state: 'cancelled', cancelReason: 'urgent-work' }),
  ]
  const counted = countHeld({ from: day('2026-10-20'), until: day('2026-11-16') }, { stretches: stretchesOf({ group: 'senior', from: day('2024-01-01'), until: null, programme: null }, []), away: [], sessions })
  expect(counted).toMatchObject({ n: 2, of: 1, reflective: 1, group: 1, mappings: 1, cancelled: 1, late: 0 })
  expect(counted.rows.map(({ id }) => id)).toEqual([1, 2])
})

test('what is due next comes after the last that was held, moved by the days away', () => {
  const stretches = stretchesOf({ group: 'senior', from: day('2026-01-01'), until: null, programme: null }, [])
  expect(nextDue(day('2026-10-05'), { stretches, away: [] })).toBe('2026-11-02')
  expect(nextDue(day('2026-10-05'), { stretches, away: [{ from: day('2026-10-12'), until: day('2026-10-18') }] })).toBe('2026-11-09')
  const twice = [{ from: day('2026-10-12'), until: day('2026-10-18') }, { from: day('2026-10-14'), until: day('2026-10-18') }]
  expect(nextDue(day('2026-10-05'), { stretches, away: twice })).toBe('2026-11-09')
  expect(nextDue(null, { stretches, away: [] })).toBe('2026-01-29')
  expect(nextDue(day('2026-10-05'), { stretches, away: [{ from: day('2026-10-12'), until: null }] })).toBeNull()
})

test('over many people one person’s extra session hides nobody’s missing one', () => {
  expect(totalHeld([{ n: 5, of: 3 }, { n: 1, of: 3 }, { n: 0, of: 0 }])).toEqual({ held: 4, due: 6 })
})

test('silence of seven days counts as agreement; disagreement reopens', () => {
  const recorded = session({ state: 'held', heldOn: day('2026-11-02'), recordedOn: day('2026-11-02') })
  expect([day('2026-11-08'), day('2026-11-09')].map((on) => standingOf(recorded, on))).toEqual(['waiting', 'agreed'])
  expect(standingOf({ ...recorded, answer: 'agree' }, day('2026-11-03'))).toBe('agreed')
  expect(standingOf({ ...recorded, answer: 'not-held', isReopened: true }, day('2026-11-30'))).toBe('reopened')
  expect(standingOf(session({ plannedOn: day('2026-11-02') }), day('2026-11-03'))).toBe('not-recorded')
})

test('a series moves a weekend and a bank holiday to the working day after', () => {
  expect(daysOfSeries(day('2026-12-14'), { every: 2, unit: 'weeks' }, day('2027-01-31'))).toEqual(['2026-12-14', '2026-12-29', '2027-01-11', '2027-01-25'])
  expect(daysOfSeries(day('2027-01-31'), { every: 1, unit: 'months' }, day('2027-03-31'))).toEqual(['2027-02-01', '2027-03-01', '2027-03-31'])
})

function session(changes: Partial<Session>): Session {
  return {
    id: 1, personId: 1, supervisorId: 2, kind: 'reflective', gathering: null, plannedOn: day('2026-11-02'), plannedAt: '', place: '', state: 'planned', heldOn: null, minutes: null, cancelReason: null,
    recordedOn: day('2026-11-02'), version: 1, answer: null, isReopened: false, ...changes,
  }
}
