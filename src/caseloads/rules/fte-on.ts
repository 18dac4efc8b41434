import type { Day } from '../../time/day.ts'
import { sumFte } from '../../workforce/rules/fte.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import type { Workforce } from '../../workforce/rules/record.ts'

/** A person's FTE on any day as the record saw it last, over all employments of the day, and the days on which it may have changed. */
export function indexFte(record: Pick<Workforce, 'employments' | 'observations'>): (personId: number) => { fteOn: (on: Day) => number | null; fteChanges: Day[] } {
  const employments = groupBy(record.employments, (one) => one.personId)
  const seen = groupBy(record.observations.filter((one) => one.fte !== null), (one) => one.employmentId)
  return (personId) => {
    const own = employments.get(personId) ?? []
    const fteOn = (on: Day): number | null => {
      const known = own
        .filter((one) => one.startedOn <= on && (one.endedOn === null || one.endedOn >= on))
        .map((one) => (seen.get(one.id) ?? []).filter((observation) => observation.onDay <= on).sort(byDay).at(-1)?.fte ?? (seen.get(one.id) ?? []).sort(byDay)[0]?.fte ?? null)
        .filter((fte) => fte !== null)
      return known.length === 0 ? null : sumFte(known)
    }
    return { fteOn, fteChanges: [...new Set(own.flatMap((one) => [one.startedOn, ...(seen.get(one.id) ?? []).map((observation) => observation.onDay)]))].sort() }
  }
}

function byDay(a: { onDay: Day; rank: number }, b: { onDay: Day; rank: number }): number {
  return a.onDay === b.onDay ? a.rank - b.rank : a.onDay < b.onDay ? -1 : 1
}
