import { isNhsNumber } from './child-data.ts'

/** A case number as somebody types it, read as a file's is; refused where it looks like anything else of a child (docs/files.md, "Allocations"). */
export function caseNumberOf(typed: string): { value: string } | { problem: string } {
  const value = typed.trim().toUpperCase()
  if (value === '') return { problem: 'Enter the case number that the case system has for the child' }
  if (isNhsNumber(value)) return { problem: 'That is an NHS number: enter the case system’s own number for the child' }
  if (value.length > 40 || /\s/.test(value) || !/\d/.test(value)) return { problem: 'Enter the case number alone, as the case system writes it, such as 700123: no name, birth date or address' }
  return { value }
}
