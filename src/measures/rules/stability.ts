import { addMonths, type Day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { coversStaff } from '../../workforce/rules/on-day.ts'
import { amountOf, missing, type Figure, type FigureRow } from './figure.ts'
import { holdersOn, type PlaceOfPerson } from './places.ts'

/**
 * Of the people in post twelve months ago, those who are in the same post now (C010). Where posts are not known, the same team; else
 * the same DfE role; the figure says which. Who left counts as not the same; who has no place of that kind on record is left out and listed.
 */
export function stability(record: Workforce, on: Day): Figure {
  const before = addMonths(on, -12)
  if (!coversStaff(record.coverage, before) || !coversStaff(record.coverage, on)) return missing('no return or HR file speaks of both days')
  const [then, now] = [holdersOn(record, before), holdersOn(record, on)]
  const ground = GROUNDS.find(({ of }) => [then, now].every((people) => share(people, of) >= 0.9))
  if (ground === undefined) return missing('posts, teams and roles are known for less than nine in ten people on one of the two days')
  const rows = [...then].map(([personId, places]) => {
    const had = idsOf(places, ground.of)
    const has = idsOf(now.get(personId) ?? [], ground.of)
    const same = had.some((id) => has.includes(id))
    return { isKnown: had.length > 0, same, row: rowOf(personId, places, same ? `same ${ground.name}` : now.has(personId) ? `in post, another ${ground.name}` : 'no longer in post') }
  })
  const known = rows.filter((one) => one.isKnown)
  const denominatorRows = known.map((one) => one.row)
  const numeratorRows = known.filter((one) => one.same).map((one) => one.row)
  const [numerator, denominator] = [amountOf(numeratorRows), amountOf(denominatorRows)]
  return {
    value: denominator === 0 ? null : (100 * numerator) / denominator, numerator, denominator, numeratorRows, denominatorRows,
    leftOut: rows.filter((one) => !one.isKnown).map((one) => one.row),
    from: `people in the same ${ground.name} on both days`,
    whyMissing: denominator === 0 ? 'there was nobody in post twelve months ago' : null,
  }
}

function share(people: ReadonlyMap<number, readonly PlaceOfPerson[]>, of: Ground['of']): number {
  return people.size === 0 ? 1 : [...people.values()].filter((places) => idsOf(places, of).length > 0).length / people.size
}

function idsOf(places: readonly PlaceOfPerson[], of: Ground['of']): number[] {
  return places.map(of).filter((id) => id !== null)
}

function rowOf(personId: number, places: readonly PlaceOfPerson[], what: string): FigureRow {
  const [first] = places
  return {
    personId, employmentId: first?.employmentId ?? null, postId: first?.postId ?? null, teamId: first?.teamId ?? null, dfeRole: first?.dfeRole ?? null,
    startOrigin: first?.startOrigin ?? null, basis: 'employed', startedOn: first?.startedOn ?? null, endedOn: first?.endedOn ?? null, fte: first?.fte ?? null, amount: 1, what,
  }
}

const GROUNDS: readonly Ground[] = [
  { name: 'post', of: (place) => place.postId },
  { name: 'team', of: (place) => place.teamId },
  { name: 'DfE role', of: (place) => place.dfeRole },
]

type Ground = { name: string; of: (place: PlaceOfPerson) => number | null }
