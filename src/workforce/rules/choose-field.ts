import type { Claim } from './claims.ts'
import { outranks } from './merge-spells.ts'

/** The value that stands and, where another source says otherwise, what was set aside: a conflict is listed, never hidden. */
export function choose<T extends string | number | boolean>(claims: readonly Claim[], read: (claim: Claim) => T | null): Choice<T> {
  let kept: { value: T; claim: Claim } | null = null
  for (const claim of claims) {
    const value = read(claim)
    if (value !== null && (kept === null || outranks(claim.source, kept.claim.source))) kept = { value, claim }
  }
  if (kept === null) return { value: null, source: null, setAside: [] }
  const chosen = kept
  const setAside = new Map<string, SetAside>()
  for (const claim of claims) {
    const value = read(claim)
    if (isReplaced(claim, chosen.claim)) continue
    if (value !== null && value !== chosen.value && !setAside.has(`${claim.source.label} ${String(value)}`)) {
      setAside.set(`${claim.source.label} ${String(value)}`, { value: String(value), source: claim.source.label })
    }
  }
  return { value: chosen.value, source: chosen.claim.source.label, setAside: [...setAside.values()] }
}

/** An extract of a later day brings what is true now: a registration renewed since the one before is no disagreement. */
function isReplaced(claim: Claim, by: Claim): boolean {
  return claim.source.kind !== 'return' && claim.source.kind === by.source.kind && claim.source.on < by.source.on
}

export type Choice<T> = { value: T | null; source: string | null; setAside: SetAside[] }
export type SetAside = { value: string; source: string }
