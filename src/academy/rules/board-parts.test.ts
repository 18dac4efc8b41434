import { expect, it } from 'vitest'
import { day, type Day } from '../../time/day.ts'
import { agreedValues, evidenceValues, reviewValues, supervisionValues } from './board-parts.ts'

const session = (plannedOn: Day, heldOn: Day | null, kind: 'reflective' | 'management' | 'case-mapping' = 'reflective') => ({
  id: 1, personId: 7, supervisorId: 8, kind, gathering: 'individual' as const, plannedOn, plannedAt: '10:00', place: '', state: heldOn === null ? ('planned' as const) : ('held' as const),
  heldOn, minutes: 60, cancelReason: null, recordedOn: heldOn ?? plannedOn, version: 1, answer: null, isReopened: false,
})

it('says of the last eight weeks what was held of what was due, without days away', () => {
  const person = {
    personId: 7,
    stretches: [{ from: day('2026-01-05'), until: null, everyDays: 14, why: 'fortnightly' }],
    // ten days away: 46 days at work of 56, three sessions of fourteen days
    away: [{ from: day('2026-10-01'), until: day('2026-10-10') }],
    sessions: [session(day('2026-09-20'), day('2026-09-20')), session(day('2026-10-20'), day('2026-10-22')), session(day('2026-11-03'), day('2026-11-03'), 'management'), session(day('2026-11-10'), null)],
    lastMapping: day('2026-11-04'),
  }
  expect(supervisionValues([person], day('2026-11-16')).get(7)).toEqual({ supervision: '2 of 3, 1 reflective', mapping: '2026-11-04' })
})

it('says how many children are held and agreed, and by how many it is over', () => {
  const agreed = (children: number | null) => ({ children, why: '' })
  const values = agreedValues([
    { personId: 1, held: 9, agreed: agreed(10), difference: -1 },
    { personId: 2, held: 12, agreed: agreed(10), difference: 2 },
    { personId: 3, held: 4, agreed: agreed(null), difference: null },
  ])
  expect([1, 2, 3].map((id) => values.get(id)?.['agreed'])).toEqual(['9 of 10', '12 of 10, over by 2', '4, none agreed'])
})

it('names the next review that is not held, and leaves out what is only offered', () => {
  const point = (key: string, due: Day, more: object) => ({ point: key, title: `Review at ${key}`, due, from: due, until: due, isOptional: false, isFinal: false, reviewId: null, isHeld: false, isBooked: false, state: { kind: 'later' as const, words: 'Due in 60 days' }, ...more })
  const points = [
    point('6 months', day('2026-08-31'), { isHeld: true, state: { kind: 'signed', words: 'Signed by all' } }), point('9 months', day('2026-11-30'), { isOptional: true, state: { kind: 'not-due', words: 'Optional' } }),
    point('12 months', day('2027-02-26'), {}),
  ]
  expect(reviewValues(points)).toEqual({ review: 'Review at 12 months', reviewOn: '2027-02-26' })
  expect(reviewValues([point('6 months', day('2026-08-31'), { state: { kind: 'overdue', words: 'Overdue 98 days' } })])).toEqual({ review: 'Review at 6 months: overdue 98 days', reviewOn: '2026-08-31' })
  expect(reviewValues([point('6 months', day('2026-08-31'), { state: { kind: 'booked', words: 'Booked for 31 Aug 2026' } })])).toEqual({ review: 'Review at 6 months, booked', reviewOn: '2026-08-31' })
  expect(reviewValues(points.slice(0, 2))).toEqual({})
})

it('says each kind of evidence of the number asked for, and how many minima are reached', () => {
  const line = (key: string, have: number, of: number) => ({ key, label: '', short: ['', ''] as const, have, of, waiting: 0, left: Math.max(0, of - have), said: null })
  expect(evidenceValues({ lines: [line('observations', 1, 3), line('child', 4, 3), line('reports', 3, 3)] })).toEqual({ evidence: '2 of 3', observations: '1/3', child: '4/3', reports: '3/3' })
})
