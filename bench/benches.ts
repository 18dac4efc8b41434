import { benchCensus } from './census.ts'
import type { Figure } from './figure.ts'
import { benchImport } from './import.ts'
import { benchPages } from './pages.ts'
import { benchSurvival } from './survival.ts'
import { benchTasks } from './tasks.ts'
import { benchWeight } from './weight.ts'

/** Every benchmark by its name; each answers its figures, or in one line why it is not run here. */
export const benches: Readonly<Record<string, (folder: string) => Promise<readonly Figure[] | string>>> = {
  census: benchCensus,
  import: benchImport,
  survival: benchSurvival,
  weight: benchWeight,
  pages: benchPages,
  tasks: benchTasks,
}
