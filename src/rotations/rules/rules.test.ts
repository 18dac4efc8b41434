import { expect, test } from 'vitest'
import { day, formatDay } from '../../time/day.ts'
import { decisionOn, saidReadiness, type Decision } from './readiness.ts'
import { isRunning, rotationProblem, type Rotation } from './rotation.ts'

const decision = (id: number, decidedOn: string, level: Decision['level'], gate: Decision['gate'] = 'court'): Decision => ({ id, gate, level, decidedOn: day(decidedOn), reason: 'x', decidedBy: 'x' })
const programme = { from: day('2026-08-31'), until: day('2027-08-30') }
const held: Rotation = { id: 1, enrolmentId: 1, personId: 1, teamId: 1, aim: 'x', supervisor: null, startedOn: day('2026-11-02'), endedOn: day('2026-12-11'), version: 1 }
const problem = (from: string, until: string, id: number | null = null) => rotationProblem({ id, startedOn: day(from), endedOn: day(until) }, [held], programme)

test('the newest decision by its day is in force; of one day the one written last; not before its day', () => {
  const all = [decision(3, '2026-10-02', 'co-work'), decision(1, '2026-09-14', 'not-yet'), decision(2, '2026-10-02', 'hold'), decision(4, '2026-12-01', 'hold'), decision(5, '2026-11-01', 'hold', 'child-protection')]
  expect(decisionOn(all, 'court', day('2026-11-16'))?.id).toBe(3)
  expect(decisionOn(all, 'court', day('2026-09-20'))?.level).toBe('not-yet')
  expect(decisionOn(all, 'court', day('2026-09-13'))).toBeNull()
  expect(decisionOn(all, 'court', day('2026-12-01'))?.id).toBe(4)
})

test('what is said of it', () => {
  expect([null, decision(1, '2026-09-14', 'not-yet'), decision(2, '2026-10-02', 'co-work')].map((one) => saidReadiness(one, formatDay))).toEqual(['Nobody has decided yet', 'Not yet, decided 14 September 2026', 'May co-work it, since 2 October 2026'])
})

test('one rotation at a time, within the programme; touching ends overlap, the day after does not', () => {
  expect(problem('2027-01-04', '2027-02-12')).toBeNull()
  expect(problem('2026-12-12', '2026-12-20')).toBeNull()
  expect(problem('2026-12-11', '2026-12-20')?.message).toContain('2 November 2026 to 11 December 2026')
  expect(problem('2026-11-09', '2026-12-20', 1)).toBeNull()
  expect(problem('2026-12-20', '2026-12-19')).toMatchObject({ field: 'until' })
  expect(problem('2026-08-30', '2026-09-20')?.message).toContain('31 August 2026')
  expect(problem('2027-08-31', '2027-09-20')?.message).toContain('30 August 2027')
})

test('a rotation runs on its first and its last day', () => {
  expect(['2026-11-01', '2026-11-02', '2026-12-11', '2026-12-12'].map((on) => isRunning(held, day(on)))).toEqual([false, true, true, false])
})
