import { dayInThreeParts } from '../fields/days.ts'
import type { Day } from '../time/day.ts'
import { caseNumberOf } from './rules/case-number.ts'

/** What is entered as expected: for whom, what and from which day. Each problem is by the field that mends it. */
export function readExpectedForm(fields: Readonly<Record<string, string>>, people: readonly KnownPerson[]): { entry: ExpectedEntry } | { problems: Problem[] } {
  const problems: Problem[] = []
  const what = WHAT.find((one) => one === fields['kind']) ?? null
  const number = (fields['number'] ?? '').replaceAll(/\s/g, '').toUpperCase()
  const name = (fields['name'] ?? '').trim().replaceAll(/\s+/g, ' ')
  const isStarter = what === 'starter' || what === 'agency-starter'
  const person = number === '' ? undefined : people.find((one) => one.registrationNumber?.toUpperCase() === number || one.staffNumber?.toUpperCase() === number)
  if (what === null) problems.push({ field: 'kind', message: 'Select what it is' })
  if (number === '' && !isStarter) problems.push({ field: 'number', message: 'Enter the registration or staff number' })
  if (number === '' && isStarter && name === '') problems.push({ field: 'number', message: 'Enter the registration or staff number, or the name of who has none yet' })
  if (name.length > 100) problems.push({ field: 'name', message: 'The name must be 100 characters or fewer' })
  if (number !== '' && !isStarter && person === undefined) problems.push({ field: 'number', message: 'Nobody in the record has that number: check it in the HR system' })
  const subjectKind = what === 'child' ? 'child' : what === 'household' ? 'carer-household' : null
  const caseNumber = subjectKind === null ? null : caseNumberOf(fields['case-number'] ?? '')
  if (caseNumber !== null && 'problem' in caseNumber) problems.push({ field: 'case-number', message: caseNumber.problem })
  const on = dayInThreeParts('the day').read('on', fields)
  if (!on.ok) problems.push(...on.problems.slice(0, 1).map(({ field, message }) => ({ field, message })))
  if (problems.length > 0 || !on.ok || what === null) return { problems }
  if (isStarter) {
    const known = number === '' ? {} : /^[A-Z]{2}\d+$/.test(number) ? { registrationNumber: number } : { staffNumber: number }
    return { entry: { kind: 'starter', onDay: on.value, detail: { ...known, ...(name === '' ? {} : { name }), ...(what === 'agency-starter' ? { basis: 'agency' as const } : {}) } } }
  }
  const personId = person?.id ?? 0
  if (subjectKind !== null && caseNumber !== null && 'value' in caseNumber) return { entry: { kind: 'allocation', onDay: on.value, personId, subjectKind, caseNumber: caseNumber.value } }
  return { entry: { kind: 'notice', onDay: on.value, personId } }
}

const WHAT = ['notice', 'starter', 'agency-starter', 'child', 'household'] as const

type Problem = { field: string; message: string }
type KnownPerson = { id: number; registrationNumber: string | null; staffNumber: string | null }
export type ExpectedEntry =
  | { kind: 'notice'; onDay: Day; personId: number }
  | { kind: 'starter'; onDay: Day; detail: { name?: string; registrationNumber?: string; staffNumber?: string; basis?: 'agency' } }
  | { kind: 'allocation'; onDay: Day; personId: number; subjectKind: 'child' | 'carer-household'; caseNumber: string }
