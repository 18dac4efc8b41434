import { describe, expect, it } from 'vitest'
import { definitions, valueOf, type Counts } from '../../measures/rules/definitions.ts'
import { isPublishedFile, readPublishedFile } from '../../measures/published-file.ts'
import { areaYears, printedCounts, type AreaYear } from '../../measures/rules/published-areas.ts'
import { publishedRates } from '../../measures/rules/published-figure.ts'
import { isRefusal, readWholeReturn } from '../read-return.ts'
import { checkReturn } from '../rules/check-return.ts'
import { countReturn } from '../rules/count-return.ts'
import { parseLaBlock, parseRecord } from '../rules/parse-record.ts'
import { returnText } from '../write-return.ts'
import { buildReturnFor, type BuildOptions, type BuiltReturn } from './build-return.ts'
import { publishedAreaOf } from './published-area-of.ts'

/** County Durham, Walsall, Nottingham, North Somerset and Torbay, in years whose printed counts give each of the nine printed rates. */
const FIVE_COUNCILS = [
  ['840', 2021], ['840', 2022], ['840', 2023], ['840', 2024], ['840', 2025], ['335', 2021], ['335', 2022], ['335', 2023], ['335', 2024], ['335', 2025],
  ['892', 2021], ['892', 2022], ['892', 2023], ['892', 2025], ['802', 2021], ['802', 2023], ['802', 2025], ['880', 2024], ['880', 2025],
] as const

/** Every way in which rows and people differ, at once. */
const AWKWARD: BuildOptions = { seed: 7, duplicates: 4, twoRoles: 3, leaversOnLastDay: 5, cameAndWent: 6, casesInAnyRole: true }

describe('a return built from published counts', () => {
  it('counts to the published counts again, for every third council and year', async () => {
    const areas = (await councils()).filter((_area, at) => at % 3 === 0)
    const wrong = areas.flatMap((area) => {
      const built = buildReturnFor(publishedAreaOf(area), { seed: 3 })
      return differences(`${area.areaName} ${area.year}`, countReturn(built.workers, built.laBlockFacts, area.year), printedCounts(area))
    })
    expect(areas.length).toBeGreaterThan(230)
    expect(wrong).toEqual([])
  }, 60_000)

  it('does so with duplicates, two roles, leavers on 30 September, people who came and went, and cases in any role', async () => {
    const areas = (await councils()).filter((area, at) => (area.counts.leaversHeadcount ?? 0) >= 50 && at % 3 === 1)
    const wrong = areas.flatMap((area) => {
      const built = buildReturnFor(publishedAreaOf(area), AWKWARD)
      return differences(`${area.areaName} ${area.year}`, countReturn(built.workers, built.laBlockFacts, area.year), printedCounts(area))
    })
    expect(areas.length).toBeGreaterThan(40)
    expect(wrong).toEqual([])
  }, 60_000)

  it('of England in 2025 has the rows of the nation', async () => {
    const england = (await everyArea()).find((area) => area.level === 'national' && area.year === 2025)
    if (!england) throw new Error('England 2025 is not published')
    const built = buildReturnFor({ ...publishedAreaOf(england), laNumber: '999' })
    expect(built.workers).toHaveLength(38_292 + 4_611 + 5_566)
    expect(differences('England', countReturn(built.workers, built.laBlockFacts, 2025), printedCounts(england))).toEqual([])
  })

  it.each(FIVE_COUNCILS)(
    'of %s in %i, written as XML and read, gives the published rates to the decimal and no error', async (laNumber, year) => {
      const area = (await councils()).find((one) => one.laNumber === laNumber && one.year === year)
      if (!area) throw new Error(`${laNumber} ${year} is not published`)
      const built = buildReturnFor(publishedAreaOf(area), AWKWARD)
      const read = await readWholeReturn({ text: returnText(built, built.layout) })
      if (isRefusal(read) || !read.laBlock) throw new Error('refused')
      expect(checkReturn(read).filter((finding) => finding.severity !== 'query')).toEqual([])
      const workers = read.records.map((record) => parseRecord(record, read.layout).worker)
      const counts = countReturn(workers, parseLaBlock(read.laBlock, read.layout).laBlock, year)
      expect(ratesOf(counts)).toEqual(publishedRates.map(({ column }) => (area.tenths.get(column) ?? NaN) / 10))
    })

  it('has what the options ask for', async () => {
    const area = (await councils()).find((one) => one.laNumber === '892' && one.year === 2024)
    if (!area) throw new Error('Nottingham 2024 is not published')
    const [plain, awkward] = [buildReturnFor(publishedAreaOf(area)), buildReturnFor(publishedAreaOf(area), AWKWARD)]
    expect(awkward.workers.length).toBeGreaterThanOrEqual(plain.workers.length + 13)
    expect(awkward.workers.filter((worker) => worker.endedOn === '2024-09-30')).toHaveLength(5)
    expect(new Set(holderRoles(plain))).toEqual(new Set(['5', null]))
    expect(new Set(holderRoles(awkward)).size).toBeGreaterThan(5)
    const twice = checkOf(awkward).filter((check) => check === 'K23').length
    expect(twice).toBeGreaterThanOrEqual(7)
    expect(checkOf(awkward).filter((check) => check === 'K24')).toHaveLength(6)
  })

  it('is the same for the same seed and another for another', async () => {
    const area = (await councils())[0]
    if (!area) throw new Error('no council')
    const [one, same, other] = [1, 1, 2].map((seed) => JSON.stringify([...buildReturnFor(publishedAreaOf(area), { seed }).records]))
    expect(same).toBe(one)
    expect(other).not.toBe(one)
  })
})

function everyArea(): Promise<readonly AreaYear[]> {
  return (published ??= readEveryArea())
}

let published: Promise<readonly AreaYear[]> | null = null

async function readEveryArea(): Promise<readonly AreaYear[]> {
  const read = await readPublishedFile(new URL('../../../data/published/csww_indicators_2017_to_2025.csv', import.meta.url).pathname)
  if (!isPublishedFile(read)) throw new Error(read.message)
  return areaYears(read.figures)
}

/** Councils since 2021, whose layouts are known, with every count as a figure. */
async function councils(): Promise<readonly AreaYear[]> {
  return (await everyArea()).filter((area) => area.level === 'local authority' && area.year >= 2021 && Object.values(area.counts).every((count) => count !== null))
}

function differences(name: string, counted: Counts, published: Counts): string[] {
  return Object.entries(published).flatMap(([count, value]) => {
    const ours = counted[count as keyof Counts]
    return ours === value ? [] : [`${name}: ${count} is ${ours}, published ${value}`]
  })
}

function ratesOf(counts: Counts): (number | null)[] {
  return publishedRates.map(({ measure, basis }) => {
    const definition = definitions.find((one) => one.measure === measure && one.basis === basis)
    const value = definition ? valueOf(definition, counts) : null
    return value === null ? null : Math.round(value * 10) / 10
  })
}

function holderRoles(built: BuiltReturn): (string | null)[] {
  return built.workers.filter((worker) => (worker.cases ?? 0) > 0).map((worker) => worker.role)
}

function checkOf(built: BuiltReturn): string[] {
  const { layout, header, laBlock } = built
  const records = Array.from(built.records, (record, at) => ({ ...record, position: at + 1, line: 0, unknown: {}, structure: [] }))
  const block = laBlock ? { element: layout.laBlock.element, line: 0, structure: [], values: laBlock.values } : null
  return checkReturn({
    header, year: layout.year, laNumber: header.lea, laBlock: block, unknownElements: [], notes: [], faults: [], workers: records.length, layout, provisional: false, records,
  }).map((finding) => finding.check)
}
