import type { Adapter } from './adapter.ts'
import { censusAdapter } from './read-census.ts'
import type { ImportKind } from './rules/kinds.ts'

const adapters: Partial<Record<ImportKind, Adapter>> = { census: censusAdapter }

/** The adapter of a kind whose rows are kept and folded into the record. */
export function adapterFor(kind: ImportKind): Adapter | null {
  return adapters[kind] ?? null
}
