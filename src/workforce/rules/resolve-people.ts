import type { Claim, PersonClaim } from './claims.ts'

/**
 * Which rows speak of the same person: by registration number, then staff number, then e-mail, then by a person's decision.
 * DfE counts two people where one return gives a registration number twice with another birth date, sex or ethnicity
 * (CSWW methodology, headcount), so we keep them apart too. Between sources another birth date under the same number is
 * another person until someone says otherwise: the pair is an exception, and a number typed wrongly joins nobody's history.
 */
export function resolvePeople(claims: readonly Claim[], decisions: readonly IdentityDecision[]): Cluster[] {
  const clusters: Cluster[] = []
  const byIdentifier = new Map<string, Cluster[]>()
  const aliases = new Map(decisions.filter((decision) => decision.answer === 'same').map((decision) => [decision.left, decision.right]))
  const apart = new Set(decisions.filter((decision) => decision.answer === 'different').flatMap(({ left, right }) => [`${left} ${right}`, `${right} ${left}`]))

  for (const claim of inOrder(claims)) {
    const own = identifiersOf(claim.person)
    const names = own.flatMap((name) => [name, ...(aliases.has(name) ? [aliases.get(name) ?? ''] : [])])
    const isDecided = names.length > own.length || own.some((name) => aliases.get(name) === name)
    const found = (name: string): Cluster | null => {
      const candidates = byIdentifier.get(name) ?? []
      return best(name.startsWith('email:') && !isDecided ? candidates.filter((cluster) => !deniesNumber(cluster, claim)) : candidates, claim, names, apart, isDecided)
    }
    const cluster = names.map(found).find((one) => one !== null) ?? null
    const home = cluster ?? { claims: [], identifiers: new Set<string>() }
    if (cluster === null) clusters.push(home)
    home.claims.push(claim)
    for (const name of names) {
      if (home.identifiers.has(name)) continue
      home.identifiers.add(name)
      byIdentifier.set(name, [...(byIdentifier.get(name) ?? []), home])
    }
  }
  return clusters
}

/**
 * "swe:SW1234", "staff:00871", "email:..." in the order in which they join files. An agency worker of whom a list gives the name
 * only is known by it, so that next month's list means the same person.
 */
export function identifiersOf(person: Pick<PersonClaim, 'registrationNumber' | 'staffNumber' | 'email' | 'givenName' | 'familyName'>): string[] {
  const numbers = [
    ...(person.registrationNumber ? [`swe:${person.registrationNumber}`] : []),
    ...(person.staffNumber ? [`staff:${person.staffNumber}`] : []),
    ...(person.email ? [`email:${person.email.toLowerCase()}`] : []),
  ]
  if (numbers.length > 0 || !person.familyName) return numbers
  return [`name:${person.familyName} ${person.givenName ?? ''}`.toLowerCase().trim()]
}

/** Older sources first, so that a later file finds the people whom an earlier one brought, whatever order they were loaded in. */
function inOrder(claims: readonly Claim[]): Claim[] {
  return claims
    .map((claim, index) => ({ claim, index }))
    .sort((a, b) => compare(a.claim.source.on, b.claim.source.on) || compare(a.claim.source.label, b.claim.source.label) || a.index - b.index)
    .map(({ claim }) => claim)
}

function best(candidates: readonly Cluster[], claim: Claim, names: readonly string[], apart: ReadonlySet<string>, isDecided: boolean): Cluster | null {
  const possible = candidates.filter((cluster) => mayBeSame(cluster, claim, isDecided) && !names.some((name) => [...cluster.identifiers].some((other) => apart.has(`${name} ${other}`))))
  return possible.find((cluster) => likeness(cluster, claim) === 3) ?? possible.find((cluster) => likeness(cluster, claim) === 2) ?? possible[0] ?? null
}

/** Two registration numbers are two people who share a mailbox, whatever the address says. */
function deniesNumber(cluster: Cluster, claim: Claim): boolean {
  const own = claim.person.registrationNumber
  return own !== null && cluster.claims.some((other) => other.person.registrationNumber !== null && other.person.registrationNumber !== own)
}

function mayBeSame(cluster: Cluster, claim: Claim, isDecided: boolean): boolean {
  if (claim.employment.basis === 'agency') return true
  return cluster.claims.every((other) => {
    if (other.employment.basis === 'agency' || isDecided) return true
    // Within one return DfE's own head count is the rule; between sources sex and ethnicity are filled in and corrected.
    if (claim.source.kind === 'return' && other.source.label === claim.source.label) return headOf(other.person) === headOf(claim.person)
    return other.person.birthDate === null || claim.person.birthDate === null || other.person.birthDate === claim.person.birthDate
  })
}

function likeness(cluster: Cluster, claim: Claim): number {
  if (claim.person.birthDate === null) return 0
  const others = cluster.claims.filter((other) => other.person.birthDate !== null)
  if (others.some((other) => headOf(other.person) === headOf(claim.person))) return 3
  return others.some((other) => other.person.birthDate === claim.person.birthDate) ? 2 : 0
}

function headOf(person: PersonClaim): string {
  return [person.birthDate, person.sex ?? person.gender, person.ethnicity].join('|')
}

export function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export type Cluster = { claims: Claim[]; identifiers: Set<string> }

/** A person's word that two identifiers are, or are not, one person. */
export type IdentityDecision = { left: string; right: string; answer: 'same' | 'different' }
