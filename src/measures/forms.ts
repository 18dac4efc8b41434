import { dayInThreeParts } from '../fields/days.ts'
import { decimal, wholeNumber } from '../fields/numbers.ts'
import { readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import { day } from '../time/day.ts'

/** What the target form sends. */
export function readTargetForm(fields: Readonly<Record<string, string>>) {
  return readFields({
    value: decimal('the target', { min: 0, places: 2 }),
    owner: text('who answers for it', { max: 100 }),
    due: dayInThreeParts('the day by which it is to be reached', { from: day('2015-01-01'), until: day('2100-12-31') }),
    version: wholeNumber('the version', { min: 0 }),
  }, fields)
}

/** DfE numbers, in any usual writing: "335, 892". */
export function readCouncilNumbers(written: string, known: ReadonlySet<string>): { numbers: string[]; problem: string | null } {
  const numbers = [...new Set(written.split(/[\s,;]+/).filter((part) => part !== ''))]
  const unknown = numbers.filter((number) => !known.has(number))
  if (unknown.length > 0) return { numbers, problem: `${unknown.join(', ')} ${unknown.length === 1 ? 'is not the number' : 'are not numbers'} of a council in the published figures` }
  if (numbers.length > 5) return { numbers, problem: 'Choose 5 councils or fewer' }
  return { numbers, problem: null }
}
