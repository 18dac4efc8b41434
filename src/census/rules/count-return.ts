import { censusDay, yearEnding } from '../../time/census-year.ts'
import type { Day } from '../../time/day.ts'
import type { Counts } from '../../measures/rules/definitions.ts'
import { workingDaysIn } from '../../measures/rules/working-days.ts'
import type { CensusWorker, LaBlock } from './record.ts'

/** The published counts of one return, as DfE makes them of its rows (docs/census.md, "Counting"). */
export function countReturn(workers: Iterable<CensusWorker>, laBlock: LaBlock | null, year: number): Counts {
  const counter = returnCounter(year)
  for (const worker of workers) counter.add(worker)
  return counter.counts(laBlock)
}

/** The same, one worker at a time: it keeps one short key for each person and no row. */
export function returnCounter(year: number): { add(worker: CensusWorker): void; counts(laBlock: LaBlock | null): Counts } {
  const period = yearEnding(censusDay(year))
  const fte = { inPost: 0, starters: 0, leavers: 0, agency: 0, caseHolders: 0 }
  const people = { inPost: new Set<string>(), starters: new Set<string>(), leavers: new Set<string>() }
  let agencyRows = 0
  let cases = 0
  let daysLost = 0

  return {
    add(worker) {
      const stands = standingOf(worker, period)
      if (worker.agency !== true) daysLost += inHundredths(worker.daysLost)
      if (stands.inPost) {
        cases += worker.cases ?? 0
        if ((worker.cases ?? 0) >= 1 && (worker.fte ?? 0) > 0) fte.caseHolders += inMillionths(worker.fte)
        if (worker.agency === true) {
          agencyRows += 1
          fte.agency += inMillionths(worker.fte)
        } else {
          fte.inPost += inMillionths(worker.fte)
          people.inPost.add(personKey(worker))
        }
      }
      if (stands.starter) {
        fte.starters += inMillionths(worker.fte)
        people.starters.add(`${personKey(worker)} ${worker.startedOn}`)
      }
      if (stands.leaver) {
        fte.leavers += inMillionths(worker.ftePreviousYear)
        people.leavers.add(`${personKey(worker)} ${worker.endedOn}`)
      }
    },
    counts: (laBlock) => ({
      inPostFte: fte.inPost / MILLION,
      inPostHeadcount: people.inPost.size,
      startersFte: fte.starters / MILLION,
      startersHeadcount: people.starters.size,
      leaversFte: fte.leavers / MILLION,
      leaversHeadcount: people.leavers.size,
      agencyFte: fte.agency / MILLION,
      agencyHeadcount: agencyRows,
      agencyCoverFte: laBlock?.agencyCoverFte ?? null,
      vacancyFte: laBlock?.vacancyFte ?? null,
      caseHoldersFte: fte.caseHolders / MILLION,
      cases,
      daysLost: daysLost / 100,
      workingDays: workingDaysIn(period),
    }),
  }
}

export type Standing = { inPost: boolean; starter: boolean; leaver: boolean; cameAndWent: boolean }

/**
 * How a row stands in the year. The last day of the year is not in post for someone whose last day it is; who started and left
 * inside the year is neither starter nor leaver (DfE LAIT data dictionary). Agency leavers are not asked for, so they count nowhere.
 */
export function standingOf(worker: CensusWorker, year: { from: Day; until: Day }): Standing {
  const startedLater = worker.startedOn !== null && worker.startedOn > year.until
  const startedInYear = worker.startedOn !== null && worker.startedOn >= year.from && worker.startedOn <= year.until
  const gone = worker.endedOn !== null && worker.endedOn <= year.until
  const leftInYear = gone && worker.endedOn !== null && worker.endedOn >= year.from
  const employed = worker.agency !== true
  return {
    inPost: !gone && !startedLater,
    starter: employed && startedInYear && !gone,
    leaver: employed && leftInYear && !startedInYear,
    cameAndWent: employed && leftInYear && startedInYear,
  }
}

/** Who is the same person for DfE's headcount: number, birth date, sex and ethnicity (EES methodology, headcount). A row without a number is a person of its own. */
export function personKey(worker: CensusWorker): string {
  if (worker.registrationNumber === null) return `row ${worker.position}`
  return `${worker.registrationNumber} ${worker.birthDate} ${worker.sex} ${worker.ethnicity}`
}

const MILLION = 1_000_000

/** Sums are made in whole millionths, the six decimals of the item, so that no order of rows changes a figure. */
function inMillionths(fte: number | null): number {
  return fte === null ? 0 : Math.round(fte * MILLION)
}

function inHundredths(days: number | null): number {
  return days === null ? 0 : Math.round(days * 100)
}
