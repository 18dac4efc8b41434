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
  [{ months: 12, grades: GRADES, inPost: IN_POST, limits: { vacancies: { month: 24 } } }, 'limits.vacancies.month is 24 and the forecast ends after 12 months'],
  [{ grades: GRADES, inPost: [] }, 'Nobody is in post and nobody is to come'],
  [{ grades: GRADES, inPost: IN_POST, routes: [] }, 'routes needs at least one route'],
  [{ grades: GRADES, inPost: [{ grade: 'sw', count: 1, route: 'step-up' }] }, 'inPost[0] names the route "step-up", and routes has none of that key: it has mainstream'],
  [{ grades: [{ key: 'sw', posts: 9, promotion: { from: 'senior' } }, { key: 'senior', posts: 3, promotion: { from: 'sw' } }], inPost: IN_POST }, 'The promotions of sw, senior go in a circle'],
  [{ grades: [{ key: 'a', fillsPostsOf: 'b' }, { key: 'b', fillsPostsOf: 'sw' }, { key: 'sw', posts: 4 }], inPost: IN_POST }, 'a fills posts of b, which fills posts of another grade itself'],
  [{ grades: GRADES, inPost: IN_POST, intakes: Array.from({ length: 7 }, () => ({ month: '2027-01', offers: 500 })) }, '3501 offers and joiners a year are more than one council takes on'],
  [{ grades: GRADES, inPost: IN_POST, support: { assessorHoursAMonth: 40 } }, 'support needs "assessorHoursAMonth" and "hoursForEachPerson" together'],
  [{ grades: GRADES, inPost: IN_POST, support: { peopleForEachLead: 12 } }, 'there are no practice leads: say how many in support.leads'],
  [{ grades: GRADES, inPost: IN_POST, otherPlaces: [{ places: 4, from: '2027-05-01', until: '2027-04-30' }] }, 'otherPlaces[0] ends on 2027-04-30, before it begins'],
  [JSON.parse('{ "__proto__": 1 }'), 'has "__proto__", which is not known'],
  [{ constructor: 1 }, 'has "constructor", which is not known'],
  [{ grades: 'sw', inPost: 5, months: '36', startsOn: 20270101, levers: { key: 'x' } }, 'grades must be a list. inPost must be a list. months must be a number. startsOn must be a text'],
  [{ grades: [null], inPost: [[]] }, 'grades[0] must be an object of names and values. inPost[0] must be an object'],
  [{ months: 1e300, grades: GRADES, inPost: [{ grade: 'sw', count: 1e9 }] }, 'months is 1e+300: it must be from 1 to 120. inPost[0].count is 1000000000: it must be from 0 to 5000'],
  [{}, 'Without a council\'s record the scenario must say "grades" (key, posts, leaving) and "inPost"'],
])('%j is answered with a sentence', (json, sentence) => {
  expect(problemsOf(json).join(' ')).toContain(sentence)
})

test('a forecast of a year needs no limit of its own: the month of the limit of vacancies is within it', () => {
  const read = readScenario({ months: 12, grades: GRADES, inPost: IN_POST })
  const filled = 'problems' in read ? read : fillScenario(read.scenario, AROUND)
  expect('problems' in filled ? filled.problems : filled.scenario.limits.vacancies.month).toBe(12)
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
