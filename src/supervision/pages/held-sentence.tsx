import { formatDay, type Day } from '../../time/day.ts'
import type { Stretch } from '../rules/cadence.ts'
import { WORKING_DAYS_LATE, type Held } from '../rules/count-held.ts'

/** "5 of 6 in the 12 weeks to 16 November 2026", with what else is counted beside. */
export function heldSentence(held: Held, weeks: number, on: Day): string {
  const beside = [held.late > 0 ? `${held.late} of them late` : '', held.group > 0 ? `${held.group} in a group besides` : '', held.cancelled > 0 ? `${held.cancelled} cancelled` : ''].filter((part) => part !== '')
  return `${held.n} of ${held.of} in the ${weeks} weeks to ${formatDay(on)}${beside.length === 0 ? '' : `, ${beside.join(', ')}`}`
}

/** How N is made: printed wherever n of N stands. */
export function CountingRule(props: { stretches?: readonly Stretch[]; on: Day }) {
  const inForce = props.stretches?.filter(({ from, until }) => from <= props.on && (until === null || until >= props.on)) ?? []
  return (
    <>
      {inForce.length > 0 && <p class="govuk-body">What is asked for now: {inForce.map(({ why }) => why).join('; ')}.</p>}
      <p class="govuk-body">
        The first number counts the sessions planned in the window that were held, with both supervisors together, up to {WORKING_DAYS_LATE} working days late. Group sessions and case mapping stand beside it. The second number is the days at work in the window
        divided by the days between two sessions, without a fraction; days of leave, absence and pauses are not counted, and why somebody was away is not looked at.
      </p>
    </>
  )
}
