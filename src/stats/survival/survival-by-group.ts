import { causesOf, type Spells } from './spells.ts'
import { cumulativeIncidence } from './cumulative-incidence.ts'
import { joinTimes } from './join-times.ts'
import { kaplanMeier, type IntervalKind } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { medianTime, type MedianTime } from './median-time.ts'
import { restrictedMean, type RestrictedMean } from './restricted-mean.ts'
import { riskTable } from './risk.ts'

/**
 * Everything about how long groups stay: the answer of `throughline stats survival`. Every group has a column for every cause of
 * the whole file, and its mean is restricted to `until`, or where that is null to the last exit of all groups, as R's "common".
 */
export function survivalByGroup(rows: readonly SpellRow[], { ci, until }: { ci: IntervalKind; until: number | null }): SurvivalReport {
  const whole = joinTimes(spellsOf(rows))
  const names = [...new Set(rows.map((row) => row.group))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const group = rows.map((row) => names.indexOf(row.group))
  const causes = causesOf(whole)
  const end = until ?? Array.from(whole.exit).reduce((last, exit) => Math.max(last, exit), -Infinity)
  const compared = logRank(whole, group)
  return {
    groups: names.map((name, own) => groupSurvival(name, part(whole, (at) => group[at] === own), { causes, ci, end })),
    logRank: compared && {
      chi2: compared.chi2, df: compared.df, p: compared.p,
      groups: names.map((name, at) => ({ group: name, observed: compared.observed[at] ?? 0, expected: compared.expected[at] ?? 0, variance: compared.variance[at] ?? 0 })),
    },
  }
}

function groupSurvival(group: string, spells: Spells, { causes, ci, end }: { causes: readonly number[]; ci: IntervalKind; end: number }): GroupSurvival {
  const table = riskTable(spells, causes)
  const curve = kaplanMeier(table, ci)
  const incidences = cumulativeIncidence(table)
  return {
    group,
    n: Array.from(spells.weight ?? []).reduce((sum, count) => sum + count, 0),
    times: Array.from(table.times, (t, at) => ({
      t,
      atRisk: table.atRisk[at] ?? 0, events: table.events[at] ?? 0, censored: table.censored[at] ?? 0,
      survival: curve.survival[at] ?? 0, se: known(curve.se[at]), lo: known(curve.lo[at]), hi: known(curve.hi[at]),
      cumulativeIncidence: Object.fromEntries(causes.map((cause, of) => [cause, { value: incidences[of]?.value[at] ?? 0, se: incidences[of]?.se[at] ?? 0 }])),
    })),
    median: medianTime(table.times, curve),
    rmst: restrictedMean(table, curve.survival, end),
  }
}

/** NaN, which is R's NA, is nothing. */
function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}

function spellsOf(rows: readonly SpellRow[]): Spells & { weight: readonly number[] } {
  return { entry: rows.map((row) => row.entry), exit: rows.map((row) => row.exit), cause: rows.map((row) => row.cause), weight: rows.map((row) => row.people) }
}

function part(spells: Spells, isIn: (at: number) => boolean): Spells {
  const cut = (list: ArrayLike<number> | undefined) => Array.from(list ?? []).filter((_, at) => isIn(at))
  return { entry: cut(spells.entry), exit: cut(spells.exit), cause: cut(spells.cause), weight: cut(spells.weight) }
}

export type SpellRow = { entry: number; exit: number; cause: number; group: string; people: number }

export type SurvivalReport = {
  groups: GroupSurvival[]
  /** Null where there are not two groups to compare. */
  logRank: { chi2: number; df: number; p: number; groups: { group: string; observed: number; expected: number; variance: number }[] } | null
}

export type GroupSurvival = {
  group: string
  n: number
  times: {
    t: number
    atRisk: number
    events: number
    censored: number
    survival: number
    se: number | null
    lo: number | null
    hi: number | null
    cumulativeIncidence: Record<string, { value: number; se: number }>
  }[]
  median: MedianTime
  rmst: RestrictedMean
}
