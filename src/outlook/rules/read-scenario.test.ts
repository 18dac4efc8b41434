import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { fillScenario } from './fill-scenario.ts'
import { readScenario } from './read-scenario.ts'

const AROUND = { today: day('2026-11-25'), record: null, national: { year: 2025, leavers: 4_611, inPost: 38_292 }, yearVariation: 0.27, priorLeavers: 60 }
const GRADES = [{ key: 'nqsw', programme: { months: 12, leadsTo: 'sw' } }, { key: 'sw', posts: 20 }]
const IN_POST = [{ grade: 'sw', count: 15 }]

function problemsOf(json: unknown): string[] {
  const read = readScenario(json)
  if ('problems' in read) return read.problems
  const filled = fillScenario(read.scenario, AROUND)
  return 'problems' in filled ? filled.problems : []
}

test.each([
  ['text', 'The scenario must be an object'],
  [{ mouths: 36 }, 'has "mouths", which is not known'],
  [{ grades: [{ key: 'sw', leaving: 1.2 }] }, 'grades[0].leaving is 1.2: it must be from 0 to 1, because a chance of leaving within a year is never above 1'],
  [{ grades: [{ key: 'sw', posts: -3 }] }, 'grades[0].posts is -3: it must be from 0 to 5000'],
  [{ grades: [{ key: 'sw', leaving: [0.1, 0.2] }] }, 'has 2 numbers and there are 7 bands'],
  [{ grades: GRADES, inPost: [{ grade: 'chief', count: 1 }] }, 'names the grade "chief"'],
  [{ grades: GRADES, inPost: IN_POST, intakes: [{ month: '2027-13', offers: 4 }] }, 'write a month as 2027-01'],
  [{ startsOn: '2027-01-01', grades: GRADES, inPost: IN_POST, intakes: [{ month: '2026-09', offers: 4 }] }, 'before the scenario starts'],
  [{ grades: GRADES, inPost: IN_POST, intakes: [{ month: '2027-09', offers: 4.5 }] }, 'must be a whole number'],
  [{ grades: GRADES, inPost: IN_POST, causes: { profession: 0.5, agency: 0.1, otherAuthority: 0.1 } }, 'causes must add up to 1'],
  [{ grades: GRADES, inPost: [{ grade: 'sw', count: 0 }] }, 'Nobody is in post and nobody is to come'],
  [{ grades: [{ key: 'sw', posts: 0 }], inPost: IN_POST }, 'There are no posts'],
  [{ grades: GRADES, inPost: IN_POST, levers: [{ key: 'magic', from: '2027-01' }] }, 'nothing is known of "magic"'],
  [{ months: 12, grades: GRADES, inPost: IN_POST }, 'limits.vacancies.month is 24 and the forecast ends after 12 months'],
  [{}, 'Without a council\'s record the scenario must say "grades" (key, posts, leaving) and "inPost"'],
])('%j is answered with a sentence', (json, sentence) => {
  expect(problemsOf(json).join(' ')).toContain(sentence)
})

test('what is left open is filled, and every value says where it comes from', () => {
  const read = readScenario({ grades: GRADES, inPost: IN_POST, demand: { children: 200 } })
  if ('problems' in read) throw new Error(read.problems.join())
  const filled = fillScenario(read.scenario, AROUND)
  if ('problems' in filled) throw new Error(filled.problems.join())
  expect(filled.scenario.startsOn).toBe('2026-12-01')
  expect(filled.scenario.grades[0]?.fillsPostsOf).toBe('sw')
  expect(filled.sources.find((source) => source.input === 'Children to be held')).toEqual({ input: 'Children to be held', value: '200', source: 'the scenario' })
  expect(filled.sources.every((source) => source.source !== '' && !source.value.includes('NaN'))).toBe(true)
})
