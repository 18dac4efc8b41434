import { shortDay, type Day } from '../../time/day.ts'
import { decisionLabels, type Decision } from './decisions.ts'

/** "Pass with amendments by 12 Dec 2026", "Deferred to the panel after 1 Mar 2027". */
export function decisionWords(decision: { decision: Decision; until: Day | null }): string {
  const until = decision.until === null ? '' : shortDay(decision.until)
  switch (decision.decision) {
    case 'pass':
    case 'fail':
      return decisionLabels[decision.decision]
    case 'pass-with-amendments':
      return `Pass with amendments by ${until}`
    case 'defer':
      return `Defer to ${until}`
    case 'extend':
      return `Extend to ${until}`
  }
}
