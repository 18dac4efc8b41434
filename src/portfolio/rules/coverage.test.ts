import { expect, test } from 'vitest'
import { shippedProgrammes } from '../../academy/rules/shipped/programmes.ts'
import { day } from '../../time/day.ts'
import { bookBy, coverageOf, describeCoverage, saidMinima, shortMissing } from './coverage.ts'
import { isWhole, openStages, type Stage } from './observation-stages.ts'

const minima = shippedProgrammes.find(({ code }) => code === 'asye')?.document.evidence

test('the ASYE asks for 3, 3, 3, 3, two reflections and three self-assessments (GOV.UK framework)', () => {
  if (!minima) throw new Error('no ASYE')
  const coverage = coverageOf(minima, [], day('2027-07-30'), day('2026-11-16'))
  expect(coverage.lines.map(({ have, of }) => `${have}/${of}`)).toEqual(['0/3', '0/3', '0/3', '0/3', '0/2', '0/3'])
  expect(coverage.isComplete).toBe(false)
  expect([saidMinima(coverage.lines), shortMissing(coverage.lines)]).toEqual(['0 of 6', 'Nothing is accepted yet'])
})

test('what is missing is said in words; what is accepted counts and what is submitted waits', () => {
  if (!minima) throw new Error('no ASYE')
  const counts = [
    { kind: 'observation', state: 'accepted', n: 2 }, { kind: 'child-feedback', state: 'accepted', n: 4 }, { kind: 'professional-feedback', state: 'accepted', n: 3 }, { kind: 'report', state: 'accepted', n: 2 },
    { kind: 'report', state: 'submitted', n: 1 }, { kind: 'reflection', state: 'accepted', n: 2 }, { kind: 'self-assessment-start', state: 'accepted', n: 3 },
  ] as const
  const coverage = coverageOf(minima, counts, day('2027-02-26'), day('2026-11-16'))
  expect(coverage.missing).toEqual(['1 observation left, book by 12 Feb 2027', '1 written report left (1 with the assessor), in by 26 Feb 2027'])
  expect([saidMinima(coverage.lines), shortMissing(coverage.lines)]).toEqual(['4 of 6', '1 observation, 1 report'])
  expect(describeCoverage(coverage)).toBe('1 observation left, book by 12 Feb 2027; 1 written report left (1 with the assessor), in by 26 Feb 2027.')
})

test('those left are spread until two weeks before hand-in, and never lie in the past', () => {
  expect(bookBy(1, day('2027-02-26'), day('2026-11-16'))).toBe('2027-02-12')
  expect(bookBy(2, day('2027-02-26'), day('2027-01-13'))).toBe('2027-01-28')
  expect(bookBy(3, day('2027-02-26'), day('2027-02-20'))).toBe('2027-02-20')
})

test('the plan comes first, the response last, reflection and report in between in any order', () => {
  const after = (...signed: Stage[]) => openStages(new Set(signed))
  expect([after(), after('plan'), after('plan', 'report'), after('plan', 'reflection', 'report'), after('plan', 'reflection', 'report', 'response')]).toEqual([['plan'], ['reflection', 'report'], ['reflection'], ['response'], []])
  expect(isWhole(new Set(['plan', 'reflection', 'report']))).toBe(false)
})
