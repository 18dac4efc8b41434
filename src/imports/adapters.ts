import type { Adapter } from './adapter.ts'
import { absenceAdapter } from './read-absence.ts'
import { censusAdapter } from './read-census.ts'
import { establishmentAdapter } from './read-establishment.ts'
import { agencyAdapter, peopleAdapter } from './read-work.ts'
import type { ImportKind } from './rules/kinds.ts'

const adapters: Partial<Record<ImportKind, Adapter>> = { census: censusAdapter, people: peopleAdapter, agency: agencyAdapter, absence: absenceAdapter, establishment: establishmentAdapter }

/** The adapter of a kind whose rows are kept and folded into the record. */
export function adapterFor(kind: ImportKind): Adapter | null {
  return adapters[kind] ?? null
}
