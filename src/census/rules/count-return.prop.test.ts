import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../time/day.ts'
import { aWorker } from '../testing/worker.ts'
import { countReturn } from './count-return.ts'
import type { CensusWorker } from './record.ts'

const anyDay = fc.option(fc.integer({ min: -800, max: 800 }).map((days) => addDays(day('2025-09-30'), days)), { nil: null })
const anyFte = fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000), { nil: null })
const anyWorker: fc.Arbitrary<CensusWorker> = fc.record({
  agency: fc.boolean(), registrationNumber: fc.integer({ min: 1, max: 9 }).map((number) => `SW${number}`), fte: anyFte, ftePreviousYear: anyFte,
  startedOn: anyDay, endedOn: anyDay, cases: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }), daysLost: fc.option(fc.integer({ min: 0, max: 1000 }).map((days) => days / 4), { nil: null }),
}).map(aWorker)

describe('the counts of any return', () => {
  it('do not depend on the order of the rows', () => {
    fc.assert(fc.property(fc.array(anyWorker, { maxLength: 40 }), (workers) => {
      expect(countReturn([...workers].reverse(), null, 2025)).toEqual(countReturn(workers, null, 2025))
    }))
  })

  it('take headcount at most once for each row and FTE never above the rows', () => {
    fc.assert(fc.property(fc.array(anyWorker, { maxLength: 40 }), (workers) => {
      const counts = countReturn(workers, null, 2025)
      const staff = workers.filter((worker) => !worker.agency).length
      expect((counts.inPostHeadcount ?? 0) + (counts.leaversHeadcount ?? 0)).toBeLessThanOrEqual(staff)
      expect(counts.startersHeadcount).toBeLessThanOrEqual(staff)
      expect((counts.inPostFte ?? 0) + (counts.agencyFte ?? 0)).toBeLessThanOrEqual(workers.length)
      expect(counts.caseHoldersFte).toBeLessThanOrEqual((counts.inPostFte ?? 0) + (counts.agencyFte ?? 0) + 1e-9)
    }))
  })

  it('stay the same when a person is sent in two rows that share the FTE', () => {
    fc.assert(fc.property(fc.array(anyWorker, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 400_000 }), (workers, part) => {
      const [first, ...others] = workers.map((worker) => ({ ...worker, agency: false, cases: null, daysLost: null }))
      if (!first || first.fte === null || first.fte * 1_000_000 < part) return
      const halves = [{ ...first, fte: Math.round(first.fte * 1_000_000 - part) / 1_000_000 }, { ...first, fte: part / 1_000_000, ftePreviousYear: 0 }]
      expect(countReturn([...halves, ...others], null, 2025)).toEqual(countReturn([first, ...others], null, 2025))
    }))
  })
})
