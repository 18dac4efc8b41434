import { daysBetween, earlier, later, weekday, type Day } from '../../time/day.ts'
import { indexRecord, observed } from '../../workforce/rules/on-day.ts'
import type { Employment, Workforce } from '../../workforce/rules/record.ts'

/**
 * What agency workers cost in a period: charge x time, time being Mondays to Fridays of the spell within the period x FTE, 7.4 hours
 * a day and 5 days a week (docs/rules/measures.md, "Agency cost"). It is an estimate before bank holidays and leave. A worker without a known charge,
 * FTE or dates is listed and adds nothing.
 */
export function agencyCost(record: Workforce, from: Day, until: Day): AgencyCostRow[] {
  const index = indexRecord(record)
  return record.employments
    .filter((employment) => employment.basis === 'agency' && employment.startedOn <= until && (employment.endedOn === null || employment.endedOn >= from))
    .map((employment) => {
      const days = employment.isDayOnly ? null : weekdaysBetween(later(employment.startedOn, from), earlier(employment.endedOn ?? until, until))
      const fte = observed(index.observations.get(employment.id) ?? [], 'fte', until)
      const perDay = chargePerDay(employment)
      const unknown = [days === null && 'start and end', fte === null && 'FTE', perDay === null && (employment.charge === null ? 'charge' : `charge by "${employment.chargeUnit ?? ''}"`)].filter((one) => one !== false)
      return {
        personId: employment.personId, employmentId: employment.id, startedOn: employment.startedOn, endedOn: employment.endedOn, supplier: employment.supplier, weekdays: days, fte,
        pounds: days === null || fte === null || perDay === null ? null : Math.round(days * fte * perDay * 100) / 100,
        unknown,
      }
    })
}

function chargePerDay(employment: Employment): number | null {
  if (employment.charge === null) return null
  const unit = (employment.chargeUnit ?? '').toLowerCase()
  if (/hour/.test(unit)) return employment.charge * HOURS_A_DAY
  if (/day|daily/.test(unit)) return employment.charge
  if (/week/.test(unit)) return employment.charge / 5
  return null
}

/** Mondays to Fridays from one day to another, both included; none where the second is earlier. */
export function weekdaysBetween(from: Day, until: Day): number {
  const days = daysBetween(from, until) + 1
  if (days <= 0) return 0
  const rest = Array.from({ length: days % 7 }, (_, at) => ((weekday(from) - 1 + at) % 7) + 1)
  return Math.floor(days / 7) * 5 + rest.filter((one) => one <= 5).length
}

const HOURS_A_DAY = 7.4

export type AgencyCostRow = {
  personId: number
  employmentId: number
  startedOn: Day
  endedOn: Day | null
  supplier: string | null
  weekdays: number | null
  fte: number | null
  pounds: number | null
  /** What is missing for the cost. */
  unknown: readonly string[]
}
