import { loadedYears } from './council.ts'
import { censusFile } from './files/census-file.ts'
import type { DemoFile } from './files/demo-file.ts'
import type { History } from './simulation/simulate.ts'

/** The files that are loaded when the demonstration council is made, in the order in which a council would. */
export function filesToLoad(history: History): DemoFile[] {
  return loadedYears.map((year) => censusFile(history, year))
}

/** Files that lie ready for somebody who wants to try loading one. */
export function filesToTry(history: History): DemoFile[] {
  return [censusFile(history, 2026)]
}
