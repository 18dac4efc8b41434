import { addDays, formatDay, type Day } from '../../time/day.ts'
import { isHereOn } from '../../workforce/rules/on-day.ts'
import type { Employment, Person, Workforce } from '../../workforce/rules/record.ts'
import { identifiersOf } from '../../workforce/rules/resolve-people.ts'
import { nameKey, namesOf } from './person-values.ts'

/**
 * What does not match between HR, the agency vendor and the case system: a list that gets worked down, cases with a leaver first.
 * A decision takes an exception off the list; "ignore until" brings it back.
 */
export function listExceptionsOf(facts: ExceptionFacts, on: Day): Exception[] {
  const all = [...holderExceptions(facts, on), ...holdersWithoutCases(facts, on), ...samePersonTwice(facts), ...conflictExceptions(facts), ...vanished(facts, on)]
  return all.filter((exception) => !isSettled(exception, facts.decisions, on)).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.children - a.children || (a.subject < b.subject ? -1 : 1))
}

/** Exceptions that one answer settles: the same kind with the same suggestion. */
export function alikeOf(exceptions: readonly Exception[], one: Exception): Exception[] {
  return exceptions.filter((other) => other.kind === one.kind && other.suggestion !== null && one.suggestion !== null && other.suggestion.answer === one.suggestion.answer && other.suggestion.why === one.suggestion.why)
}

function holderExceptions(facts: ExceptionFacts, on: Day): Exception[] {
  const people = new Map(facts.record.people.map((person) => [person.id, person]))
  const spells = new Map<number, Employment[]>()
  for (const spell of facts.record.employments) spells.set(spell.personId, [...(spells.get(spell.personId) ?? []), spell])
  return facts.holders.flatMap((holder): Exception[] => {
    const held = holder.children + holder.households
    if (held === 0 || holder.kind === 'tray') return []
    const shared = { subject: holder.key, what: holder.name ?? holder.key, children: holder.children, households: holder.households, personId: holder.personId, team: holder.team, since: holder.since, source: holder.source }
    if (holder.personId === null) {
      const suggestion = suggest(holder, facts)
      const isAgency = /\bagency\b|\blocum\b/i.test(`${holder.name ?? ''} ${holder.key}`)
      const numbered = holder.registrationNumber !== null || holder.staffNumber !== null || holder.email !== null
      const kind = isAgency ? 'agency-unknown' : numbered ? 'holder-unknown' : 'unmatched-worker'
      return [{ ...shared, kind, says: `${holder.name ?? holder.key} holds ${counted(holder)} and is not in the record of people.`, suggestion }]
    }
    const own = spells.get(holder.personId) ?? []
    const isHere = own.some((spell) => isWorking(spell, facts.record, on))
    const last = own.map((spell) => spell.endedOn).filter((day) => day !== null).sort().at(-1)
    if (isHere || own.length === 0 || last === undefined || last > on) return []
    return [{ ...shared, kind: 'cases-with-leaver', what: nameOf(people.get(holder.personId)) ?? shared.what, says: `Left on ${formatDay(last)} and still holds ${counted(holder)}.`, suggestion: null, since: last }]
  })
}

/** Somebody whose role is to hold cases, at work, and the case system gives none. */
function holdersWithoutCases(facts: ExceptionFacts, on: Day): Exception[] {
  if (facts.holders.length === 0) return []
  const holding = new Set(facts.holders.filter((holder) => holder.children + holder.households > 0).map((holder) => holder.personId))
  const roles = new Map<number, { role: number; on: Day }>()
  for (const { personId, dfeRole, onDay } of facts.record.observations) {
    if (dfeRole !== null && onDay <= on && (roles.get(personId)?.on ?? '') <= onDay) roles.set(personId, { role: dfeRole, on: onDay })
  }
  const working = new Set(facts.record.employments.filter((spell) => isWorking(spell, facts.record, on)).map((spell) => spell.personId))
  const recently = addDays(on, -28)
  return facts.record.people.flatMap((person): Exception[] => {
    if (!working.has(person.id) || holding.has(person.id) || roles.get(person.id)?.role !== 5) return []
    const isNew = facts.record.employments.some((spell) => spell.personId === person.id && spell.startedOn > recently)
    const isAway = facts.record.observations.some((row) => row.personId === person.id && row.isAbsent === true && row.onDay > recently)
    if (isNew || isAway) return []
    return [{ kind: 'no-cases', subject: subjectOf(person), what: nameOf(person) ?? subjectOf(person), says: 'Is a case holder, is at work, and the case system gives no case.', suggestion: null, children: 0, households: 0, personId: person.id, team: null, since: null, source: 'HR' }]
  })
}

function samePersonTwice(facts: ExceptionFacts): Exception[] {
  const groups = new Map<string, { why: string; people: Person[] }>()
  const add = (key: string, why: string, person: Person): void => {
    const group = groups.get(key) ?? { why, people: [] }
    groups.set(key, { why, people: [...group.people, person] })
  }
  for (const person of facts.record.people) {
    if (person.registrationNumber !== null) add(`swe ${person.registrationNumber}`, 'the same registration number', person)
    if (person.staffNumber !== null) add(`staff ${person.staffNumber}`, 'the same staff number', person)
    if (person.email !== null) add(`email ${person.email}`, 'the same e-mail address', person)
    const birthDate = facts.birthDates.get(person.id)
    const name = nameKey(person.givenName, person.familyName)
    if (name !== '' && birthDate !== undefined) add(`name ${name} ${birthDate}`, 'the same name and birth date', person)
    else if (name !== '') add(`only ${name}`, 'the same name, one of them without a number', person)
  }
  const seen = new Set<string>()
  return [...groups].flatMap(([key, { why, people }]): Exception[] => {
    const [first, second] = people
    if (!first || !second || (key.startsWith('only ') && !people.some((person) => person.registrationNumber === null && person.staffNumber === null && person.email === null))) return []
    const [left = '', right = ''] = [subjectOf(first), subjectOf(second)].sort()
    if (seen.has(`${left}|${right}`)) return []
    seen.add(`${left}|${right}`)
    return [{
      kind: 'same-person-twice', subject: `${left}|${right}`, what: nameOf(first) ?? left, says: `${people.length} people of the record have ${why}.`, children: 0, households: 0, personId: first.id, team: null, since: null, source: 'HR',
      suggestion: left === right || (key.startsWith('email ') && haveTwoRegistrations(first, second)) ? null : { answer: 'same', identifier: right, personId: second.id, name: nameOf(second), why },
    }]
  })
}

/** Two registration numbers at one address are two people at a shared mailbox, or a slip: a person looks, nothing is suggested. */
function haveTwoRegistrations(a: Person, b: Person): boolean {
  return a.registrationNumber !== null && b.registrationNumber !== null && a.registrationNumber !== b.registrationNumber
}

function conflictExceptions(facts: ExceptionFacts): Exception[] {
  const people = new Map(facts.record.people.map((person) => [person.id, person]))
  return facts.conflicts.map((conflict): Exception => {
    const person = conflict.personId === null ? undefined : people.get(conflict.personId)
    return {
      kind: 'conflict', subject: `${person ? subjectOf(person) : ''}|${conflict.field}|${conflict.onDay ?? ''}|${conflict.setAsideSource}|${conflict.setAside ?? ''}`, what: nameOf(person) ?? (person ? subjectOf(person) : ''),
      says: `${conflict.field}: ${conflict.keptSource} says ${conflict.kept ?? 'nothing'}, ${conflict.setAsideSource} says ${conflict.setAside ?? 'nothing'}; the first stands.`,
      suggestion: null, children: 0, households: 0, personId: conflict.personId, team: null, since: conflict.onDay, source: conflict.setAsideSource,
    }
  })
}

/** In the record by their dates, and left out by a source that should name everybody. */
function vanished(facts: ExceptionFacts, on: Day): Exception[] {
  const people = new Map(facts.record.people.map((person) => [person.id, person]))
  // that an agency worker is in the return of one year and not of the next is how agency work goes; the vendor's list is what should name them
  const agency = new Set(facts.record.employments.flatMap((spell) => (spell.basis === 'agency' ? [spell.id] : [])))
  return facts.record.unconfirmed
    .filter((stretch) => stretch.endedOn === null && stretch.startedOn <= on && (!agency.has(stretch.employmentId) || stretch.reason.includes('agency')))
    .flatMap((stretch): Exception[] => {
      const person = people.get(stretch.personId)
      return person === undefined ? [] : [{
        kind: 'vanished', subject: `${subjectOf(person)}|${stretch.startedOn}`, what: nameOf(person) ?? subjectOf(person), says: `Has no end date and is ${stretch.reason}.`, suggestion: null, children: 0, households: 0, personId: person.id, team: null,
        since: stretch.startedOn, source: stretch.reason,
      }]
    })
}

/** Who a case holder may be, and why we think so; a name alone is only ever a suggestion. */
function suggest(holder: HolderFacts, facts: ExceptionFacts): Suggestion | null {
  if (holder.name !== null && /\b(?:duty|tray|inbox|in-box|unallocated|pool|team|awaiting|pending|default|test|no worker)\b/i.test(holder.name)) {
    return { answer: 'not-a-person', identifier: null, personId: null, name: null, why: 'its name is that of a tray or an inbox' }
  }
  const names = namesOf(holder.name, null, null)
  const [key, family] = [nameKey(names.givenName, names.familyName), names.familyName?.toLowerCase() ?? null]
  const teamOf = teamIndex(facts.record)
  const similar = (mine: string | null, other: string | null): boolean => mine !== null && other !== null && mine !== other && (mine.replace(/^0+/, '') === other.replace(/^0+/, '') || isOneSlip(mine, other))
  const found = facts.record.people
    .map((person) => {
      const sameName = key !== '' && nameKey(person.givenName, person.familyName) === key
      const sameTeam = holder.team !== null && (teamOf.get(person.id) ?? '') === holder.team.toLowerCase()
      const sameFamily = family !== null && person.familyName?.toLowerCase() === family
      if (similar(holder.registrationNumber, person.registrationNumber)) return { person, weight: sameFamily ? 9 : 4, why: 'nearly the same registration number' }
      if (similar(holder.staffNumber, person.staffNumber)) return { person, weight: sameFamily ? 9 : 3, why: 'nearly the same staff number' }
      if (sameName && sameTeam) return { person, weight: 8, why: 'the same name and team' }
      if (sameName) return { person, weight: 6, why: 'the same name' }
      if (sameFamily && sameTeam) return { person, weight: 5, why: 'the same surname and team' }
      return null
    })
    .filter((candidate) => candidate !== null)
    .sort((a, b) => b.weight - a.weight)
  const [best, next] = found
  // two who fit alike are no suggestion
  if (!best || (next && next.weight === best.weight)) return null
  return { answer: 'person', identifier: subjectOf(best.person), personId: best.person.id, name: nameOf(best.person), why: best.why }
}

function teamIndex(record: Workforce): Map<number, string> {
  const names = new Map(record.teams.map((team) => [team.id, team.name.toLowerCase()]))
  return new Map(record.assignments.filter((row) => row.endedOn === null && row.teamId !== null).map((row) => [row.personId, names.get(row.teamId ?? 0) ?? '']))
}

/** One figure or letter more, less or other, or two neighbours swapped: a slip of the keyboard. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false
  const start = a.split('').findIndex((letter, index) => letter !== b[index])
  const at = start < 0 ? a.length : start
  if (a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function isSettled(exception: Exception, decisions: readonly Decision[], on: Day): boolean {
  return decisions.some((decision) => {
    if (decision.kind === 'ignore') return decision.subject === `${exception.kind}:${exception.subject}` && (decision.until === null || decision.until >= on)
    if (decision.kind === 'identity') return exception.kind === 'same-person-twice' && [`${decision.subject}|${decision.other}`, `${decision.other}|${decision.subject}`].includes(exception.subject)
    return decision.kind === 'holder' && decision.subject === exception.subject && decision.answer === 'not-social-worker' && exception.kind !== 'cases-with-leaver'
  })
}

function isWorking(spell: Employment, record: Workforce, on: Day): boolean {
  const gaps = record.unconfirmed.filter((period) => period.employmentId === spell.id)
  return isHereOn(spell, gaps, on)
}

function counted({ children, households }: { children: number; households: number }): string {
  const parts = [...(children > 0 ? [`${children} ${children === 1 ? 'child' : 'children'}`] : []), ...(households > 0 ? [`${households} carer ${households === 1 ? 'household' : 'households'}`] : [])]
  return parts.join(' and ')
}

function subjectOf(person: Person): string {
  return identifiersOf(person)[0] ?? `person:${person.id}`
}

function nameOf(person: Person | undefined): string | null {
  return person === undefined ? null : [person.givenName, person.familyName].filter((part) => part !== null).join(' ') || null
}

export const exceptionKinds = ['cases-with-leaver', 'unmatched-worker', 'holder-unknown', 'agency-unknown', 'same-person-twice', 'vanished', 'no-cases', 'conflict'] as const
export type ExceptionKind = (typeof exceptionKinds)[number]
const ORDER: readonly ExceptionKind[] = exceptionKinds

export type ExceptionFacts = {
  record: Workforce
  holders: readonly HolderFacts[]
  conflicts: readonly { personId: number | null; field: string; onDay: Day | null; kept: string | null; keptSource: string; setAside: string | null; setAsideSource: string }[]
  birthDates: ReadonlyMap<number, Day>
  decisions: readonly Decision[]
}
/** A case holder with what is open in their name. */
export type HolderFacts = {
  key: string
  registrationNumber: string | null
  staffNumber: string | null
  email: string | null
  name: string | null
  team: string | null
  personId: number | null
  kind: 'worker' | 'tray' | 'other'
  children: number
  households: number
  since: Day | null
  source: string
}
export type Decision = { kind: string; subject: string; answer: string; other: string | null; until: Day | null }
export type Suggestion = { answer: 'person' | 'not-a-person' | 'same'; identifier: string | null; personId: number | null; name: string | null; why: string }
export type Exception = {
  kind: ExceptionKind
  /** Stable over loads: what a decision is kept under. */
  subject: string
  what: string
  says: string
  suggestion: Suggestion | null
  children: number
  households: number
  personId: number | null
  team: string | null
  since: Day | null
  source: string
}
