import type { Problem } from '../../fields/field.ts'
import { optional } from '../../fields/field.ts'
import { wholeNumber } from '../../fields/numbers.ts'

/**
 * The numbers typed for a team's workers: who was left empty is not counted. A worker with families and no children is asked about, and
 * so is one with more families than children (docs/files.md, "Counts").
 */
export function readTypedCounts(workers: readonly { personId: number; name: string }[], fields: Readonly<Record<string, string>>): { counts: TypedCount[]; problems: Problem[] } {
  const counts: TypedCount[] = []
  const problems: Problem[] = []
  for (const { personId, name } of workers) {
    const children = optional(wholeNumber(`the number of children of ${name}`, { min: 0, max: MOST })).read(`children-${personId}`, fields)
    const families = optional(wholeNumber(`the number of families of ${name}`, { min: 0, max: MOST })).read(`families-${personId}`, fields)
    if (!children.ok) problems.push(...children.problems)
    if (!families.ok) problems.push(...families.problems)
    if (!children.ok || !families.ok) continue
    if (children.value === null && families.value === null) continue
    if (children.value === null) problems.push({ field: `children-${personId}`, message: `Enter the number of children of ${name}, or take the families away` })
    else if (families.value !== null && families.value > children.value) problems.push({ field: `families-${personId}`, message: `The number of families of ${name} must not be higher than the number of children` })
    else counts.push({ personId, children: children.value, families: families.value })
  }
  if (counts.length === 0 && problems.length === 0) problems.push({ field: `children-${workers[0]?.personId ?? ''}`, message: 'Enter the number of children of at least one worker' })
  return { counts, problems }
}

/** Nobody holds so many; a slip of the finger does. */
const MOST = 500

export type TypedCount = { personId: number; children: number; families: number | null }
