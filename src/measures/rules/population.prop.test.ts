import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countReturn } from '../../census/rules/count-return.ts'
import type { CensusWorker } from '../../census/rules/record.ts'
import { returnSource, toClaim } from '../../census/rules/to-claim.ts'
import { censusDay } from '../../time/census-year.ts'
import { dayOf, type Day } from '../../time/day.ts'
import { foldRecord } from '../../workforce/rules/fold-record.ts'
import { recordOf } from '../../workforce/testing/record-of.ts'
import { countsOf, populationOf } from './population.ts'

/**
 * The counts that DfE makes of one return's rows (counted row by row in the census area) and the counts of the record folded
 * from several years' returns are made by different code and must agree, whatever the rows: two roles, the same row twice,
 * one number with two birth dates, a last day on 30 September, people who came and went, people whom the next return leaves out.
 * Where two returns speak of the same person and disagree, the later stands (and is listed): that is tested apart.
 */
test('the record folded from several returns gives each year the counts of its own return', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 2021, max: 2025 }), { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat()), (years, stream) => {
      const random = () => stream.next().value as number
      const returns = years.map((year) => ({ year, workers: Array.from({ length: 1 + (random() % 12) }, (_, index) => worker(year, index + 1, random)) }))
      const claims = returns.flatMap(({ year, workers }) => workers.map((row) => toClaim(row, { unknown: {} }, returnSource(year))))
      const record = recordOf(foldRecord(claims, years.map(returnSource), []), { returnYears: [...years].sort((a, b) => a - b) })
      for (const { year, workers } of returns) {
        const { vacancyFte: _v, agencyCoverFte: _c, daysLost, cases, caseHoldersFte, ...wanted } = countReturn(workers, null, year)
        const counted = countsOf(populationOf(record, censusDay(year)))
        expect({ year, ...counted }).toMatchObject({ year, ...wanted })
        expect(counted.daysLost ?? 0).toBe(daysLost)
        expect(counted.cases ?? 0).toBe(cases)
        expect(counted.caseHoldersFte ?? 0).toBe(caseHoldersFte)
      }
    }),
    { numRuns: 500 },
  )
}, 60_000)

function worker(year: number, position: number, random: () => number): CensusWorker {
  const pick = <T>(...list: T[]): T => list[random() % list.length] as T
  const agency = random() % 5 === 0
  const startedOn: Day = pick(dayOf(year - 4, 1, 7), dayOf(year - 1, 9, 30), dayOf(year - 1, 10, 1), dayOf(year, 3, 15), dayOf(year, 9, 30), dayOf(year - 2, 11, 2))
  const ends = agency ? [null] : [null, null, null, dayOf(year - 1, 10, 1), dayOf(year, 9, 30), dayOf(year, 6, 1)]
  const ended = pick(...ends)
  const endedOn = ended !== null && ended < startedOn ? null : ended
  const fte = endedOn === null ? pick(1, 0.8, 0.513514, 0) : 0
  return {
    position, line: position, agency,
    registrationNumber: `SW${year}${random() % 6}`,
    fte,
    birthDate: agency ? null : pick(dayOf(1980, 1, 1), dayOf(1990, 2, 2)),
    sex: agency ? null : pick('F' as const, 'M' as const),
    ethnicity: agency ? null : pick('WBRI', 'REFU'),
    qualifiedAt: [], qualificationLevel: null, stepUp: null,
    role: pick('3', '4', '5'),
    startedOn: agency ? null : startedOn,
    startOrigin: null, endedOn,
    leaverDestination: null, reasonForLeaving: null,
    ftePreviousYear: agency ? null : startedOn >= dayOf(year - 1, 10, 1) ? 0 : pick(1, 0.6, 0),
    cases: endedOn === null ? pick(0, 3, 17) : null,
    daysLost: agency ? null : pick(0, 2.5, 11),
    contractWeeks: [], frontline: null, absent: null, reasonsForAbsence: [], cfkssStatus: [],
    baseSalary: null, retentionPayments: null, otherPayments: null,
  }
}
