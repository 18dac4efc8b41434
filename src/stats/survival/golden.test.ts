import { describe, expect, it, test } from 'vitest'
import { cumulativeIncidence } from './cumulative-incidence.ts'
import { hazardBands } from './hazard-bands.ts'
import { kaplanMeier, valueAt } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { medianTime } from './median-time.ts'
import { nelsonAalen } from './nelson-aalen.ts'
import { restrictedMean } from './restricted-mean.ts'
import { riskTable } from './risk.ts'
import type { Spells } from './spells.ts'
import { aidsCohort, maintained, nonmaintained, placebo, sixMp, timesOf, together, workforce } from './testing/golden-data.ts'

/** Worked with R 4.2.2 and survival 3.5-3; nine digits. */
const NINE = 9

describe('aml, maintained', () => {
  it.each([
    [9, 11, 1, 0.909090909, 0.086678417, 0.508080206, 0.986673823, 0.754133845], [13, 10, 1, 0.818181818, 0.1162913, 0.447428615, 0.951162229, 0.619248987],
    [18, 8, 1, 0.715909091, 0.139664971, 0.350190386, 0.899023974, 0.488426287], [23, 7, 1, 0.613636364, 0.152632331, 0.26575204, 0.835299243, 0.37686706],
    [31, 5, 1, 0.490909091, 0.164193267, 0.16733091, 0.75339979, 0.254859951], [34, 4, 1, 0.368181818, 0.162668886, 0.092829575, 0.657040832, 0.154877118],
    [48, 2, 1, 0.184090909, 0.153492746, 0.01173848, 0.525014843, 0.035917898],
  ])('at %i', (...row) => expectRow(maintained, row))
})

describe('aml, not maintained', () => {
  it.each([
    [5, 12, 2, 0.833333333, 0.107582871, 0.481714942, 0.955509366, 0.647036987], [8, 10, 2, 0.666666667, 0.136082763, 0.337018933, 0.859711799, 0.446846081],
    [12, 8, 1, 0.583333333, 0.142318761, 0.270138924, 0.800940192, 0.361613705], [23, 6, 1, 0.486111111, 0.148130063, 0.19187662, 0.72967157, 0.267518249],
    [27, 5, 1, 0.388888889, 0.146986184, 0.126272012, 0.649817408, 0.185396526], [33, 3, 1, 0.194444444, 0.121874505, 0.031198643, 0.461429476, 0.056921553],
    [45, 1, 1, 0, NaN, NaN, NaN, NaN],
  ])('at %i', (...row) => expectRow(nonmaintained, row))
})

test('aml: medians, log-rank, restricted means, cumulative hazard', () => {
  expect(medianOf(maintained)).toEqual({ value: 31, lo: 13, hi: null })
  expect(medianOf(nonmaintained)).toEqual({ value: 23, lo: 5, hi: 33 })
  const { spells, group } = together(maintained, nonmaintained)
  const compared = logRank(spells, group)
  expect(compared?.chi2).toBeCloseTo(3.396388699, NINE)
  expect(compared?.p).toBeCloseTo(0.06534, 5)
  expect(compared?.observed).toEqual([7, 11])
  expect(compared?.expected[0]).toBeCloseTo(10.68934, 5)
  expect(compared?.expected[1]).toBeCloseTo(7.31066, 5)
  expectMean(maintained, 48, 31.843182, 4.527885)
  expectMean(nonmaintained, 48, 22.708333, 4.180942)
  const table = riskTable(maintained)
  const hazard = nelsonAalen(table)
  expect(valueAt(table.times, hazard.value, 48, 0)).toBeCloseTo(1.408766234, NINE)
  expect(valueAt(table.times, hazard.se, 48, 0)).toBeCloseTo(0.637806888, NINE)
})

describe('6-MP', () => {
  it.each([
    [6, 21, 3, 0.857142857, 0.076360355, 0.619717955, 0.951551748], [7, 17, 1, 0.806722689, 0.086935285, 0.563146565, 0.922809019], [10, 15, 1, 0.752941176, 0.096349653, 0.503199511, 0.889361835],
    [13, 12, 1, 0.690196078, 0.106814708, 0.431610222, 0.849065963], [16, 11, 1, 0.62745098, 0.114053865, 0.367510856, 0.804912189], [22, 7, 1, 0.537815126, 0.128233752, 0.267778937, 0.746790718],
    [23, 6, 1, 0.448179272, 0.134591457, 0.188052006, 0.680142628],
  ])('at %i', (...row) => expectRow(sixMp, row))

  it('has the medians, log-rank and restricted means of R', () => {
    expect(medianOf(sixMp)).toEqual({ value: 23, lo: 13, hi: null })
    expect(medianOf(placebo)).toEqual({ value: 8, lo: 4, hi: 11 })
    const { spells, group } = together(sixMp, placebo)
    const compared = logRank(spells, group)
    expect(compared?.chi2).toBeCloseTo(16.792940989, NINE)
    expect(compared?.observed).toEqual([9, 21])
    expect(compared?.expected[0]).toBeCloseTo(19.250501, 6)
    expect(compared?.variance[0]).toBeCloseTo(6.256960574, NINE)
    expectMean(sixMp, 23, 17.909244, 1.55319)
    expectMean(placebo, 23, 8.666667, 1.37739)
    expect(hazardBands(spells, [0, Infinity])).toMatchObject([{ events: 30, exposure: 541, people: 42 }])
  })
})

describe('delayed entry', () => {
  const exits = { exit: [2, 10, 5, 4, 3], cause: [1, 1, 1, 1, 1] }

  it('counts nobody before they are seen', () => {
    expect(survivalOf({ ...exits, entry: [1.9, 0, 0, 0, 0] })).toEqual([0.8, 0.6, 0.4, 0.2, 0].map((share) => expect.closeTo(share, NINE) as number))
    const table = riskTable({ ...exits, entry: [1, 2, 4, 0, 0] })
    const { survival, se } = kaplanMeier(table)
    expect([...table.atRisk]).toEqual([3, 3, 2, 2, 1])
    expect([...survival]).toEqual([0.666666667, 0.444444444, 0.222222222, 0.111111111, 0].map((share) => expect.closeTo(share, NINE) as number))
    expect([...se].slice(0, 4)).toEqual([0.272165527, 0.25660012, 0.202860206, 0.12830006].map((share) => expect.closeTo(share, NINE) as number))
  })

  it('has the curve of the AIDS cohort, in real times, and another where entry is ignored', () => {
    const table = riskTable(aidsCohort)
    const curve = kaplanMeier(table)
    expect(table.events.filter((count) => count > 0)).toHaveLength(26)
    expect([0.269, 0.791, 4.688].map((time) => valueAt(table.times, table.atRisk, time, 0))).toEqual([42, 44, 11])
    expect(valueAt(table.times, curve.survival, 0.791, 1)).toBeCloseTo(0.954004329, NINE)
    const years = (shares: ArrayLike<number>, times: ArrayLike<number>) => [1, 2, 3, 5].map((year) => valueAt(times, shares, year, 1).toFixed(6))
    expect(years(curve.survival, table.times)).toEqual(['0.890886', '0.648242', '0.532434', '0.424588'])
    expect(medianTime(table.times, curve)).toEqual({ value: 3.062, lo: 1.951, hi: null })
    const ignored = riskTable({ ...aidsCohort, entry: Array.from(aidsCohort.exit, () => 0) })
    const wrong = kaplanMeier(ignored)
    expect(years(wrong.survival, ignored.times)).toEqual(['0.930286', '0.750670', '0.642833', '0.518182'])
    expect(medianTime(ignored.times, wrong).value).toBeNull()
  })
})

test('competing causes, six people (SAS, lifelines, R)', () => {
  const table = riskTable({ entry: [0, 0, 0, 0, 0, 0], exit: [1, 2, 3, 4, 5, 6], cause: [0, 1, 1, 2, 2, 0] })
  const [, second] = cumulativeIncidence(table)
  expect([second?.value[3], second?.value[4]]).toEqual([expect.closeTo(0.2, NINE), expect.closeTo(0.4, NINE)])
  expect(second?.se[3]).toBeCloseTo(0.178885438, NINE)
  expect(second?.se[4]).toBeCloseTo(0.219089023, NINE)
})

describe('the workforce example', () => {
  it.each([
    [4, 16, 1, 0.9375, 0.060515365, 0.632345, 0.990953], [9, 17, 1, 0.882352941, 0.07814249, 0.605979, 0.969209], [10, 16, 1, 0.827205882, 0.090652873, 0.555116, 0.94069],
    [14, 16, 2, 0.723805147, 0.104735318, 0.45966, 0.874224], [16, 14, 1, 0.672104779, 0.109272086, 0.412285, 0.836787], [20, 13, 1, 0.620404412, 0.112433879, 0.366181, 0.797044],
    [24, 12, 1, 0.568704044, 0.114334826, 0.321594, 0.75519], [26, 11, 2, 0.465303309, 0.114563793, 0.237502, 0.665537], [30, 7, 1, 0.310202206, 0.105731397, 0.126021, 0.516083],
    [33, 5, 1, 0.206801471, 0.092371021, 0.064143, 0.404828], [38, 4, 1, 0.155101103, 0.082487418, 0.038372, 0.344629],
  ])('at %i', (...row) => expectRow(workforce, row, 6))

  it('has its median, and the causes at one, two and three years', () => {
    expect(medianOf(workforce)).toEqual({ value: 26, lo: 14, hi: 31 })
    const table = riskTable(workforce, [1, 2, 3, 4])
    const incidences = cumulativeIncidence(table)
    const at = (time: number) => incidences.map(({ value }) => valueAt(table.times, value, time, 0).toFixed(9))
    expect([12, 24, 36].map(at)).toEqual([
      ['0.117647059', '0.000000000', '0.000000000', '0.055147059'],
      ['0.169347426', '0.155101103', '0.051700368', '0.055147059'],
      ['0.221047794', '0.361902574', '0.155101103', '0.055147059'],
    ])
    expect(incidences.map(({ se }) => valueAt(table.times, se, 36, 0).toFixed(9))).toEqual(['0.097371074', '0.109989180', '0.082487418', '0.053618800'])
  })

  it('would be another where entry is ignored', () => {
    const table = riskTable({ ...workforce, entry: Array.from(workforce.exit, () => 0) })
    const { survival } = kaplanMeier(table)
    expect([12, 24, 36].map((time) => valueAt(table.times, survival, time, 1).toFixed(6))).toEqual(['0.875000', '0.650781', '0.286058'])
  })

  it('has the hazards of its bands', () => {
    const bands = hazardBands(workforce, [0, 12, 24, 36, 60], 12)
    expect(bands.map(({ events }) => events)).toEqual([3, 5, 7, 1])
    const figures = [[15.916667, 0.188482, 0.038869, 0.550823], [13.333333, 0.375, 0.121761, 0.875125], [6.75, 1.037037, 0.416943, 2.136693], [3.166667, 0.315789, 0.007995, 1.759466]]
    expect(bands.map(({ exposure, rate, interval }) => [exposure, rate, interval?.lo, interval?.hi])).toEqual(figures.map((row) => row.map((value) => expect.closeTo(value, 6) as number)))
  })
})

describe('where there is hardly anything', () => {
  it('takes one person, everybody still there, and nobody', () => {
    const one = riskTable(timesOf('5'))
    expect([...kaplanMeier(one).survival]).toEqual([0])
    expect(medianOf(timesOf('5'))).toEqual({ value: 5, lo: null, hi: null })
    const stayed = timesOf('1+,2+,3+')
    expect(survivalOf(stayed)).toEqual([1, 1, 1])
    expect([...kaplanMeier(riskTable(stayed)).lo]).toEqual([NaN, NaN, NaN])
    expect([...kaplanMeier(riskTable(stayed), 'log').lo]).toEqual([1, 1, 1])
    expect(medianOf(stayed)).toEqual({ value: null, lo: null, hi: null })
    expect(riskTable({ entry: [], exit: [], cause: [] }).times).toHaveLength(0)
    expect(logRank(stayed, [0, 0, 1])).toBeNull()
    expect(hazardBands(stayed, [6, 12])).toMatchObject([{ events: 0, exposure: 0, rate: null, interval: null }])
  })

  it('takes the middle of a flat stretch at exactly a half, as R prints it, and its beginning where nothing follows', () => {
    expect(medianOf(timesOf('1,2,3+,4')).value).toBe(3)
    expect(medianOf(timesOf('1,2,3+,4+')).value).toBe(2)
  })

  it('refuses what cannot be', () => {
    expect(() => riskTable({ entry: [5], exit: [5], cause: [1] })).toThrow('spell 0')
    expect(() => riskTable({ entry: [0, 0], exit: [1, NaN], cause: [1, 1] })).toThrow('spell 1')
    expect(() => riskTable({ entry: [0], exit: [1], cause: [-1] })).toThrow('cause')
    expect(() => riskTable({ entry: [0], exit: [1], cause: [3] }, [1, 2])).toThrow('cause 3')
  })
})

function expectRow(spells: Spells, [t, n, d, survival, se, lo, hi, logLo]: readonly (number | undefined)[], intervalDigits = NINE): void {
  const table = riskTable(spells)
  const at = table.times.indexOf(t ?? 0)
  const curve = kaplanMeier(table)
  expect([table.atRisk[at], table.events[at]]).toEqual([n, d])
  expect(curve.survival[at]).toBeCloseTo(survival ?? 0, NINE)
  for (const [ours, theirs, digits] of [[curve.se[at], se, NINE], [curve.lo[at], lo, intervalDigits], [curve.hi[at], hi, intervalDigits], [logLo === undefined ? logLo : kaplanMeier(table, 'log').lo[at], logLo, NINE]] as const) {
    if (theirs === undefined || Number.isNaN(theirs)) expect(ours).toEqual(theirs)
    else expect(ours).toBeCloseTo(theirs, digits)
  }
}

function expectMean(spells: Spells, until: number, value: number, se: number): void {
  const table = riskTable(spells)
  const mean = restrictedMean(table, kaplanMeier(table).survival, until)
  expect(mean.value).toBeCloseTo(value, 6)
  expect(mean.se).toBeCloseTo(se, 6)
}

function medianOf(spells: Spells) {
  const table = riskTable(spells)
  return medianTime(table.times, kaplanMeier(table))
}

function survivalOf(spells: Spells): number[] {
  return [...kaplanMeier(riskTable(spells)).survival]
}
