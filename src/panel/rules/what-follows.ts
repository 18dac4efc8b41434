import { addDays, addMonths, type Day } from '../../time/day.ts'
import type { Decision } from './decisions.ts'
import { incrementFrom } from './panel-dates.ts'

/**
 * What a decision sets in motion once nothing is left to confirm and no amendment to be seen: the state of the programme, and for a pass
 * the increment from the day after the assessed year and a career plan of two to five years (C098, C117; docs/rules/panel.md, What follows).
 */
export function whatFollows(outcome: Outcome): Follows | null {
  if (outcome.needsConfirmation && !outcome.isConfirmed) return null
  switch (outcome.decision) {
    case 'pass-with-amendments':
      return outcome.amendmentsSeenOn === null ? null : passed(outcome)
    case 'pass':
      return passed(outcome)
    case 'fail':
      return { event: 'failed', until: null, incrementFrom: null, plan: null }
    case 'defer':
      return { event: 'deferred', until: outcome.until, incrementFrom: null, plan: null }
    case 'extend':
      return { event: 'extended', until: outcome.until, incrementFrom: null, plan: null }
  }
}

/** The plan begins with the second year in practice and ends with the fifth: years 2 to 5 from the end of the assessed year (C098). */
export function careerPlanYears(assessedYearEnds: Day): { from: Day; until: Day } {
  const from = addDays(assessedYearEnds, 1)
  return { from, until: addDays(addMonths(from, 48), -1) }
}

function passed(outcome: Outcome): Follows {
  return { event: 'passed', until: null, incrementFrom: incrementFrom(outcome.assessedUntil), plan: careerPlanYears(outcome.assessedUntil) }
}

export type Outcome = { decision: Decision; until: Day | null; needsConfirmation: boolean; isConfirmed: boolean; amendmentsSeenOn: Day | null; assessedUntil: Day }

export type Follows = { event: 'passed' | 'failed' | 'deferred' | 'extended'; until: Day | null; incrementFrom: Day | null; plan: { from: Day; until: Day } | null }
