import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../../time/day.ts'
import { endedOn, extendedUntil, isEnded, leftOn, mayFollow, startedOn, stateOn, type EnrolmentEventKind } from './enrolment-state.ts'

const event = (kind: EnrolmentEventKind, onDay: string, untilDay: string | null = null, id = 1) => ({ id, kind, onDay: day(onDay), untilDay: untilDay === null ? null : day(untilDay), reason: null })
const states = (run: Parameters<typeof stateOn>[0], ...days: string[]) => days.map((text) => stateOn(run, day(text)))

test('a state is what has happened by the day', () => {
  const run = {
    events: [event('passed', '2027-09-20'), event('started', '2026-09-07'), event('registered', '2026-08-20'), event('ready-for-panel', '2027-09-01')],
    pauses: [{ from: day('2027-01-11'), until: day('2027-02-07') }],
  }
  expect(states(run, '2026-08-19', '2026-08-20', '2026-09-07', '2027-01-11', '2027-02-07', '2027-02-08', '2027-09-01', '2027-09-20')).toEqual([
    'planned', 'registered', 'active', 'paused', 'paused', 'active', 'ready-for-panel', 'passed',
  ])
  expect([startedOn(run), endedOn(run, day('2027-09-19')), endedOn(run, day('2027-09-20'))]).toEqual(['2026-09-07', null, '2027-09-20'])
})

test('whoever passed and left has passed; whoever left before has left, and coming back is no second state', () => {
  const passed = { events: [event('started', '2020-09-07'), event('passed', '2021-09-07'), event('left', '2022-01-31'), event('returned', '2023-01-09')], pauses: [] }
  expect(states(passed, '2022-02-01', '2023-02-01')).toEqual(['passed', 'passed'])
  expect([leftOn(passed, day('2022-06-01'))?.onDay, leftOn(passed, day('2023-06-01'))]).toEqual(['2022-01-31', null])
  const left = { events: [event('started', '2020-09-07'), event('left', '2021-02-01'), event('returned', '2022-02-01')], pauses: [] }
  expect(states(left, '2021-01-31', '2021-02-01', '2022-03-01')).toEqual(['active', 'left', 'left'])
})

test('deferral and extension say until when', () => {
  const run = { events: [event('started', '2026-09-07'), event('ready-for-panel', '2027-09-07'), event('deferred', '2027-09-14', '2027-12-01'), event('extended', '2027-12-08', '2028-03-07')], pauses: [] }
  expect(states(run, '2027-09-14', '2027-12-08')).toEqual(['deferred', 'extended'])
  expect([extendedUntil(run, day('2027-09-13')), extendedUntil(run, day('2027-10-01')), extendedUntil(run, day('2028-01-01'))]).toEqual([null, '2027-12-01', '2028-03-07'])
})

test('what cannot follow is refused with a sentence', () => {
  expect(mayFollow('planned', 'passed')).toEqual({ ok: false, why: '"Passed" cannot follow "planned"' })
  expect(mayFollow('passed', 'failed').ok).toBe(false)
  expect(mayFollow('passed', 'left')).toEqual({ ok: true })
  expect(mayFollow('registered', 'started')).toEqual({ ok: true })
})

test('nothing that happens after an ending changes the state, and the order of recording does not either', () => {
  const kinds = ['registered', 'started', 'ready-for-panel', 'passed', 'failed', 'deferred', 'extended', 'withdrawn', 'redeployed', 'transferred', 'left', 'returned'] as const
  const drawn = fc.array(fc.record({ kind: fc.constantFrom(...kinds), after: fc.integer({ min: 0, max: 900 }) }), { maxLength: 8 })
  fc.assert(fc.property(drawn, fc.integer({ min: 0, max: 900 }), (events, later) => {
    const start = day('2026-01-01')
    const run = { events: events.map(({ kind, after }, id) => ({ id, kind, onDay: addDays(start, after), untilDay: null, reason: null })), pauses: [] }
    const on = addDays(start, later)
    const state = stateOn(run, on)
    expect(isEnded(state)).toBe(endedOn(run, on) !== null)
    if (isEnded(state)) expect(stateOn(run, addDays(on, 400))).toBe(state)
    expect(stateOn({ ...run, events: run.events.filter(({ onDay }) => onDay <= on) }, on)).toBe(state)
  }))
})
