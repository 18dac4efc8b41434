import { benchCensus } from './census.ts'
import type { Figure } from './figure.ts'

/** Every benchmark by its name; each answers its figures, or in one line why it is not run here. */
export const benches: Readonly<Record<string, (folder: string) => Promise<readonly Figure[] | string>>> = {
  census: benchCensus,
}
