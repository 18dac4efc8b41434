import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { isRefusal, readWholeReturn, type WholeReturn } from './read-return.ts'
import { formatLaBlock, formatWorker } from './rules/format-worker.ts'
import type { CensusLayout } from './rules/layout.ts'
import { layouts } from './rules/layouts.ts'
import { parseLaBlock, parseRecord } from './rules/parse-record.ts'
import { readLayout } from './rules/read-layout.ts'
import { everyItem } from './testing/every-item.ts'
import { headerFor, returnText, writeReturn, type RecordToWrite, type ReturnToWrite } from './write-return.ts'

const SCHEMAS = new URL('../../data/schema/', import.meta.url)
const SAMPLES = new URL('testing/samples/', import.meta.url)
const XMLLINT = (process.env['CHECK_WITH'] ?? '').split(',').includes('xmllint')

describe('writing a return', () => {
  it.each(layouts.map((layout) => [layout.year, layout] as const))('of %i with every item is valid against the schema of the year', (_year, layout) => {
    const text = returnText(fullReturn(layout), layout)
    expect(validate(text, layout.year)).toEqual([])
    if (XMLLINT) expect(xmllint(text, layout.year)).toBe('')
  })

  it.each(layouts.map((layout) => [layout.year, layout] as const))('of %i reads back the same, every item of it', async (_year, layout) => {
    const written = fullReturn(layout)
    const read = await readText(returnText(written, layout))
    expect(read.header).toEqual(written.header)
    expect(read.laBlock?.values).toEqual(written.laBlock?.values)
    expect(read.records.map(({ values, repeated }) => ({ values, repeated }))).toEqual([...written.records])
    expect([read.notes, read.faults, read.unknownElements, read.records.flatMap((record) => record.structure)]).toEqual([[], [], [], []])
  })

  it.each(['liia_fake_2021.xml', 'liia_fake_2022.xml', 'liia_fake_2022_one_worker_all_fields.xml'])('keeps the facts of %s, read, written and read', async (name) => {
    const first = await readText(readFileSync(new URL(name, SAMPLES), 'utf8'))
    const again = await readText(returnText(first, first.layout))
    expect(again.records.map(withoutLine)).toEqual(first.records.map(withoutLine))
    expect(again.header).toEqual(first.header)
  })

  it.each(layouts.map((layout) => [layout.year, layout] as const))('gives typed facts of %i back as the texts that they came from', (_year, layout) => {
    const record = everyItem(layout)
    const { worker } = parseRecord({ position: 1, line: 1, unknown: {}, structure: [], ...record }, layout)
    expect(formatWorker(worker, layout)).toEqual(record)
    const laBlock = fullReturn(layout).laBlock
    expect(formatLaBlock(parseLaBlock({ element: 'LALevel', line: 1, structure: [], values: laBlock?.values ?? {} }, layout).laBlock, layout)).toEqual(laBlock)
  })

  it('calls the authority\'s block as the year does and spells PerformanceAward', () => {
    const [first, last] = [layouts.find((layout) => layout.year === 2024), layouts.find((layout) => layout.year === 2025)]
    if (!first || !last) throw new Error('no layouts')
    expect(returnText(fullReturn(first), first)).toContain('<LALevelVacancies>')
    expect(returnText(fullReturn(last), last)).toMatch(/<LALevel>[^]*<PerformanceAward>0<\/PerformanceAward>[^]*<\/LALevel>/)
  })

  it('leaves empty values out and escapes as the specification asks', () => {
    const layout = layouts.find((one) => one.year === 2024)
    if (!layout) throw new Error('no layout')
    const text = returnText({ ...fullReturn(layout), records: [{ values: { SWENo: 'SW1', FTE: '', Ethnicity: '  ' }, repeated: { QualInst: ['O\'Brien & "Sons" <é>', ''] } }] }, layout)
    expect(text).toContain('<QualInst>O&apos;Brien &amp; &quot;Sons&quot; &lt;&#233;&gt;</QualInst>')
    expect(text).not.toMatch(/<FTE>|<Ethnicity>|<QualInst><\/QualInst>/)
  })

  it('writes a long return in pieces that make up the same text', async () => {
    const layout = layouts.find((one) => one.year === 2025)
    if (!layout) throw new Error('no layout')
    const records = Array.from({ length: 500 }, () => everyItem(layout))
    const pieces: string[] = []
    for await (const piece of writeReturn({ ...fullReturn(layout), records }, layout)) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(5)
    expect(pieces.join('')).toBe(returnText({ ...fullReturn(layout), records }, layout))
  })

  it('is refused by the schema where it should be, so that the schema has teeth', () => {
    const layout = layouts.find((one) => one.year === 2025)
    if (!layout) throw new Error('no layout')
    const text = returnText(fullReturn(layout), layout)
    const broken = [
      text.replace(/<SWENo>.*<\/SWENo>/, '<SWENo>12345</SWENo>'), text.replace(/<FTE>.*<\/FTE>/, '<FTE>1.5</FTE>'), text.replace('<OrgRole>1</OrgRole>', '<OrgRole>7</OrgRole>'),
      text.replace(/<NumberOfVacancies>.*<\/NumberOfVacancies>/, ''), text.replace('<Collection>CSWW', '<Collection>CIN'), text.replaceAll('LALevel', 'LALevelVacancies'),
    ]
    expect(broken.filter((one) => validate(one, 2025).length === 0)).toEqual([])
  })
})

describe('a layout as data', () => {
  it.each(layouts.map((layout) => [layout.year, layout] as const))('of %i survives JSON', (_year, layout) => {
    expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual({ layout })
  })

  it('with an item of next year is written and read by its own name', async () => {
    const latest = layouts.at(-1)
    if (!latest) throw new Error('no layout')
    const item = { name: 'HybridDays', element: 'HybridDays', aliases: [], cbds: null, label: 'Days at home', format: { kind: 'number', decimals: 0, most: 5 }, givenBy: 'voluntary', repeats: false }
    const edited = readLayout(JSON.parse(JSON.stringify({ ...latest, workerItems: [...latest.workerItems, item] })))
    if (!('layout' in edited)) throw new Error('not read')
    const text = returnText({ ...fullReturn(latest), records: [{ values: { AgencyWorker: '0', SWENo: 'SW1', FTE: '1', HybridDays: '2' }, repeated: {} }] }, edited.layout)
    const read = await readWholeReturn({ text }, [edited.layout])
    expect(isRefusal(read) ? read : [read.unknownElements, read.records[0]?.values['HybridDays']]).toEqual([[], '2'])
  })

  it('says what is wrong with it', () => {
    expect(readLayout({ year: 'next', status: 'maybe', workerItems: [{ name: 'a b' }], laBlock: {}, codeSets: { a: [] } })).toMatchObject({
      problems: expect.arrayContaining([
        { field: 'year', message: 'The year must be a year such as 2026.' },
        { field: 'status', message: 'The status must be "known" or "unverified".' },
        { field: 'workerItems', message: 'The item SWENo is missing: no return can be counted without it.' },
        { field: 'workerItems[0].name', message: 'This must be the name of an XML element, such as SWENo.' },
        { field: 'codeSets.a', message: 'This must be a list with at least one entry.' },
      ]) as unknown,
    })
  })
})

function fullReturn(layout: CensusLayout): ReturnToWrite & { records: readonly RecordToWrite[] } {
  const benefit = Object.fromEntries(layout.laBlock.items.filter((item) => item.format.kind === 'code').map((item, at) => [item.name, String((at + 1) % 3)]))
  const other = layout.laBlock.items.some((item) => item.name === 'OtherAllowances') ? { OtherAllowances: 'Parking, some workers' } : {}
  return {
    header: headerFor({ year: layout.year, laNumber: '999', softwareCode: 'Throughline', dateTime: `${layout.year}-10-07T09:00:00` }),
    laBlock: { values: { NumberOfVacancies: '34', NoAgencyFTE: '20.5', NoAgencyHeadcount: '27', ...benefit, ...other } },
    records: [everyItem(layout), { values: { AgencyWorker: '1', SWENo: 'XX1234', FTE: '0.5', Cases30: '0' }, repeated: {} }],
  }
}

function validate(text: string, year: number): string[] {
  const schema = XmlDocument.fromString(schemaText(year))
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

function xmllint(text: string, year: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'census-'))
  try {
    writeFileSync(join(folder, 'return.xml'), text)
    writeFileSync(join(folder, 'schema.xsd'), schemaText(year))
    execFileSync('xmllint', ['--noout', '--schema', join(folder, 'schema.xsd'), join(folder, 'return.xml')], { stdio: 'pipe' })
    return ''
  } catch (error) {
    return String(error)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The layout of 2026 is a copy of that of 2025. */
function schemaText(year: number): string {
  return readFileSync(new URL(`csww-${Math.min(year, 2025)}.xsd`, SCHEMAS), 'utf8')
}

async function readText(text: string): Promise<WholeReturn> {
  const read = await readWholeReturn({ text })
  if (isRefusal(read)) throw new Error(read.message)
  return read
}

function withoutLine({ line: _line, structure: _structure, ...record }: WholeReturn['records'][number]) {
  return record
}
