import { quantile } from '../../stats/spread.ts'
import { kaplanMeier, valueAt, type SurvivalCurve } from '../../stats/survival/kaplan-meier.ts'
import { logRank, type LogRank } from '../../stats/survival/log-rank.ts'
import { restrictedMean } from '../../stats/survival/restricted-mean.ts'
import type { RiskTable } from '../../stats/survival/risk-table.ts'
import { riskTable } from '../../stats/survival/risk.ts'
import type { Spells } from '../../stats/survival/spells.ts'
import type { Interval } from '../../stats/interval.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import type { RetentionSpell } from './retention-spells.ts'

/** How long each group stays, and whether the groups differ. Groups come in the order of their names. */
export function retentionOf(spells: readonly RetentionSpell[], groupOf: (spell: RetentionSpell) => string): { groups: RetentionGroup[]; compared: LogRank | null } {
  const byName = [...groupBy(spells, groupOf)].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
  const parts = byName.flatMap(([, own], group) => own.flatMap((spell) => spell.parts.map((part) => ({ ...part, group }))))
  return {
    groups: byName.map(([name, own]) => groupRetention(name, own)),
    compared: byName.length < 2 ? null : logRank(listsOf(parts), parts.map((part) => part.group)),
  }
}

function groupRetention(name: string, own: readonly RetentionSpell[]): RetentionGroup {
  const followed = own.map(({ parts }) => parts.reduce((sum, part) => sum + part.exit - part.entry, 0))
  return {
    name,
    people: own.length,
    left: own.filter((spell) => spell.cause > 0).length,
    followedMonths: (quantile(followed, 0.5) ?? 0) / MONTH,
    curve: curveOf(spellLists(own)),
  }
}

/**
 * The curve where enough people are at risk to speak of it (modelling rule: ten): from the first time with that many, among those who
 * reached it, to the last before there are fewer. Null where there never are.
 */
export function curveOf(spells: Spells): RetentionCurve | null {
  // Early on the clock hardly anybody may be under observation: one exit among three would pull the curve down for good.
  const from = firstWithEnough(spells)
  if (from === null) return null
  const table = riskTable(from === 0 ? spells : cutBefore(spells, from))
  const end = table.atRisk.findIndex((count) => count < LEAST_AT_RISK)
  const rows = end < 0 ? table.times.length : end
  const shown: RiskTable = {
    times: table.times.subarray(0, rows), atRisk: table.atRisk.subarray(0, rows), events: table.events.subarray(0, rows),
    censored: table.censored.subarray(0, rows), byCause: table.byCause.map((list) => list.subarray(0, rows)),
  }
  const until = shown.times.at(-1) ?? from
  return { from, until, table: shown, ...kaplanMeier(shown) }
}

/** The first time after which ten are at risk. */
function firstWithEnough({ entry, exit }: Spells): number | null {
  const entries = Float64Array.from(entry).sort()
  const exits = Float64Array.from(exit).sort()
  let gone = 0
  for (const [at, time] of entries.entries()) {
    while (gone < exits.length && (exits[gone] ?? 0) <= time) gone += 1
    if (at + 1 - gone >= LEAST_AT_RISK) return time
  }
  return null
}

/** The share still here after some months, with its limits; null where the curve does not reach. */
export function stillHereAt(curve: RetentionCurve, months: number): ShareHere | null {
  const time = months * MONTH
  if (time < curve.from || time > curve.until) return null
  const { times } = curve.table
  const [share, lo, hi] = [valueAt(times, curve.survival, time, 1), valueAt(times, curve.lo, time, NaN), valueAt(times, curve.hi, time, NaN)]
  return { share, limits: Number.isNaN(lo) || Number.isNaN(hi) ? null : { lo, hi } }
}

/** Of the first so many months how many the average person stays, with limits; null where the curve does not reach, or begins late. */
export function averageStay(curve: RetentionCurve, months: number): (Interval & { months: number }) | null {
  if (curve.from > 0 || months * MONTH > curve.until) return null
  const mean = restrictedMean(curve.table, curve.survival, months * MONTH)
  const [value, half] = [mean.value / MONTH, (1.959963984540054 * mean.se) / MONTH]
  return { months: value, lo: Math.max(0, value - half), hi: Math.min(months, value + half) }
}

export function spellLists(spells: readonly RetentionSpell[]): Spells {
  return listsOf(spells.flatMap(({ parts }) => parts))
}

function listsOf(parts: readonly { entry: number; exit: number; cause: number }[]): Spells {
  return { entry: parts.map((part) => part.entry), exit: parts.map((part) => part.exit), cause: parts.map((part) => part.cause) }
}

function cutBefore(spells: Spells, from: number): Spells {
  const kept = Array.from(spells.exit, (exit, at) => ({ entry: Math.max(spells.entry[at] ?? 0, from), exit, cause: spells.cause[at] ?? 0 })).filter(({ exit }) => exit > from)
  return listsOf(kept)
}

/** Days in the average month: the clock counts days, people speak of months. */
export const MONTH = 365.25 / 12
export const LEAST_AT_RISK = 10

export type RetentionGroup = {
  name: string
  people: number
  left: number
  /** Of the group's people the middle time under observation. */
  followedMonths: number
  curve: RetentionCurve | null
}

/** `limits` null where nobody has left yet. */
export type ShareHere = { share: number; limits: Interval | null }

/** Times in days; `from` above 0 says that the curve is of those who reached it. */
export type RetentionCurve = SurvivalCurve & { from: number; until: number; table: RiskTable }
