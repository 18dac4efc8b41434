import { addDays, type Day } from '../../time/day.ts'
import { isWorkingDay } from '../../time/working-days.ts'

/** The last day on which a portfolio is in: some weeks before the panel, and the working day before where that is none (docs/rules/panel.md, Dates). */
export function handInDay(panelOn: Day, weeks: number): Day {
  let at = addDays(panelOn, -7 * weeks)
  while (!isWorkingDay(at)) at = addDays(at, -1)
  return at
}

/** The increment counts from the day after the assessed year, whenever the panel sits, so it may be backdated (C117; docs/rules/panel.md, Pay). */
export function incrementFrom(assessedYearEnds: Day): Day {
  return addDays(assessedYearEnds, 1)
}
