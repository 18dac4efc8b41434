import { describe, expect, it } from 'vitest'
import { day } from '../../time/day.ts'
import { aWorker } from '../testing/worker.ts'
import { checkContinuity } from './continuity.ts'
import type { CensusWorker } from './record.ts'

describe('continuity with the return of the year before', () => {
  it('finds nothing where a year follows', () => {
    expect(found([aWorker()], [aWorker()])).toEqual([])
    const left = aWorker({ endedOn: day('2025-03-31'), fte: 0 })
    expect(found([left, aWorker({ registrationNumber: 'SW2', startedOn: day('2025-04-01'), ftePreviousYear: 0 })], [aWorker()])).toEqual([])
  })

  it('finds who was in post and is nowhere now', () => {
    expect(found([aWorker({ registrationNumber: 'SW2', startedOn: day('2025-04-01') })], [aWorker({ position: 7 })])).toEqual([
      'K25.1 SW1: SW1 was in post on 30 September 2024 (worker 7 of that return) and is neither in post nor a leaver now. Add them as a leaver, or correct the number if it changed.',
    ])
  })

  it('finds an FTE30 that is not last year\'s FTE, over all rows of the person', () => {
    expect(found([aWorker({ ftePreviousYear: 0.8 })], [aWorker({ fte: 1 })])).toEqual([
      'K25.2 SW1: FTE30 is 0.8, and the return of 2024 had FTE 1 on 30 September 2024. Correct the one that is wrong.',
    ])
    expect(found([aWorker({ ftePreviousYear: 0.6 })], [aWorker({ fte: 0.3 }), aWorker({ fte: 0.3 })])).toEqual([])
  })

  it('finds a start date that changed', () => {
    expect(found([aWorker({ startedOn: day('2024-09-02') })], [aWorker()])).toEqual([
      'K25.3 SW1: The start date is 2 September 2024; the return of 2024 had 5 January 2015. A move or promotion inside the council keeps the date of joining.',
    ])
  })

  it('finds last year\'s leaver in post as if they had never left, not one who came back', () => {
    const left = aWorker({ endedOn: day('2024-03-31'), fte: 0 })
    expect(found([aWorker()], [left])).toEqual([
      'K25.4 SW1: The worker left on 31 March 2024 by the return of 2024 and is in post now with a start on 5 January 2015, before that. Give the date of the return, or correct last year.',
    ])
    expect(found([aWorker({ startedOn: day('2025-01-06'), ftePreviousYear: 0 })], [left])).toEqual([])
  })

  it('finds who has been here for years and was not in last year\'s return', () => {
    expect(found([aWorker(), aWorker({ registrationNumber: 'SW2' })], [aWorker()])).toEqual([
      'K25.5 SW2: The worker started on 5 January 2015 and was not in the return of 2024. Correct the start date, or the number if it changed.',
    ])
  })

  it('finds a role whose share moved by more than 15 points', () => {
    const before = people(20, (at) => (at < 10 ? '5' : '6'))
    expect(found(people(20, (at) => (at < 7 ? '5' : '6')), before)).toEqual([])
    expect(found(people(20, (at) => (at < 6 ? '5' : '6')), before)).toEqual([
      'K25.6 null: Case holders are 30.0 % of the FTE in post and were 50.0 % a year before, a change of 20.0 percentage points. Check that titles are matched to DfE roles as they were.',
      'K25.6 null: Qualified workers without cases are 70.0 % of the FTE in post and were 50.0 % a year before, a change of 20.0 percentage points. Check that titles are matched to DfE roles as they were.',
    ])
  })

  it('finds days lost that vanish or turn into hours', () => {
    expect(found([aWorker({ daysLost: 0 })], [aWorker()])[0]).toMatch(/^K25\.7 null: Nobody lost a day/)
    expect(found([aWorker({ daysLost: 22.2 })], [aWorker()])[0]).toMatch(/^K25\.7 null: Days lost are 22\.2 for each worker and were 3\.0 a year before/)
  })

  it('does not follow agency workers, and compares roles only over more than a year', () => {
    expect(found([aWorker()], [aWorker(), aWorker({ agency: true, registrationNumber: 'SW9' })])).toEqual([])
    const findings = checkContinuity({ year: 2025, workers: [aWorker({ registrationNumber: 'SW3' })] }, { year: 2022, workers: [aWorker()] })
    expect(findings.map((finding) => finding.check)).toEqual(['K25.0'])
  })
})

function found(current: readonly CensusWorker[], previous: readonly CensusWorker[]): string[] {
  const findings = checkContinuity({ year: 2025, workers: current }, { year: 2024, workers: previous })
  expect(findings.every((finding) => finding.severity === 'query')).toBe(true)
  return findings.map((finding) => `${finding.check} ${finding.registrationNumber}: ${finding.message}`)
}

function people(count: number, role: (at: number) => string): CensusWorker[] {
  return Array.from({ length: count }, (_, at) => aWorker({ registrationNumber: `SW${at}`, role: role(at) }))
}
