import { nameKey, namesOf, registrationOf } from './person-values.ts'

/**
 * Who a case system says holds a case, by the strongest number that it gives, else by name and team. Where it names a team and
 * no worker the child waits with the team: a tray.
 */
export function holderOf(said: HolderWords): Holder | null {
  // some systems keep the registration number where others keep the staff number
  const moved = said.registrationNumber === null && said.staffNumber !== null && /^[A-Za-z]{2}\s?\d{4,10}$/.test(said.staffNumber)
  const registrationNumber = moved ? registrationOf(said.staffNumber ?? '').value : said.registrationNumber === null ? null : registrationOf(said.registrationNumber).value
  const staffNumber = moved ? null : said.staffNumber
  const email = said.email === null ? null : said.email.toLowerCase()
  const names = namesOf(said.worker, null, null)
  const key = registrationNumber !== null ? `swe:${registrationNumber}` : staffNumber !== null ? `staff:${staffNumber}` : email !== null ? `email:${email}` : said.worker === null ? null : `name:${nameKey(names.givenName, names.familyName) || said.worker.toLowerCase()}|${(said.team ?? '').toLowerCase()}`
  if (key === null) return said.team === null ? null : { key: `tray:${said.team.toLowerCase()}`, registrationNumber, staffNumber, email, name: `${said.team}, no worker named`, team: said.team }
  return { key, registrationNumber, staffNumber, email, name: said.worker, team: said.team }
}

/**
 * The person of a holder: by registration number, then staff number, then e-mail, then by somebody's decision; null where none or
 * more than one fits. A name is never enough: it only suggests.
 */
export function personOfHolder(holder: Omit<Holder, 'name' | 'team'>, people: PeopleIndex, decisions: ReadonlyMap<string, HolderDecision>): { personId: number | null; kind: HolderKind } {
  const decision = decisions.get(holder.key)
  if (decision?.answer === 'not-a-person' || (decision === undefined && holder.key.startsWith('tray:'))) return { personId: null, kind: 'tray' }
  const decided = decision?.answer === 'person' && decision.identifier !== null ? (people.byIdentifier.get(decision.identifier) ?? []) : []
  const found = decided.length === 1 ? decided : [
    ...(holder.registrationNumber === null ? [] : [people.byIdentifier.get(`swe:${holder.registrationNumber}`) ?? []]),
    ...(holder.staffNumber === null ? [] : [people.byIdentifier.get(`staff:${holder.staffNumber}`) ?? []]),
    ...(holder.email === null ? [] : [people.byIdentifier.get(`email:${holder.email}`) ?? []]),
  ].find((candidates) => candidates.length === 1) ?? []
  return { personId: found[0] ?? null, kind: decision?.answer === 'not-social-worker' ? 'other' : 'worker' }
}

export type HolderWords = { registrationNumber: string | null; staffNumber: string | null; email: string | null; worker: string | null; team: string | null }
export type Holder = { key: string; registrationNumber: string | null; staffNumber: string | null; email: string | null; name: string | null; team: string | null }
export type HolderKind = 'worker' | 'tray' | 'other'
export type HolderDecision = { answer: 'person' | 'not-a-person' | 'not-social-worker'; identifier: string | null }
/** "swe:", "staff:" and "email:" to the people who have it. */
export type PeopleIndex = { byIdentifier: ReadonlyMap<string, readonly number[]> }
