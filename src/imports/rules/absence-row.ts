import type { Day } from '../../time/day.ts'
import { codeOfWords } from './code-words.ts'
import { lastDay } from './end-means.ts'
import type { EndMeans } from './mapping.ts'
import { emailOf, registrationOf } from './person-values.ts'

/** One absence as it is kept: whose, from when to when, which of DfE's kinds, and the working days that the file gives. */
export type AbsenceRow = {
  registrationNumber: string | null
  staffNumber: string | null
  email: string | null
  startedOn: Day
  endedOn: Day | null
  /** DfE's code of the kind (CSWW 2024-25 specification, 3.4.21); OTH where the words do not say. */
  category: string
  workingDays: number | null
}

/** The values of one row as an absence, with what is wrong in it; null where it is left out. */
export function absenceRowOf(values: Values, about: { endMeans: EndMeans; hasCategory: boolean }): { row: AbsenceRow | null; said: AbsenceSaid[] } {
  const said: AbsenceSaid[] = []
  const text = (key: string): string | null => (values[key] === null || values[key] === undefined || values[key] === '' ? null : String(values[key]))
  const take = (key: string, read: (given: string) => { value: string | null; problem?: string }): string | null => {
    const given = text(key)
    if (given === null) return null
    const { value, problem } = read(given)
    if (problem !== undefined) said.push({ column: key, value: given, message: `${problem} The row is kept without it.` })
    return value
  }
  const registrationNumber = take('registrationNumber', registrationOf)
  const email = take('email', emailOf)
  const staffNumber = text('staffNumber')
  const leftOut = (column: string, value: string, message: string) => ({ row: null, said: [...said, { column, value, message: `${message} It is left out.` }] })
  if (registrationNumber === null && email === null && staffNumber === null) return leftOut('staffNumber', '', 'The row has no staff number, registration number or e-mail address, so nobody can say whose absence it is.')
  const startedOn = text('startedOn') as Day | null
  if (startedOn === null) return leftOut('startedOn', '', 'The row has no first day that could be read.')
  const given = text('endedOn') as Day | null
  if (given !== null && given < startedOn) return leftOut('endedOn', given, `The last day (${given}) is before the first (${startedOn}); correct one of the two.`)
  const type = text('category')
  const code = type === null ? null : codeOfWords('absence', type)
  if (type !== null && code === null) said.push({ column: 'category', value: type, message: `“${type.slice(0, 60)}” is no kind of absence that is known, so no day of it counts as sickness. Write sickness, maternity, training, unpaid leave or other leave.` })
  return {
    said,
    row: {
      registrationNumber, staffNumber, email, startedOn, endedOn: lastDay(startedOn, given, about.endMeans),
      // a list without kinds is a list of sickness: other leave is never reported without saying so
      category: code ?? (about.hasCategory ? 'OTH' : 'SIC'),
      workingDays: typeof values['workingDays'] === 'number' ? values['workingDays'] : null,
    },
  }
}

type Values = Readonly<Record<string, string | number | null>>
export type AbsenceSaid = { column: string; value: string; message: string }
