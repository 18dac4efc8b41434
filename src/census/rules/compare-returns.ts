import type { BuiltRow } from './build-return.ts'
import { formatWorker } from './format-worker.ts'
import { itemNamed, type CensusLayout } from './layout.ts'
import type { CensusWorker } from './record.ts'

/**
 * What changed between two versions of one year's return, worker by worker: who came in, who went out, which item has another value.
 * Rows are told apart by registration number, basis and start; what is left over of one number is compared in its order.
 */
export function compareVersions(before: readonly CensusWorker[], now: readonly (BuiltRow | { worker: CensusWorker })[], layout: CensusLayout): VersionDifference[] {
  const left = new Map<string, CensusWorker[]>()
  for (const worker of before) left.set(keyOf(worker), [...(left.get(keyOf(worker)) ?? []), worker])
  const differences: VersionDifference[] = []
  const unmatched: CensusWorker[] = []
  for (const { worker } of now) {
    const old = left.get(keyOf(worker))?.shift()
    if (old) differences.push(...changedItems(old, worker, layout))
    else unmatched.push(worker)
  }
  const rest = [...left.values()].flat()
  for (const worker of unmatched) {
    const at = rest.findIndex((old) => numberOf(old) === numberOf(worker) && old.agency === worker.agency)
    const [old] = at === -1 ? [] : rest.splice(at, 1)
    if (old) differences.push(...changedItems(old, worker, layout))
    else differences.push({ kind: 'added', who: numberOf(worker), item: null, before: null, now: null })
  }
  for (const worker of rest) differences.push({ kind: 'gone', who: numberOf(worker), item: null, before: null, now: null })
  return differences
}

function changedItems(before: CensusWorker, now: CensusWorker, layout: CensusLayout): VersionDifference[] {
  const [old, current] = [texts(before, layout), texts(now, layout)]
  return [...new Set([...Object.keys(old), ...Object.keys(current)])]
    .filter((name) => old[name] !== current[name])
    .map((name) => ({ kind: 'changed' as const, who: numberOf(now), item: itemNamed(layout, name)?.label ?? name, before: old[name] ?? null, now: current[name] ?? null }))
}

function texts(worker: CensusWorker, layout: CensusLayout): Record<string, string> {
  const { values, repeated } = formatWorker(worker, layout)
  return { ...values, ...Object.fromEntries(Object.entries(repeated).map(([name, list]) => [name, list.join(', ')])) }
}

function keyOf(worker: CensusWorker): string {
  return `${numberOf(worker)} ${worker.agency === true ? 'agency' : 'employed'} ${worker.startedOn ?? ''} ${worker.role ?? ''}`
}

function numberOf(worker: CensusWorker): string {
  return worker.registrationNumber ?? 'no number'
}

export type VersionDifference = { kind: 'added' | 'gone' | 'changed'; who: string; item: string | null; before: string | null; now: string | null }
