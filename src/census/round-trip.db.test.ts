import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { afterEach, expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { findBuiltReturn } from './queries.ts'
import { builtHeader, returnFile } from './return-file.ts'
import { isRefusal, readWholeReturn } from './read-return.ts'
import { formatWorker } from './rules/format-worker.ts'
import { layoutFor } from './rules/layouts.ts'
import type { CensusWorker } from './rules/record.ts'
import { aCouncil, type TestCouncil } from './testing/a-council.ts'
import { buildReturnFor } from './testing/build-return.ts'
import { everyItem } from './testing/every-item.ts'
import { aWorker } from './testing/worker.ts'
import { headerFor, returnText } from './write-return.ts'
import { parseLaBlock } from './rules/parse-record.ts'

let council: TestCouncil
afterEach(() => council.fresh.drop())

test.each([2021, 2022, 2023, 2024, 2025, 2026])('a return of %i with every item comes back with every item, valid against the schema of the year', async (year) => {
  council = await aCouncil()
  const officer = await council.signIn('Officer', 'data-officer')
  const every = everyItem(layoutFor(year).layout)
  const sent = written(year, [{ ...every, values: { ...every.values, AgencyWorker: '0' } }])
  await council.load(officer, sent)
  const back = await exported(officer, year)
  expect(await facts(back)).toEqual(await facts(sent))
  expect(validate(back, year)).toEqual([])
})

test('two roles, doubles, agency workers, leavers of every kind come back as they were sent', async () => {
  council = await aCouncil()
  const officer = await council.signIn('Officer', 'data-officer')
  const workers: CensusWorker[] = [
    aWorker({ registrationNumber: 'SW1', role: '4', fte: 0.5, ftePreviousYear: 0.5 }),
    aWorker({ registrationNumber: 'SW1', role: '3', fte: 0.4, ftePreviousYear: 0.4, cases: 0, daysLost: 0 }),
    aWorker({ registrationNumber: 'SW2', fte: 0.6 }), aWorker({ registrationNumber: 'SW2', fte: 0.6 }),
    aWorker({ registrationNumber: 'SW3', endedOn: day('2025-09-30'), leaverDestination: '1', reasonForLeaving: '1', fte: 0, cases: null }),
    aWorker({ registrationNumber: 'SW4', endedOn: day('2025-03-31'), leaverDestination: '3', reasonForLeaving: '5', fte: 0, cases: null, ftePreviousYear: 0.8 }),
    aWorker({ registrationNumber: 'SW5', startedOn: day('2024-11-01'), endedOn: day('2025-02-28'), leaverDestination: '2', reasonForLeaving: '1', fte: 0, cases: null, ftePreviousYear: 0 }),
    aWorker({ registrationNumber: 'SW6', startedOn: day('2025-09-30'), startOrigin: '1', ftePreviousYear: 0 }),
    agency({ registrationNumber: 'SW7', contractWeeks: [26] }), agency({ registrationNumber: 'SW7', contractWeeks: [26] }),
    agency({ registrationNumber: 'SW8', fte: 0.2, cases: 0 }),
    agency({ registrationNumber: 'SW9', startedOn: day('2025-05-01'), startOrigin: '4' }),
    aWorker({ registrationNumber: 'SW10', startedOn: null, startOrigin: null }),
    aWorker({ registrationNumber: 'SW11', absent: true, reasonsForAbsence: ['MAT'], retentionPayments: 500.5, otherPayments: 12 }),
    aWorker({ registrationNumber: 'SW12', fte: 0, cases: 0, ftePreviousYear: 0 }),
    // left and came back within the year: two spells of one person
    aWorker({ registrationNumber: 'SW13', startedOn: day('2019-04-01'), endedOn: day('2024-12-31'), leaverDestination: '8', reasonForLeaving: '1', fte: 0, cases: null }),
    aWorker({ registrationNumber: 'SW13', startedOn: day('2025-06-01'), startOrigin: '5', ftePreviousYear: 0 }),
  ]
  const { layout } = layoutFor(2025)
  const sent = written(2025, workers.map((worker) => formatWorker(worker, layout)))
  await council.load(officer, sent)
  const back = await exported(officer, 2025)
  expect(await facts(back)).toEqual(await facts(sent))
  expect(validate(back, 2025)).toEqual([])
})

test('five years together give each year back, people who stay, leave and return', async () => {
  council = await aCouncil()
  const officer = await council.signIn('Officer', 'data-officer')
  const staying = (year: number) => [
    aWorker({ registrationNumber: 'SW1', startedOn: day('2015-01-05'), fte: 1 - (year - 2021) / 10, ftePreviousYear: year === 2021 ? 1 : 1 - (year - 2022) / 10, cases: year - 2010 }),
    ...(year < 2023 ? [aWorker({ registrationNumber: 'SW2' })] : []),
    ...(year === 2023 ? [aWorker({ registrationNumber: 'SW2', fte: 0, endedOn: day('2023-04-30'), leaverDestination: '1', reasonForLeaving: '1', cases: null })] : []),
    ...(year >= 2024 ? [aWorker({ registrationNumber: 'SW2', startedOn: day('2024-02-01'), startOrigin: '2', ftePreviousYear: year === 2024 ? 0 : 1 })] : []),
    ...(year >= 2022 ? [agency({ registrationNumber: 'SW3', fte: year === 2022 ? 0.4 : 1, ftePreviousYear: null })] : []),
  ].map((worker) => (year < 2025 ? { ...worker, baseSalary: null } : worker))
  const sent = new Map([2023, 2021, 2025, 2022, 2024].map((year) => [year, written(year, staying(year).map((worker) => formatWorker(worker, layoutFor(year).layout)))]))
  for (const text of sent.values()) await council.load(officer, text)
  for (const [year, text] of sent) expect([year, await facts(await exported(officer, year))]).toEqual([year, await facts(text)])
})

test('a council of the size of Walsall comes back worker by worker', async () => {
  council = await aCouncil('335')
  const officer = await council.signIn('Officer', 'data-officer')
  const counts = { inPostFte: 182.4, inPostHeadcount: 195, startersFte: 30.2, startersHeadcount: 31, leaversFte: 22.7, leaversHeadcount: 25, agencyFte: 21, agencyHeadcount: 22, agencyCoverFte: 18, vacancyFte: 25.5, caseHoldersFte: 110.2, cases: 1803, daysLost: 1502.5, workingDays: 253 }
  const built = buildReturnFor({ year: 2025, laNumber: '335', counts }, { seed: 7, duplicates: 4, twoRoles: 3, leaversOnLastDay: 5, cameAndWent: 6, casesInAnyRole: true })
  const sent = returnText({ header: built.header, laBlock: built.laBlock, records: built.records }, built.layout)
  await council.load(officer, sent)
  expect(await facts(await exported(officer, 2025))).toEqual(await facts(sent))
})

test('an agency worker who left is not asked for and is not written; who is in post is', async () => {
  council = await aCouncil()
  const officer = await council.signIn('Officer', 'data-officer')
  const gone = agency({ registrationNumber: 'SW1', endedOn: day('2025-06-30'), startedOn: day('2025-01-06') })
  await council.load(officer, written(2025, [gone, agency({ registrationNumber: 'SW2' })].map((worker) => formatWorker(worker, layoutFor(2025).layout))))
  expect((await exported(officer, 2025)).match(/<SWENo>\w+/g)).toEqual(['<SWENo>SW2'])
})

test('elements that no layout knows are not written again', async () => {
  council = await aCouncil()
  const officer = await council.signIn('Officer', 'data-officer')
  const known = written(2025, [formatWorker(aWorker(), layoutFor(2025).layout)])
  await council.load(officer, known.replace('</CSWWWorker>', '<HybridDays>2</HybridDays></CSWWWorker>'))
  const back = await exported(officer, 2025)
  expect(back).not.toContain('HybridDays')
  expect(await facts(back)).toEqual(await facts(known))
})

function agency(facts: Partial<CensusWorker>): CensusWorker {
  return {
    ...aWorker(), agency: true, birthDate: null, sex: null, ethnicity: null, qualificationLevel: null, stepUp: null, role: null, startedOn: null, startOrigin: null,
    ftePreviousYear: null, daysLost: null, frontline: null, baseSalary: null, ...facts,
  }
}

function written(year: number, records: Parameters<typeof returnText>[0]['records'], laNumber = '999'): string {
  const { layout } = layoutFor(year)
  const benefit = Object.fromEntries(layout.laBlock.items.filter((item) => item.format.kind === 'code').map((item, at) => [item.name, String((at + 1) % 3)]))
  const other = layout.laBlock.items.some((item) => item.name === 'OtherAllowances') ? { OtherAllowances: 'Parking & lunch' } : {}
  return returnText({
    header: headerFor({ year, laNumber, softwareCode: 'Other', dateTime: `${year}-10-07T09:00:00` }),
    laBlock: { values: { NumberOfVacancies: '34.25', NoAgencyFTE: '20.5', NoAgencyHeadcount: '27', ...benefit, ...other } }, records,
  }, layout)
}

async function exported(token: string, year: number): Promise<string> {
  return await council.as(token, async (tx, caller) => returnFile(await findBuiltReturn(tx, year), builtHeader(year, caller.authority.dfeNumber, `${year}-10-08T10:00:00`)))
}

/** What a file says, in an order that does not depend on the order of its rows. */
async function facts(text: string) {
  const read = await readWholeReturn({ text })
  if (isRefusal(read)) throw new Error(read.message)
  return {
    year: read.year,
    laNumber: read.laNumber,
    laBlock: read.laBlock === null ? null : parseLaBlock(read.laBlock, read.layout).laBlock,
    workers: read.records.map(({ values, repeated }) => JSON.stringify([sorted(values), sorted(repeated)])).sort(),
  }
}

function sorted(values: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Against the schema of the year, or of the last one that there is. */
function validate(text: string, year: number): string[] {
  const schema = XmlDocument.fromString(readFileSync(new URL(`../../data/schema/csww-${Math.min(year, 2025)}.xsd`, import.meta.url), 'utf8'))
  const validator = XsdValidator.fromDoc(schema)
  const document = XmlDocument.fromString(text)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    document.dispose()
    validator.dispose()
    schema.dispose()
  }
}
