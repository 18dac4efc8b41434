import { describe, expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { partsOf, waitingFor, type Participants } from './parties.ts'
import { reviewState, stateRank, type ReviewDates } from './review-state.ts'

const participants: Participants = { nqsw: { personId: 1, name: 'Wren Tansy' }, manager: { personId: 2, name: 'Ash Bramble' }, assessor: { personId: 3, name: 'Fern Sallow' } }
const due = day('2026-11-30')
const plain: ReviewDates = { due, window: { from: day('2026-11-16'), until: day('2026-12-14') }, bookedOn: null, heldOn: null, signed: [], participants, pauses: [] }
const on = (text: string, change: Partial<ReviewDates> = {}) => reviewState({ ...plain, ...change }, day(text))

describe('a review says in words how it stands', () => {
  test.each<[string, string, Partial<ReviewDates>, string, string]>([
    ['far ahead', '2026-09-01', {}, 'later', 'Due in 90 days'],
    ['soon', '2026-11-16', {}, 'due', 'Due in 14 days'],
    ['on the day', '2026-11-30', {}, 'due', 'Due today'],
    ['after the day, within the window', '2026-12-14', {}, 'due', 'Due 14 days ago, within its window'],
    ['after the window', '2026-12-15', {}, 'overdue', 'Overdue 15 days'],
    ['booked', '2026-11-16', { bookedOn: day('2026-11-24') }, 'booked', 'Booked for 24 Nov 2026'],
    ['booked and gone by', '2026-11-25', { bookedOn: day('2026-11-24') }, 'not-recorded', 'Booked for 24 Nov 2026: say whether it was held'],
    ['booked for a day in a pause', '2026-12-01', { bookedOn: day('2026-11-24'), pauses: [{ from: day('2026-11-20'), until: day('2026-11-26') }] }, 'book-again', 'Book again: 24 Nov 2026 fell into a pause'],
    ['paused today', '2026-12-20', { pauses: [{ from: day('2026-11-20'), until: null }] }, 'paused', 'Paused: the date moves with the pause'],
    ['held, nobody signed', '2026-12-01', { heldOn: day('2026-11-30') }, 'waiting', 'Held 30 Nov 2026, waiting for Wren Tansy, Ash Bramble and Fern Sallow to sign'],
    ['held, one missing', '2026-12-01', { heldOn: day('2026-11-30'), signed: ['assessor', 'nqsw'] }, 'waiting', 'Held 30 Nov 2026, waiting for Ash Bramble to sign'],
    ['signed by all', '2026-12-01', { heldOn: day('2026-11-30'), signed: ['assessor', 'nqsw', 'manager'] }, 'signed', 'Signed by all, held 30 Nov 2026'],
  ])('%s', (_, today, change, kind, words) => {
    expect(on(today, change)).toEqual({ kind, words })
  })

  test('what is overdue comes first, what is signed last', () => {
    const [overdue, waiting, signed] = [on('2027-01-10'), on('2026-12-01', { heldOn: due }), on('2026-12-01', { heldOn: due, signed: ['nqsw', 'manager', 'assessor'] })]
    expect([signed, waiting, overdue].sort((a, b) => stateRank(a) - stateRank(b))).toEqual([overdue, waiting, signed])
  })
})

test('a manager who also assesses is asked once', () => {
  const both: Participants = { ...participants, assessor: participants.manager }
  expect(partsOf(both, 2)).toEqual(['manager', 'assessor'])
  expect(waitingFor(both, ['nqsw'])).toEqual(['Ash Bramble'])
  expect(partsOf(both, null)).toEqual([])
})

test('a part that nobody holds is said, not passed over', () => {
  expect(waitingFor({ ...participants, assessor: null }, ['nqsw', 'manager'])).toEqual(['the assessor, who is not named yet'])
})
