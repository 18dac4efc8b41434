import { expect, test } from 'vitest'
import { gradeOf, intakeOf, smallAuthority } from '../testing/small-authority.ts'
import { runPlan } from '../testing/run-plan.ts'
import { measures } from './plan.ts'
import type { InPost, Scenario } from './scenario.ts'
import { bandOf } from './summarise.ts'

const RATES = [0.12, 0.24, 0.25, 0.19, 0.17, 0.11, 0.08]

/** Twenty-four starters and nobody else; nothing varies but chance. */
function starters(more: Partial<Scenario> = {}): Scenario {
  return smallAuthority({
    months: 36, grades: [gradeOf('sw', 24, RATES)], inPost: [someone('sw', 24, 0)], joiners: [], intakes: [], yearVariation: 0, otherPlaces: [], absence: { aYear: 0, months: 0 }, ...more,
  })
}

function someone(grade: string, count: number, monthsHere: number): InPost {
  return { grade, count, monthsHere, monthsInGrade: monthsHere, monthsQualified: monthsHere, route: 'mainstream', fte: 1 }
}

// Binomial(24, .88 x .76 x .75 = .5016), worked out by hand
test('without years or other people, those who are left are binomial', () => {
  const R = 20_000
  const { values, mean } = runPlan(starters(), R)
  expect(Math.abs(mean('inPost', 35) - 12.0384)).toBeLessThan((4 * 2.449477) / Math.sqrt(R))
  expect(Math.abs(mean('inPost', 11) - 21.12)).toBeLessThan((4 * Math.sqrt(24 * 0.88 * 0.12)) / Math.sqrt(R))
  expect(Math.abs(mean('inPost', 23) - 24 * 0.6688)).toBeLessThan((4 * Math.sqrt(24 * 0.6688 * 0.3312)) / Math.sqrt(R))
  const at36 = bandOf(values('inPost', 35))
  expect([at36.p10, at36.p50, at36.p90]).toEqual([9, 12, 15])
  const at12 = bandOf(values('inPost', 11))
  expect([at12.p10, at12.p50, at12.p90]).toEqual([19, 21, 23])
  expect(values('inPost', 35).filter((left) => left >= 12).length / R).toBeCloseTo(0.586769, 1)
  const spread = Math.sqrt(values('inPost', 35).reduce((sum, one) => sum + (one - 12.0384) ** 2, 0) / R)
  expect(spread).toBeCloseTo(2.449477, 1)
})

test('the mean is that of the same model as a recursion of expected numbers, in every month', () => {
  const R = 20_000
  const scenario = starters({ months: 48, inPost: [someone('sw', 40, 0), someone('sw', 30, 20), someone('sw', 20, 80)], intakes: [{ ...intakeOf('2026-03', 12), grade: 'sw', accept: 0.9, qualify: 0.95 }], grades: [gradeOf('sw', 90, RATES)] })
  const run = runPlan(scenario, R)
  const cohorts = [{ start: 0, people: 40 }, { start: -20, people: 30 }, { start: -80, people: 20 }]
  for (let month = 0; month < 48; month += 1) {
    for (const cohort of cohorts) {
      const band = [12, 24, 36, 48, 60, 120].findIndex((end) => month - cohort.start < end)
      cohort.people *= (1 - RATES[band === -1 ? 6 : band]!) ** (1 / 12)
    }
    if (month % 12 === 2) cohorts.push({ start: month, people: 12 * 0.9 * 0.95 })
    const expected = cohorts.reduce((sum, cohort) => sum + cohort.people, 0)
    const values = run.values('inPost', month)
    const sd = Math.sqrt(values.reduce((sum, one) => sum + (one - expected) ** 2, 0) / R)
    expect(Math.abs(run.mean('inPost', month) - expected), `month ${month}`).toBeLessThan((4 * sd) / Math.sqrt(R) + 1e-9)
  }
})

test('people balance and causes add up to leavers, in every replicate and month', () => {
  const R = 400
  const scenario = smallAuthority({ adjustmentAYear: 0.02 })
  const [first] = scenario.grades
  const run = runPlan({ ...scenario, grades: [{ ...first!, programme: { months: 12, pass: 0.8, extend: 0.1, extensionMonths: 3, leadsTo: 'sw' } }, ...scenario.grades.slice(1)] }, R, { year: true, parameters: true })
  for (let month = 0; month < 60; month += 1) {
    const [inPost, leavers, starters, underTwo] = (['inPost', 'leavers', 'starters', 'underTwoYears'] as const).map((measure) => run.values(measure, month))
    for (let at = 0; at < R; at += 1) {
      expect(inPost![at]).toBe(268 + starters![at]! - leavers![at]!)
      expect(underTwo![at]).toBeLessThanOrEqual(inPost![at]!)
      expect(underTwo![at]).toBeGreaterThanOrEqual(0)
    }
  }
  for (let at = 0; at < R; at += 1) {
    expect([0, 1, 2, 3].reduce((sum, cause) => sum + run.causes[cause * R + at]!, 0)).toBe(run.values('leavers', 59)[at])
  }
  expect(run.causes.subarray(3 * R).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0)
})

test('nobody leaves where the rates are nought, and nobody comes where nobody is due', () => {
  const run = runPlan(starters({ grades: [gradeOf('sw', 30, RATES.map(() => 0))] }), 200, { year: true, parameters: true })
  expect([...run.values('inPost', 35)]).toEqual(Array.from({ length: 200 }, () => 24))
  expect([...run.values('vacancies', 35)]).toEqual(Array.from({ length: 200 }, () => 6))
})

test('twice the people, posts and intakes give twice the mean', () => {
  const R = 4_000
  const twice = (scenario: Scenario): Scenario => ({ ...scenario, grades: scenario.grades.map((grade) => ({ ...grade, posts: grade.posts * 2 })), inPost: scenario.inPost.map((one) => ({ ...one, count: one.count * 2 })), intakes: scenario.intakes.map((intake) => ({ ...intake, offers: intake.offers * 2 })) })
  const scenario = smallAuthority({ months: 24, joiners: [] })
  const [one, two] = [runPlan(scenario, R), runPlan(twice(scenario), R)]
  expect(two.mean('leavers', 23) / one.mean('leavers', 23)).toBeCloseTo(2, 1)
  expect(two.mean('inPost', 23) / one.mean('inPost', 23)).toBeCloseTo(2, 1)
})

test('bands are those of an independent program: leavers of the first year and vacancies, with chance alone and with the year', () => {
  const R = 4_000
  // docs/rules/outlook.md, "The yardstick": a plain loop over people gave 29/36/44 leavers in year 1 and 28/36/44 vacancies at month 12
  const chance = runPlan(smallAuthority({ months: 12, limits: smallAuthority().limits }), R)
  const [leavers, vacancies] = [bandOf(chance.values('leavers', 11)), bandOf(chance.values('vacancies', 11))]
  expect([leavers.p10, leavers.p50, leavers.p90].map((value, at) => Math.abs(value - [29, 36, 44][at]!) <= 1)).toEqual([true, true, true])
  expect([vacancies.p10, vacancies.p50, vacancies.p90].map((value, at) => Math.abs(value - [28, 36, 44][at]!) <= 1)).toEqual([true, true, true])
  // and with a year effect of .27: 24/35/51 leavers, 23/35/50 vacancies
  const years = runPlan(smallAuthority({ months: 12 }), R, { year: true, parameters: false })
  const [more, wider] = [bandOf(years.values('leavers', 11)), bandOf(years.values('vacancies', 11))]
  expect([more.p10, more.p50, more.p90].map((value, at) => Math.abs(value - [24, 35, 51][at]!) <= 1)).toEqual([true, true, true])
  expect([wider.p10, wider.p50, wider.p90].map((value, at) => Math.abs(value - [23, 35, 50][at]!) <= 1)).toEqual([true, true, true])
})

test('rates that are not known exactly widen the band and leave its middle', () => {
  const seen = (leaversSeen: number) => smallAuthority({ grades: smallAuthority().grades.map((grade) => ({ ...grade, leaversSeen: grade.leaving.map(() => leaversSeen) })) })
  const layers = { year: false, parameters: true }
  const [exact, vague] = [bandOf(runPlan(seen(0), 4_000, layers).values('leavers', 59)), bandOf(runPlan(seen(3), 4_000, layers).values('leavers', 59))]
  expect(vague.p90 - vague.p10).toBeGreaterThan((exact.p90 - exact.p10) * 1.3)
  expect(Math.abs(vague.mean / exact.mean - 1)).toBeLessThan(0.03)
})

test('a lever without effect changes nothing, and one that halves leaving does', () => {
  const lever = { key: 'recognition', from: '2026-01', until: null, grades: null, service: null, median: 1, low: 1, high: 1, costEachAYear: 0 }
  const plain = runPlan(smallAuthority(), 300, { year: true, parameters: true })
  const same = runPlan(smallAuthority({ levers: [lever] }), 300, { year: true, parameters: true }).results
  expect(same.every((value, at) => value === plain.results[at])).toBe(true)
  const halved = runPlan(smallAuthority({ levers: [{ ...lever, median: 0.5, low: 0.5, high: 0.5 }] }), 300, { year: true, parameters: true })
  expect(halved.mean('leavers', 11) / plain.mean('leavers', 11)).toBeCloseTo(0.5, 1)
  // only from its first month on
  const later = runPlan(smallAuthority({ levers: [{ ...lever, from: '2026-07', median: 0.5, low: 0.5, high: 0.5 }] }), 300, { year: true, parameters: true })
  expect([...later.values('leavers', 5)]).toEqual([...plain.values('leavers', 5)])
  expect(later.mean('leavers', 11)).toBeLessThan(plain.mean('leavers', 11))
})

test('nobody leaves for agency work before they are long enough qualified', () => {
  const scenario = starters({ causes: { profession: 0.2, agency: 0.6, otherAuthority: 0.2 } })
  const early = runPlan(scenario, 300)
  expect(early.causes.subarray(2 * 300, 3 * 300).every((count) => count === 0)).toBe(true)
  expect(runPlan({ ...scenario, agencyAfterMonths: 0 }, 300).causes.subarray(2 * 300, 3 * 300).some((count) => count > 0)).toBe(true)
})

test('posts whose funding ends are gone the month after', () => {
  const scenario = starters({ grades: [gradeOf('sw', 30, RATES.map(() => 0), { fundedUntil: [{ posts: 4, until: '2026-06-30' as never }] })] })
  const run = runPlan(scenario, 3)
  expect([run.values('vacancies', 5)[0], run.values('vacancies', 6)[0]]).toEqual([6, 2])
})

test('any range of replicates gives its own part of the whole', () => {
  const [whole, part] = [runPlan(smallAuthority(), 50, { year: true, parameters: true }), runPlan(smallAuthority(), 20, { year: true, parameters: true }, 31)]
  for (const measure of measures) expect([...part.values(measure, 59)]).toEqual([...whole.values(measure, 59).subarray(30)])
})
