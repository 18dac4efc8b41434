import type { Employment } from '../../workforce/rules/record.ts'

/**
 * Why somebody left, from DfE's codes (CSWW 2024-25 specification, ReasonLeave and LeaverDestination): the reason where it is
 * retirement, death or a move within the council, else where they went.
 */
export function causeOfLeaving(employment: Pick<Employment, 'leavingReason' | 'leaverDestination'> | null): Cause {
  const reason = employment?.leavingReason ?? null
  if (reason === 5 || reason === 6) return 6
  if (reason === 7) return 4
  return BY_DESTINATION[employment?.leaverDestination ?? 0] ?? 5
}

const BY_DESTINATION: Readonly<Record<number, Cause>> = { 1: 2, 2: 7, 3: 3, 4: 7, 5: 7, 6: 1 }

export const causeLabels: Readonly<Record<Cause, string>> = {
  1: 'Left social work and social care',
  2: 'Another council in England',
  3: 'Agency',
  4: 'Another service of this council',
  5: 'Other or not known',
  6: 'Retired or died',
  7: 'Another social work or social care employer',
}

export type Cause = 1 | 2 | 3 | 4 | 5 | 6 | 7
