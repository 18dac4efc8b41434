import type { Day } from '../../time/day.ts'
import { establishmentBoard } from '../../workforce/rules/establishment-board.ts'
import { sumFte } from '../../workforce/rules/fte.ts'
import { isInPost, isLeaver } from '../../workforce/rules/on-day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import type { Forecast } from './forecast.ts'
import { mostPlaces, placesOn } from './places.ts'
import type { Scenario } from './scenario.ts'

/**
 * What three managers look at before they decide on an intake (C104): vacancies in both definitions (docs/rules/establishment.md), offers out, the pipeline by
 * date, support against need, and what the forecast before said of today.
 */
export function packFacts(record: Workforce, on: Day, scenario: Scenario, forecast: Forecast, earlier: EarlierForecast | null): PackFacts {
  const board = establishmentBoard(record, on).filter((row) => row.postId !== null)
  const vacant = board.filter((row) => row.vacantFte > 0)
  const offered = vacant.filter((row) => row.hasOffer)
  const mentors = scenario.grades.reduce((sum, grade) => sum + grade.supports * scenario.inPost.filter((one) => one.grade === grade.key).reduce((people, one) => people + one.count, 0), 0)
  const needing = scenario.grades.filter((grade) => grade.programme !== null).map((grade) => grade.key)
  return {
    on,
    fundedFte: sumFte(board.map((row) => row.fundedFte)),
    vacantFte: sumFte(vacant.map((row) => row.vacantFte)),
    vacantWithoutOfferFte: sumFte(vacant.filter((row) => !row.hasOffer).map((row) => row.vacantFte)),
    offersOut: offered.length,
    expectedLeavers: forecast.leaversAYear[0]?.leavers ?? null,
    pipeline: scenario.intakes.map((intake) => ({
      month: intake.month, everyYear: intake.everyYear, offers: intake.offers, accepted: one(intake.offers * intake.accept), qualified: one(intake.offers * intake.accept * intake.qualify), starting: one(intake.offers * intake.accept * intake.qualify * intake.register * intake.start),
    })),
    places: Math.floor(Math.min(mentors + placesOn(scenario.otherPlaces, scenario.startsOn), mostPlaces(scenario.support))),
    newlyQualified: scenario.inPost.filter((person) => needing.includes(person.grade)).reduce((sum, person) => sum + person.count, 0),
    before: earlier === null ? null : comparePast(record, on, earlier),
  }
}

/** An earlier forecast beside what came: people in post and leavers since its first month. */
export function comparePast(record: Workforce, on: Day, earlier: EarlierForecast): PastForecast | null {
  const month = on.slice(0, 7)
  const at = earlier.forecast.months.indexOf(month)
  if (at < 0) return null
  const from = earlier.forecast.startsOn as Day
  const gaps = new Map<number, Workforce['unconfirmed'][number][]>()
  for (const gap of record.unconfirmed) gaps.set(gap.employmentId, [...(gaps.get(gap.employmentId) ?? []), gap])
  const inPost = record.employments.filter((employment) => isInPost(employment, gaps.get(employment.id) ?? [], on)).length
  const leavers = record.employments.filter((employment) => isLeaver(employment, from, on)).length
  const said = (output: 'inPost' | 'leavers') => ({ p10: earlier.forecast.outputs[output][at]!.p10, p50: earlier.forecast.outputs[output][at]!.p50, p90: earlier.forecast.outputs[output][at]!.p90 })
  return { runId: earlier.runId, name: earlier.forecast.name, startsOn: from, months: at + 1, inPost: { ...said('inPost'), came: inPost }, leavers: { ...said('leavers'), came: leavers } }
}

function one(value: number): number {
  return Math.round(value * 10) / 10
}

export type EarlierForecast = { runId: number; forecast: Forecast }
type Beside = { p10: number; p50: number; p90: number; came: number }
export type PastForecast = { runId: number; name: string; startsOn: Day; months: number; inPost: Beside; leavers: Beside }
export type PackFacts = {
  on: Day
  fundedFte: number
  vacantFte: number
  vacantWithoutOfferFte: number
  offersOut: number
  expectedLeavers: { mean: number; p10: number; p50: number; p90: number } | null
  pipeline: readonly { month: string; everyYear: boolean; offers: number; accepted: number; qualified: number; starting: number }[]
  places: number
  newlyQualified: number
  before: PastForecast | null
}
