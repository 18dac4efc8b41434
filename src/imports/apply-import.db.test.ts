import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { buildReturnFor, type BuildOptions } from '../census/testing/build-return.ts'
import { publishedAreaOf } from '../census/testing/published-area-of.ts'
import { returnText } from '../census/write-return.ts'
import { isPublishedFile, readPublishedFile } from '../measures/published-file.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { areaYears, type AreaYear } from '../measures/rules/published-areas.ts'
import { publishedRates } from '../measures/rules/published-figure.ts'
import { day } from '../time/day.ts'
import { loadStored, loadWorkforce } from '../workforce/queries.ts'
import { adapterFor } from './adapters.ts'
import { applyImport, undoImport } from './apply-import.ts'
import { stageFile } from './stage-file.ts'

const AWKWARD: BuildOptions = { seed: 11, duplicates: 3, twoRoles: 3, leaversOnLastDay: 4, cameAndWent: 5, casesInAnyRole: true }

let folder = ''
let areas: AreaYear[] = []
let council: TestCouncil | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-import-'))
  const file = await readPublishedFile('data/published/csww_indicators_2017_to_2025.csv')
  if (!isPublishedFile(file)) throw new Error('the shipped figures cannot be read')
  areas = areaYears(file.figures)
})
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(async () => {
  await council?.drop()
  council = null
})

async function fileFor(laNumber: string, year: number, options: BuildOptions = AWKWARD): Promise<string> {
  const area = areas.find((one) => one.laNumber === laNumber && one.year === year)
  if (!area) throw new Error(`${laNumber} ${year} is not published`)
  const built = buildReturnFor(publishedAreaOf(area), options)
  const path = join(folder, `${laNumber}-${year}-${options.seed ?? 0}.xml`)
  await writeFile(path, returnText(built, built.layout))
  return path
}

async function load(to: TestCouncil, path: string): Promise<number> {
  return await to.as(async (tx, caller) => {
    const adapter = adapterFor('census')
    if (!adapter) throw new Error('no adapter')
    const staged = await stageFile(tx, caller, adapter, { path, name: path.split('/').at(-1) ?? '', mapping: null, today: day('2026-11-16') })
    if ('mend' in staged) throw new Error(staged.message)
    const applied = await applyImport(tx, caller, staged.id, null)
    if (applied.kind !== 'applied') throw new Error(applied.kind)
    return staged.id
  })
}

/** Everything that the record says, without ids. */
async function stateOf(of: TestCouncil): Promise<string> {
  return await of.as(async (tx) => {
    const stored = await loadStored(tx)
    const { coverage, statements } = await loadWorkforce(tx)
    const keyOf = new Map(stored.people.map(({ id, ...person }) => [id, JSON.stringify(person)]))
    const spellOf = new Map(stored.employments.map((spell) => [spell.id, `${keyOf.get(spell.personId)} ${spell.basis} ${spell.startedOn} ${spell.ordinal}`]))
    const lines = [
      ...keyOf.values(),
      ...stored.employments.map(({ id: _id, personId, ...spell }) => `${keyOf.get(personId)} ${JSON.stringify(spell)}`),
      ...stored.observations.map(({ employmentId, personId: _p, ...row }) => `${spellOf.get(employmentId)} ${JSON.stringify(row)}`),
      ...stored.unconfirmed.map(({ employmentId, personId: _p, ...row }) => `${spellOf.get(employmentId)} ${JSON.stringify(row)}`),
      ...stored.conflicts.map(({ personId, ...row }) => `${personId === null ? '' : keyOf.get(personId)} ${JSON.stringify(row)}`),
      ...statements.map((row) => JSON.stringify(row)),
      JSON.stringify(coverage),
    ]
    return lines.sort((a, b) => (a < b ? -1 : 1)).join('\n')
  })
}

describe('a return built to match published counts', () => {
  test.each([['840', 2025], ['335', 2023], ['892', 2022], ['880', 2024]] as const)('of %s in %i, imported, gives the published rates to the printed decimal', async (laNumber, year) => {
    council = await beginCouncil(laNumber)
    await load(council, await fileFor(laNumber, year))
    const area = areas.find((one) => one.laNumber === laNumber && one.year === year)
    if (!area) throw new Error('not published')
    const rows = await council.as(async (tx) => listMeasures(await loadWorkforce(tx), day(`${year}-09-30`), null))
    let compared = 0
    for (const rate of publishedRates) {
      const tenths = area.tenths.get(rate.column) ?? null
      if (tenths === null) continue
      const ours = rows.find((row) => row.measure === rate.measure && row.basis === rate.basis)
      expect({ measure: rate.measure, basis: rate.basis, value: Math.round((ours?.value ?? Number.NaN) * 10 + 1e-9) }).toEqual({ measure: rate.measure, basis: rate.basis, value: tenths })
      compared += 1
    }
    expect(compared).toBe(9)
  })
})

describe('the record', () => {
  test('is not changed by the same file again', async () => {
    council = await beginCouncil('840')
    const path = await fileFor('840', 2025)
    await load(council, path)
    const before = await stateOf(council)
    await load(council, path)
    expect(await stateOf(council)).toBe(before)
    expect((await council.owner.query('select id from import')).rowCount).toBe(1)
  })

  test('is the same in whatever order the years were loaded', async () => {
    const paths = await Promise.all([2023, 2024, 2025].map((year) => fileFor('880', year)))
    council = await beginCouncil('880')
    for (const path of paths) await load(council, path)
    const forwards = await stateOf(council)
    await council.drop()
    council = await beginCouncil('880')
    for (const path of [...paths].reverse()) await load(council, path)
    expect(await stateOf(council)).toBe(forwards)
  })

  test('is what it was when a file is taken back, and a replaced file is in force again', async () => {
    council = await beginCouncil('880')
    await load(council, await fileFor('880', 2024))
    await load(council, await fileFor('880', 2025))
    const before = await stateOf(council)
    const corrected = await load(council, await fileFor('880', 2025, { ...AWKWARD, seed: 12 }))
    expect(await stateOf(council)).not.toBe(before)
    await council.as((tx, caller) => undoImport(tx, caller, corrected))
    expect(await stateOf(council)).toBe(before)
  })

  test('is the same after two imports at once as after one and then the other', async () => {
    const [first, second] = [await fileFor('880', 2024), await fileFor('880', 2025)]
    council = await beginCouncil('880')
    await load(council, first)
    await load(council, second)
    const wanted = await stateOf(council)
    await council.drop()
    const other = await beginCouncil('880')
    council = other
    await Promise.all([load(other, first), load(other, second)])
    expect(await stateOf(other)).toBe(wanted)
  })

  test('holds nothing of a file whose connection was cut in the middle', async () => {
    council = await beginCouncil('880')
    await load(council, await fileFor('880', 2024))
    const before = await stateOf(council)
    const path = await fileFor('880', 2025)
    const cut = council.as(async (tx, caller) => {
      const adapter = adapterFor('census')
      if (!adapter) throw new Error('no adapter')
      const staged = await stageFile(tx, caller, adapter, { path, name: 'cut.xml', mapping: null, today: day('2026-11-16') })
      if ('mend' in staged) throw new Error(staged.message)
      await applyImport(tx, caller, staged.id, null)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    await expect(cut).rejects.toThrow()
    expect(await stateOf(council)).toBe(before)
    await load(council, path)
    const { rows } = await council.owner.query<{ state: string }>('select state from import order by id')
    expect(rows.map((row) => row.state)).toEqual(['applied', 'applied'])
  })

  test("refuses another council's return and keeps nothing of it", async () => {
    council = await beginCouncil('840')
    await expect(load(council, await fileFor('880', 2025))).rejects.toThrow('authority 880')
    expect((await council.owner.query('select id from import')).rowCount).toBe(0)
  })
})
