/**
 * Nobody reads or decides on somebody whom they supervise, mentor, assess or manage, nor on themselves (C093; catalogue: separation of
 * recommendation and decision). Worked out from the dated relationships; a member declares what no record knows.
 */
export function conflictsOf(candidate: CandidateTies, member: { userId: number; personId: number | null }): string[] {
  const computed = member.personId === null ? [] : [...(candidate.personId === member.personId ? ['this is the own portfolio'] : []), ...candidate.ties.filter((tie) => tie.personId === member.personId).map((tie) => `is or was the ${tie.as}`)]
  const declared = candidate.declared.filter((one) => one.userId === member.userId).map((one) => `declared: ${one.says}`)
  return [...new Set([...computed, ...declared])]
}

export type CandidateTies = {
  personId: number
  /** Every relationship of the programme, also ended ones. */
  ties: readonly { personId: number; as: string }[]
  declared: readonly { userId: number; says: string }[]
}
