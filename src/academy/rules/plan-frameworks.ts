import { addDays, formatDay, type Day } from '../../time/day.ts'
import type { FrameworkFile, FrameworkOfFile, FrameworkProblem, MappingOfFile, StandardOfFile } from './framework-file.ts'

/**
 * What a file of frameworks would do to those that a council holds. One that no evidence points to is changed in place; one that evidence
 * points to is superseded by another edition, from a day, and stays as it was (docs/rules/academy.md, "Frameworks from a file").
 */
export function planFrameworks(file: FrameworkFile, held: readonly HeldFramework[], mapped: ReadonlySet<string>): FrameworkPlan {
  const problems: FrameworkProblem[] = []
  const frameworks = file.frameworks.map((framework) => planOne(framework, held.filter(({ code }) => code === framework.code), problems))
  for (const [at, { code, where, edition }] of file.frameworks.entries()) {
    if (file.frameworks.findIndex((one) => one.code === code) !== at) problems.push({ where, column: 'edition', value: edition, message: `The file holds ${code} in two editions: import the earlier one first, the later one in a file of its own.` })
  }
  const known = (code: string, standard: string): boolean => {
    const given = file.frameworks.filter((one) => one.code === code)
    return (given.length > 0 ? given : held.filter((one) => one.code === code && one.validTo === null)).some(({ standards }) => standards.some((one) => one.code === standard))
  }
  for (const { from, to, where } of file.mappings) {
    for (const [column, [code, standard]] of [['from', from], ['to', to]] as const) {
      if (known(code, standard)) continue
      const isThere = [...file.frameworks, ...held].some((one) => one.code === code)
      problems.push({
        where, column: isThere ? `${column}_standard` : `${column}_framework`, value: isThere ? standard : code,
        message: isThere ? `${code} has no standard ${standard}: correct the number, or import the standard.` : `There is no framework ${code}: import it first, or in the same file.`,
      })
    }
  }
  return { frameworks, mappings: { added: file.mappings.filter((one) => !mapped.has(mappingKey(one))), same: file.mappings.filter((one) => mapped.has(mappingKey(one))).length }, problems }
}

function planOne(given: FrameworkOfFile, held: readonly HeldFramework[], problems: FrameworkProblem[]): PlannedFramework {
  const refuse = (column: string, value: string, message: string): void => void problems.push({ where: given.where, column, value, message })
  const same = held.find(({ edition }) => edition === given.edition)
  if (same) {
    const change = { ...compare(given.standards, same.standards), facts: factsOf(given, same) }
    if (change.added.length + change.changed.length + change.removed.length + change.facts.length === 0) return { kind: 'same', given, id: same.id }
    if (same.uses > 0) {
      refuse('edition', given.edition, `${same.uses} ${same.uses === 1 ? 'item of evidence points' : 'items of evidence point'} to ${given.code}, edition ${given.edition || '(none)'}, so it is not edited. Give the new wording another edition, and the day from which it holds.`)
    }
    return { kind: 'changed', given, id: same.id, ...change }
  }
  const before = held.findLast(({ validTo }) => validTo === null) ?? held.at(-1)
  if (before === undefined) return { kind: 'new', given }
  if (given.validFrom === null) refuse('valid_from', '', `${given.code} is here already as edition ${before.edition || '(none)'}: say from which day this edition takes its place.`)
  else if (before.validFrom !== null && given.validFrom <= before.validFrom) refuse('valid_from', given.validFrom, `Edition ${before.edition || '(none)'} holds from ${formatDay(before.validFrom)}: the next begins after that day.`)
  return { kind: 'supersedes', given, before: { id: before.id, edition: before.edition, uses: before.uses }, validTo: given.validFrom === null ? null : addDays(given.validFrom, -1), ...compare(given.standards, before.standards) }
}

function compare(given: readonly StandardOfFile[], held: readonly HeldStandard[]) {
  const heldBy = new Map(held.map((one) => [one.code, one]))
  const givenBy = new Set(given.map(({ code }) => code))
  const differs = (a: StandardOfFile, b: HeldStandard): boolean => a.label !== b.label || a.group !== b.group || a.level !== b.level || a.description !== b.description
  return {
    added: given.filter(({ code }) => !heldBy.has(code)).map(({ code }) => code),
    changed: given.filter((one) => { const other = heldBy.get(one.code); return other !== undefined && differs(one, other) }).map(({ code }) => code),
    removed: held.filter(({ code }) => !givenBy.has(code)).map(({ code }) => code),
  }
}

/** What is written in a file counts; what a file leaves empty says nothing. */
function factsOf(given: FrameworkOfFile, held: HeldFramework): string[] {
  return [
    ...(given.label !== held.label ? ['name'] : []), ...(given.source !== '' && given.source !== held.source ? ['source'] : []), ...(given.note !== '' && given.note !== held.note ? ['note'] : []),
    ...(given.isProvisional !== held.isProvisional ? ['whether it is provisional'] : []), ...(given.validFrom !== null && given.validFrom !== held.validFrom ? ['the day from which it holds'] : []),
  ]
}

export function mappingKey({ from, to }: Pick<MappingOfFile, 'from' | 'to'>): string {
  return [from.join(' '), to.join(' ')].sort((a, b) => (a < b ? -1 : 1)).join(' = ')
}

/** The edition that a run is assessed against: the one in force when it started, so that a later edition changes no run (issue, point 1). */
export function editionFor<Edition extends { validFrom: Day | null; validTo: Day | null }>(editions: readonly Edition[], startedOn: Day): Edition | null {
  return editions.find(({ validFrom, validTo }) => (validFrom === null || validFrom <= startedOn) && (validTo === null || validTo >= startedOn)) ?? editions[0] ?? null
}

export type HeldStandard = { id: number; code: string; label: string; group: string | null; level: string | null; description: string }
export type HeldFramework = { id: number; code: string; edition: string; label: string; source: string; note: string; isProvisional: boolean; validFrom: Day | null; validTo: Day | null; uses: number; standards: readonly HeldStandard[] }
type Compared = { added: readonly string[]; changed: readonly string[]; removed: readonly string[] }
export type PlannedFramework =
  | { kind: 'new'; given: FrameworkOfFile }
  | { kind: 'same'; given: FrameworkOfFile; id: number }
  | ({ kind: 'changed'; given: FrameworkOfFile; id: number; facts: readonly string[] } & Compared)
  | ({ kind: 'supersedes'; given: FrameworkOfFile; before: { id: number; edition: string; uses: number }; validTo: Day | null } & Compared)
export type FrameworkPlan = { frameworks: readonly PlannedFramework[]; mappings: { added: readonly MappingOfFile[]; same: number }; problems: readonly FrameworkProblem[] }
