import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type Day } from '../../time/day.ts'
import type { ClaimSource } from '../../workforce/rules/claims.ts'
import { foldRecord } from '../../workforce/rules/fold-record.ts'
import { workRowOf, type WorkRow } from './people-row.ts'
import { claimsOf, withoutRepeats } from './work-rows.ts'

const begin = day('2024-01-01')
const person = fc.record({
  number: fc.integer({ min: 1, max: 4 }), start: fc.integer({ min: 0, max: 300 }), length: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
  team: fc.constantFrom('North', 'South', null), title: fc.constantFrom('Social Worker', 'Team Manager', 'Something else'), fte: fc.constantFrom(null, 0.4, 1), days: fc.constantFrom(null, 3),
  post: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
})
const extract = fc.record({ after: fc.integer({ min: 300, max: 900 }), people: fc.array(person, { maxLength: 6 }) })
const extracts = fc.uniqueArray(extract, { selector: ({ after }) => after, minLength: 1, maxLength: 4 })

describe('the record that HR extracts give together', () => {
  it('does not depend on the order of loading', () => {
    fc.assert(fc.property(extracts, fc.integer(), (list, seed) => {
      const files = list.map(fileOf)
      const shuffled = [...files].sort((a, b) => (hash(a.source.label, seed) < hash(b.source.label, seed) ? -1 : 1))
      expect(fold(shuffled)).toEqual(fold(files))
    }))
  })

  it('has for nobody two posts of one employment at once, and no post outside its order', () => {
    fc.assert(fc.property(extracts, (list) => {
      for (const folded of fold(list.map(fileOf))) {
        for (const spell of folded.spells) {
          spell.assignments.forEach((assignment, index) => {
            const next = spell.assignments[index + 1]
            if (assignment.endedOn !== null) expect(assignment.endedOn >= assignment.startedOn).toBe(true)
            if (next) expect(assignment.endedOn !== null && assignment.endedOn < next.startedOn).toBe(true)
          })
        }
      }
    }))
  })

  it('has the same person once, and repeated rows change nothing', () => {
    fc.assert(fc.property(extracts, (list) => {
      const once = fold(list.map(fileOf))
      const twice = fold(list.map((one) => fileOf({ ...one, people: [...one.people, ...one.people] })))
      expect(twice).toEqual(once)
      const numbers = once.map((folded) => folded.person.staffNumber)
      expect(new Set(numbers).size).toBe(numbers.length)
    }))
  })
})

type File = { source: ClaimSource; rows: WorkRow[] }

function fold(files: readonly File[]) {
  const folded = foldRecord(files.flatMap((file) => claimsOf(file.rows, file.source, 'employed')), files.map((file) => file.source), [])
  return folded.sort((a, b) => ((a.person.staffNumber ?? '') < (b.person.staffNumber ?? '') ? -1 : 1))
}

function fileOf({ after, people }: { after: number; people: readonly (typeof person extends fc.Arbitrary<infer T> ? T : never)[] }): File {
  const on = addDays(begin, after)
  const rows = people.flatMap((one, index): WorkRow[] => {
    const startedOn: Day = addDays(begin, one.start)
    const { row } = workRowOf(
      {
        staffNumber: `00${one.number}`, startedOn, endedOn: one.length === null ? null : addDays(startedOn, one.length), postStartedOn: one.post === null ? null : addDays(startedOn, one.post),
        team: one.team, title: one.title, fte: one.fte, daysLost: one.days,
      },
      { row: index + 2, sheet: null, roles: {}, nameIsIdentity: false, asOf: on },
    )
    return row === null ? [] : [row]
  })
  return { source: { label: `HR ${on}`, kind: 'people', rank: 2, on, from: on }, rows: withoutRepeats(rows).rows }
}

function hash(text: string, seed: number): number {
  return text.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 1_000_003, 7)
}
