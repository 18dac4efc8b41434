import type { AreaYear } from '../../src/measures/rules/published-areas.ts'

/**
 * Counts in hundredths that print as DfE's counts and give DfE's rates. DfE works its rates out of more decimals than it prints, so
 * the printed counts alone miss one rate in fifty; what was behind the print is looked for within its half tenth.
 */
export function hiddenCounts(area: AreaYear): YearCounts {
  const { counts } = area
  const rate = (column: string) => area.tenths.get(column) ?? null
  const people = { inPost: whole(counts.inPostHeadcount), starters: whole(counts.startersHeadcount), leavers: whole(counts.leaversHeadcount), agency: whole(counts.agencyHeadcount) }
  const fixed = { starters: within(counts.startersFte, people.starters * 100)[0] ?? 0 }
  let best: YearCounts | null = null
  let fewest = Infinity
  for (const inPost of within(counts.inPostFte, people.inPost * 100)) {
    const leavers = fit(within(counts.leaversFte, people.leavers * 100), rate('turnover_rate_fte'), (top) => tenthsOf(top * 100, inPost))
    const daysLost = fit(within(counts.daysLost), rate('absence_rate_fte'), (top) => tenthsOf(top * 100, inPost * (counts.workingDays ?? 253)))
    const shared = agencyAndVacancies(area, inPost, people.agency)
    const cases = whole(counts.cases)
    const holders = fit(within(counts.caseHoldersFte), rate('caseload_fte'), (bottom) => tenthsOf(cases * 100, bottom))
    const missed = leavers.missed + daysLost.missed + shared.missed + holders.missed
    if (missed >= fewest) continue
    fewest = missed
    best = {
      year: area.year, people, fte: { ...fixed, inPost, leavers: leavers.value ?? people.leavers * 92, agency: shared.agency, holders: holders.value ?? 0 },
      vacancies: shared.vacancies, cover: shared.cover, cases: counts.cases === null ? null : cases, daysLost: daysLost.value, missedRates: missed,
    }
    if (missed === 0) break
  }
  if (best === null) throw new RangeError(`${area.areaName} has no staff in ${area.year}`)
  return best
}

/** Agency workers, vacancies and cover hang together by four rates. */
function agencyAndVacancies(area: AreaYear, inPost: number, agencyHeads: number): { agency: number; vacancies: number | null; cover: number | null; missed: number } {
  const { counts } = area
  const rate = (column: string) => area.tenths.get(column) ?? null
  // DfE prints "low" for an FTE that rounds to nothing and is not nothing
  const agencies = counts.agencyFte === null ? LOW.slice(0, agencyHeads === 0 ? 0 : undefined) : within(counts.agencyFte, agencyHeads * 100)
  const covers = counts.agencyCoverFte === null ? (rate('agency_cover_rate_fte') === null ? [null] : LOW) : within(counts.agencyCoverFte)
  let best = { agency: agencies[0] ?? 0, vacancies: within(counts.vacancyFte)[0] ?? null, cover: covers[0] ?? null, missed: Infinity }
  for (const agency of agencies.length === 0 ? [0] : agencies) {
    const agencyMissed = misses(rate('agency_rate_fte'), tenthsOf(agency * 100, agency + inPost))
    for (const vacancies of counts.vacancyFte === null ? [null] : within(counts.vacancyFte)) {
      const vacancyMissed = vacancies === null ? 0 : misses(rate('vacancy_rate_fte'), tenthsOf(vacancies * 100, vacancies + inPost))
      if (agencyMissed + vacancyMissed >= best.missed) continue
      for (const cover of covers) {
        const coverMissed = cover === null ? 0
          : misses(rate('agency_cover_rate_fte'), tenthsOf(cover * 100, agency)) + (vacancies === null ? 0 : misses(rate('vacancy_agency_cover_rate_fte'), tenthsOf(cover * 100, vacancies)))
        const missed = agencyMissed + vacancyMissed + coverMissed
        if (missed < best.missed) best = { agency, vacancies, cover, missed }
        if (missed === 0) return best
      }
    }
  }
  return best
}

const LOW = [4, 3, 2, 1] as const

function fit(candidates: readonly number[], published: number | null, rateOf: (candidate: number) => number | null): { value: number | null; missed: number } {
  const found = candidates.find((candidate) => misses(published, rateOf(candidate)) === 0)
  return found === undefined ? { value: candidates[0] ?? null, missed: published === null ? 0 : 1 } : { value: found, missed: 0 }
}

function misses(published: number | null, recomputed: number | null): number {
  return published === null || recomputed === published ? 0 : 1
}

/** Hundredths that print as the tenths, the roundest first; none above `most`, unless DfE's own figure is. */
function within(tenths: number | null, most = Infinity): number[] {
  if (tenths === null) return []
  const all = [0, 1, -1, 2, -2, 3, -3, 4, -4, -5].map((step) => tenths * 10 + step).filter((value) => value >= 0)
  const possible = all.filter((value) => value <= most)
  return possible.length > 0 ? possible : all.slice(0, 1)
}

/** A rate in tenths, half up, in whole numbers; null over nothing. */
function tenthsOf(top: number, bottom: number): number | null {
  return bottom === 0 ? null : Math.floor((20 * top + bottom) / (2 * bottom))
}

/** Whole counts come in tenths like the others. */
function whole(tenths: number | null): number {
  return Math.round((tenths ?? 0) / 10)
}

/** FTE, vacancies, cover and days in hundredths. */
export type YearCounts = {
  year: number
  people: { inPost: number; starters: number; leavers: number; agency: number }
  fte: { inPost: number; starters: number; leavers: number; agency: number; holders: number }
  vacancies: number | null
  cover: number | null
  cases: number | null
  daysLost: number | null
  /** Rates that no counts behind the printed ones give. */
  missedRates: number
}
