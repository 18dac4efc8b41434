import { describe, expect, it } from 'vitest'
import { day } from '../../time/day.ts'
import { aWorker } from '../testing/worker.ts'
import { countReturn } from './count-return.ts'
import type { CensusWorker } from './record.ts'

describe('the counts of a return', () => {
  it('takes staff in post once by headcount and every row by FTE', () => {
    const counts = count([
      worker({ registrationNumber: 'SW1', fte: 0.6 }),
      worker({ registrationNumber: 'SW1', fte: 0.4, role: '4' }),
      worker({ registrationNumber: 'SW1', fte: 0.5, birthDate: day('1991-01-01') }),
    ])
    expect([counts.inPostFte, counts.inPostHeadcount]).toEqual([1.5, 2])
  })

  it('adds FTE without the errors of floating point', () => {
    expect(count(Array.from({ length: 10 }, (_, at) => worker({ registrationNumber: `SW${at}`, fte: 0.1 }))).inPostFte).toBe(1)
  })

  it('takes a leaver by the FTE of the September before, also on the last day of the year', () => {
    const counts = count([worker({ endedOn: day('2025-09-30'), fte: 0, ftePreviousYear: 0.8 })])
    expect([counts.leaversFte, counts.leaversHeadcount, counts.inPostFte, counts.inPostHeadcount]).toEqual([0.8, 1, 0, 0])
  })

  it('takes who came and went inside the year as neither', () => {
    const counts = count([worker({ startedOn: day('2024-10-01'), endedOn: day('2025-09-30'), fte: 0, ftePreviousYear: 0 })])
    expect([counts.startersHeadcount, counts.leaversHeadcount, counts.inPostHeadcount]).toEqual([0, 0, 0])
  })

  it('takes a starter of the first day, not one of the day before or after', () => {
    const counts = count([
      worker({ registrationNumber: 'SW1', startedOn: day('2024-10-01') }),
      worker({ registrationNumber: 'SW2', startedOn: day('2024-09-30') }),
      worker({ registrationNumber: 'SW3', startedOn: day('2025-10-01') }),
    ])
    expect([counts.startersFte, counts.startersHeadcount, counts.inPostHeadcount]).toEqual([1, 1, 2])
  })

  it('takes one person with two start dates as two starters, one in post', () => {
    const counts = count([worker({ startedOn: day('2025-01-06'), fte: 0.5 }), worker({ startedOn: day('2025-03-03'), fte: 0.5 })])
    expect([counts.startersFte, counts.startersHeadcount, counts.inPostHeadcount]).toEqual([1, 2, 1])
  })

  it('takes who left and returned inside the year as leaver, starter and in post', () => {
    const counts = count([
      worker({ startedOn: day('2015-01-05'), endedOn: day('2024-12-20'), fte: 0, ftePreviousYear: 1 }),
      worker({ startedOn: day('2025-06-02'), fte: 1, ftePreviousYear: 0 }),
    ])
    expect([counts.leaversHeadcount, counts.startersHeadcount, counts.inPostHeadcount]).toEqual([1, 1, 1])
  })

  it('takes a row that left before the year as nothing', () => {
    const counts = count([worker({ endedOn: day('2024-09-30'), ftePreviousYear: 1, fte: 0 })])
    expect([counts.leaversHeadcount, counts.inPostHeadcount]).toEqual([0, 0])
  })

  it('takes every agency row, never as a starter or leaver', () => {
    const counts = count([
      worker({ agency: true, registrationNumber: 'SW1', fte: 1, startedOn: day('2025-06-02') }),
      worker({ agency: true, registrationNumber: 'SW1', fte: 0.5 }),
      worker({ agency: true, registrationNumber: 'SW2', fte: 1, endedOn: day('2025-05-02') }),
    ])
    expect([counts.agencyFte, counts.agencyHeadcount, counts.inPostHeadcount, counts.startersHeadcount, counts.leaversHeadcount]).toEqual([1.5, 2, 0, 0, 0])
  })

  it('takes cases of staff and agency in any role; the holder counts with one case and an FTE', () => {
    const counts = count([
      worker({ registrationNumber: 'SW1', role: '5', fte: 1, cases: 12 }),
      worker({ registrationNumber: 'SW2', role: '3', fte: 0.5, cases: 3 }),
      worker({ registrationNumber: 'SW3', role: null, agency: true, fte: 1, cases: 15 }),
      worker({ registrationNumber: 'SW4', fte: 1, cases: 0 }),
      worker({ registrationNumber: 'SW5', fte: 0, cases: 2 }),
      worker({ registrationNumber: 'SW6', fte: null, cases: 4 }),
      worker({ registrationNumber: 'SW7', fte: 0, cases: 9, endedOn: day('2025-05-02') }),
    ])
    expect([counts.cases, counts.caseHoldersFte]).toEqual([36, 2.5])
  })

  it('adds the days lost of all staff, leavers among them, and divides by 254 in a leap year', () => {
    const rows = [worker({ daysLost: 2.25 }), worker({ registrationNumber: 'SW2', endedOn: day('2023-11-30'), daysLost: 10.1 }), worker({ agency: true, daysLost: 5 })]
    expect(countReturn(rows, null, 2024)).toMatchObject({ daysLost: 12.35, workingDays: 254 })
    expect(countReturn(rows, null, 2025).workingDays).toBe(253)
  })

  it('knows vacancies and cover from the authority\'s block only', () => {
    expect(countReturn([], null, 2025)).toMatchObject({ vacancyFte: null, agencyCoverFte: null, inPostFte: 0 })
    const block = { vacancyFte: 34, agencyCoverFte: 20.5, agencyCoverHeadcount: 27, payOffer: {}, otherAllowances: null }
    expect(countReturn([], block, 2025)).toMatchObject({ vacancyFte: 34, agencyCoverFte: 20.5 })
  })
})

function worker(facts: Partial<CensusWorker>): CensusWorker {
  return aWorker({ cases: null, daysLost: null, ...facts })
}

function count(workers: readonly CensusWorker[]) {
  return countReturn(workers, null, 2025)
}
