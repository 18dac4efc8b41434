import { addDays, later, type Day } from '../../time/day.ts'
import type { AssignmentClaim, Claim } from './claims.ts'
import type { FoldedAssignment } from './folded.ts'
import { compare } from './resolve-people.ts'

/** The posts and teams of one spell, one after another: an extract that says the same as the last continues it. */
export function foldAssignments(claims: readonly Claim[], spellEndedOn: Day | null): FoldedAssignment[] {
  const folded: FoldedAssignment[] = []
  const ordered = [...claims].sort((a, b) => compare(a.source.on, b.source.on) || a.source.rank - b.source.rank)
  for (const claim of ordered) {
    const said = claim.assignment
    if (said === null) continue
    if (claim.pastAssignments !== undefined) replaceHistory(folded, claim.pastAssignments, claim)
    const last = folded.at(-1)
    const end = said.endedOn ?? spellEndedOn
    if (last && isSame(last, said)) {
      last.endedOn = end
      last.fte = said.fte
      continue
    }
    const began = said.startedOn ?? (last ? claim.source.on : claim.employment.startedOn) ?? claim.source.on
    const startedOn = last ? later(began, addDays(last.startedOn, 1)) : began
    if (last && (last.endedOn === null || last.endedOn >= startedOn)) last.endedOn = addDays(startedOn, -1)
    if (end !== null && end < startedOn) continue
    folded.push({ ...said, startedOn, endedOn: end, source: claim.source.label })
  }
  return folded
}

/** A source that tells the posts of a spell one by one knows more than what files before it let guess: from its first post on, it stands. */
function replaceHistory(folded: FoldedAssignment[], past: readonly AssignmentClaim[], claim: Claim): void {
  const told = past.flatMap((said) => (said.startedOn === null ? [] : [{ ...said, startedOn: said.startedOn, source: claim.source.label }]))
  const [first] = told
  if (first === undefined) return
  while ((folded.at(-1)?.startedOn ?? '') >= first.startedOn) folded.pop()
  const last = folded.at(-1)
  if (last && (last.endedOn === null || last.endedOn >= first.startedOn)) last.endedOn = addDays(first.startedOn, -1)
  folded.push(...told)
}

function isSame(last: FoldedAssignment, said: AssignmentClaim): boolean {
  return (['positionNumber', 'team', 'service', 'title', 'grade', 'dfeRole', 'kind'] as const).every((field) => last[field] === said[field])
}
