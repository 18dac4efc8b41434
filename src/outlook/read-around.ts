import { readShippedFigures } from '../measures/read-published.ts'
import type { Day } from '../time/day.ts'
import type { AcademyFacts } from './rules/academy-facts.ts'
import type { Around } from './rules/fill-scenario.ts'
import { publishedCounts } from './rules/published-counts.ts'
import { recordFacts } from './rules/record-facts.ts'
import type { Workforce } from '../workforce/rules/record.ts'

/** What stands around a scenario: England's last published year, the council's own record on a day, and the settings that the back-test chose. */
export async function readAround(today: Day, own: { record: Workforce; on: Day; academy: AcademyFacts | null } | null): Promise<Around> {
  const { national } = publishedCounts((await readShippedFigures()).figures)
  const year = Math.max(...national.keys())
  const england = { year, ...national.get(year)! }
  return {
    today, national: england, yearVariation: YEAR_VARIATION, priorLeavers: PRIOR_LEAVERS,
    record: own === null ? null : recordFacts(own.record, own.on, { ...england, priorLeavers: PRIOR_LEAVERS }, own.academy),
  }
}

/** What the back-test chooses from all published years (docs/rules/outlook.md, "Rate of leaving"). */
const YEAR_VARIATION = 0.27
const PRIOR_LEAVERS = 60
