import type { CensusLayout } from './layout.ts'
import { layout2021 } from './layouts/2021.ts'
import { layout2022 } from './layouts/2022.ts'
import { layout2023 } from './layouts/2023.ts'
import { layout2024 } from './layouts/2024.ts'
import { layout2025 } from './layouts/2025.ts'
import { layout2026 } from './layouts/2026.ts'

/** Every layout that ships, oldest first. Layouts before 2021 were not found (docs/census.md). */
export const layouts: readonly CensusLayout[] = [layout2021, layout2022, layout2023, layout2024, layout2025, layout2026]

/** The layout of a collection year, or the nearest one where that year's is not known (docs/census.md, "Years"). */
export function layoutFor(year: number, known: readonly CensusLayout[] = layouts): { layout: CensusLayout; nearest: boolean } {
  const exact = known.find((layout) => layout.year === year)
  if (exact) return { layout: exact, nearest: false }
  const [first, ...others] = known
  if (!first) throw new RangeError('no layouts')
  const layout = others.reduce((best, next) => (Math.abs(next.year - year) <= Math.abs(best.year - year) ? next : best), first)
  return { layout, nearest: true }
}
