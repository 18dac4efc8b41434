import { numberOf } from './calendar.ts'
import { demoDayNumber, loadedYears } from './council.ts'
import { simulateCases } from './simulation/cases.ts'
import { absenceFile } from './files/absence-file.ts'
import { agencyFile } from './files/agency-file.ts'
import { allocationsFile } from './files/allocations-file.ts'
import { censusFile } from './files/census-file.ts'
import type { DemoFile } from './files/demo-file.ts'
import { establishmentFile } from './files/establishment-file.ts'
import { peopleFile } from './files/people-file.ts'
import { simulate, type History } from './simulation/simulate.ts'

/** The files that are loaded when the demonstration council is made, in the order in which a council would. */
export function filesToLoad(history: History, seed: number): DemoFile[] {
  const cases = simulateCases(history, seed)
  return [
    ...['2020-10-01', '2025-10-01'].map((on) => establishmentFile(history, numberOf(on))),
    establishmentFile(history, demoDayNumber),
    ...loadedYears.map((year) => censusFile(history, year)),
    // the extracts of people come late, since every file after them is compared with all that they hold
    agencyFile(history, demoDayNumber),
    peopleFile(history, numberOf('2026-09-30')),
    peopleFile(history, demoDayNumber),
    absenceFile(history, demoDayNumber),
    allocationsFile(history, cases, demoDayNumber - 7),
    allocationsFile(history, cases, demoDayNumber),
  ]
}

/** Every file of the demonstration council, with the return of 2026, which is not loaded and has an element that no layout knows. */
export function allFiles(seed: number): DemoFile[] {
  const history = simulate(seed)
  return [...filesToLoad(history, seed), censusFile(history, 2026)]
}
