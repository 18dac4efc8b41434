import { totalFte, vacanciesOn } from '../../measures/rules/vacancies.ts'
import { censusDay } from '../../time/census-year.ts'
import { establishmentBoard } from '../../workforce/rules/establishment-board.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import type { CountedVacancies } from './build-return.ts'

/** Vacancies and agency workers covering them where the establishment of the day gives them, by the one definition of the measures (N00592, N00580, N00581); null where it does not. */
export function countVacancies(record: Workforce, year: number): CountedVacancies | null {
  const on = censusDay(year)
  const { from, vacancies, agencyCover } = vacanciesOn(record, on)
  if (from !== 'the establishment on the day') return null
  const covering = establishmentBoard(record, on).filter((row) => row.coveredFte > 0).flatMap((row) => row.agency.map((worker) => worker.employmentId))
  return { vacancyFte: twoPlaces(totalFte(vacancies)), agencyCoverFte: twoPlaces(totalFte(agencyCover)), agencyCoverHeadcount: new Set(covering).size }
}

/** The item has two decimals. */
function twoPlaces(fte: number | null): number {
  return Math.round((fte ?? 0) * 100) / 100
}
