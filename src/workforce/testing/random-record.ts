import * as fc from 'fast-check'
import { addDays, day } from '../../time/day.ts'
import type { Workforce } from '../rules/record.ts'
import { aPerson, aPlace, aPost, aSpell, buildRecord, seen } from './build-record.ts'

const FIRST = day('2025-01-01')
const days = fc.integer({ min: 0, max: 400 })
const span = fc.tuple(days, fc.option(fc.integer({ min: 0, max: 200 }), { freq: 2, nil: null })).map(([start, length]) => ({
  startedOn: addDays(FIRST, start),
  endedOn: length === null ? null : addDays(FIRST, start + length),
}))
const fte = fc.constantFrom(0, 0.1, 0.2, 0.333333, 0.5, 0.6, 0.7, 0.8, 1)

const post = fc.record({ span, teamId: fc.constantFrom(1, 2, 3, null), fundedFte: fte, kind: fc.constantFrom('position' as const, 'grid' as const), grade: fc.constantFrom('G9', 'G10', null) })
const spell = fc.record({ span, basis: fc.constantFrom('employed' as const, 'employed' as const, 'agency' as const), fte: fc.option(fte, { freq: 5, nil: null }) })
const place = fc.record({
  spell: fc.nat(), span, postId: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }), teamId: fc.constantFrom(1, 2, 3, null),
  grade: fc.constantFrom('G9', 'G10', null), fte: fc.option(fte, { nil: null }), kind: fc.constantFrom('permanent', 'permanent', 'acting', 'secondment', 'maternity cover', 'fixed term'),
})

/** Any record at all: overlapping places, posts that end, people without posts, agency workers, unknown FTEs. */
export const anyRecord: fc.Arbitrary<Workforce> = fc
  .record({ posts: fc.array(post, { maxLength: 6 }), spells: fc.array(spell, { minLength: 1, maxLength: 8 }), places: fc.array(place, { maxLength: 14 }) })
  .map(({ posts, spells, places }) => buildRecord({
    services: [{ id: 1, name: 'Families First', sort: 1 }, { id: 2, name: 'Looked After', sort: 2 }],
    teams: [1, 2, 3].map((id) => ({ id, serviceId: id === 3 ? null : id, name: `Team ${id}`, openedOn: null, closedOn: null })),
    posts: posts.map(({ span: when, ...rest }, at) => aPost(at + 1, { ...rest, ...when })),
    // two spells of one person now and then
    people: spells.map((_, at) => aPerson(at + 1)),
    employments: spells.map(({ span: when, basis }, at) => aSpell(at + 1, when.startedOn, { personId: Math.max(1, at), basis, ...when })),
    observations: spells.flatMap((one, at) => (one.fte === null ? [] : [seen(at + 1, '2025-06-01', { personId: Math.max(1, at), fte: one.fte })])),
    assignments: places.map(({ spell: of, span: when, ...rest }, at) => {
      const employmentId = (of % spells.length) + 1
      return aPlace(at + 1, when.startedOn, { ...rest, ...when, employmentId, personId: Math.max(1, employmentId - 1) })
    }),
  }))

export const anyDay = days.map((at) => addDays(FIRST, at))
