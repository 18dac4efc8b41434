import { join } from 'node:path'

import { isPublishedFile, readPublishedFile } from '../src/measures/published-file.ts'
import { areaYears, type AreaYear } from '../src/measures/rules/published-areas.ts'

/** The areas and years of DfE's published indicators, 2017 to 2025, from the file that ships with the product. */
export async function listAreaYears(): Promise<AreaYear[]> {
  const file = join(import.meta.dirname, '../data/published/csww_indicators_2017_to_2025.csv')
  const read = await readPublishedFile(file)
  if (!isPublishedFile(read)) throw new Error(read.message)
  return areaYears(read.figures)
}
