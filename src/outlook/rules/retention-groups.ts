import { startOrigin } from '../../census/rules/layouts/code-sets.ts'
import { censusYearOf } from '../../time/census-year.ts'
import { day, formatDay } from '../../time/day.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { roleOf } from './roles.ts'
import { coveredStretches, type RetentionSpell } from './retention-spells.ts'

export const groupings = ['none', 'route', 'cohort', 'service', 'stage'] as const
export type Grouping = (typeof groupings)[number]

export const groupingLabels: Readonly<Record<Grouping, string>> = {
  none: 'Everybody together', route: 'How they came', cohort: 'Year of starting', service: 'Service', stage: 'Role when first seen',
}

/**
 * The record as far as it can speak of a grouping. Only HR extracts say in which service somebody works, so that whoever left before the
 * first of them has none: services are compared from that day on, or the ones with a service would seem to stay for ever. Null where there
 * is no extract.
 */
export function recordFor(by: Grouping, record: Workforce): Workforce | null {
  if (by !== 'service') return record
  return record.coverage.peopleFrom === null ? null : { ...record, coverage: { ...record.coverage, returnYears: [] } }
}

/** By spell the name of its group, fixed at its beginning: who was promoted later would else have been safe from leaving until then. */
export function grouper(record: Workforce, by: Grouping): (spell: RetentionSpell) => string {
  if (by === 'none') return () => 'Everybody'
  // Of who started before the record begins only those are in it who stayed until then: cohorts of their own would be tiny and odd.
  const [first] = coveredStretches(record.coverage, LAST_DAY)
  if (by === 'cohort') return (spell) => first !== undefined && spell.origin < first.from ? `Before ${formatDay(first.from)}` : `${censusYearOf(spell.origin) - 1}-${String(censusYearOf(spell.origin)).slice(2)}`
  if (by === 'route') {
    const people = new Map(record.people.map((person) => [person.id, person]))
    return ({ stint }) => {
      const person = people.get(stint.personId)
      if (person?.isFrontline) return 'Frontline'
      if (person?.isStepUp) return 'Step Up'
      const [first] = stint.employments
      return startOrigin.find(({ code }) => code === String(first?.startOrigin ?? ''))?.label ?? 'Not known'
    }
  }
  if (by === 'stage') {
    const observations = groupBy(record.observations.filter((one) => one.dfeRole !== null), (one) => one.personId)
    return ({ stint }) => {
      const seen = (observations.get(stint.personId) ?? []).filter((one) => one.onDay >= stint.startedOn).reduce<typeof record.observations[number] | null>((first, one) => (first === null || one.onDay < first.onDay ? one : first), null)
      return roleOf(seen?.dfeRole ?? null)
    }
  }
  const services = new Map(record.services.map((service) => [service.id, service.name]))
  const ofTeam = new Map(record.teams.map((team) => [team.id, services.get(team.serviceId ?? 0) ?? 'No service on record']))
  const assignments = groupBy(record.assignments, (one) => one.personId)
  return ({ stint }) => {
    const own = (assignments.get(stint.personId) ?? []).filter((one) => one.teamId !== null && (one.endedOn === null || one.endedOn >= stint.startedOn)).sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    return ofTeam.get(own[0]?.teamId ?? 0) ?? 'No service on record'
  }
}

const LAST_DAY = day('2200-12-31')
