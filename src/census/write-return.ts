import { xmlText } from './rules/xml-text.ts'
import type { CensusLayout, LayoutItem } from './rules/layout.ts'
import type { CensusHeader, CensusRecord } from './rules/record.ts'

/**
 * A return as well-formed XML in UTF-8, in the layout's element order, piece by piece so that a file of any length is written in
 * flat memory. Empty values are left out, as the specification asks (DfE CSWW 2024-25, section 4.2).
 */
export async function* writeReturn(return_: ReturnToWrite, layout: CensusLayout): AsyncGenerator<string> {
  yield opening(return_, layout)
  let held = ''
  for await (const record of return_.records) {
    held += worker(record, layout)
    if (held.length < PIECE) continue
    yield held
    held = ''
  }
  yield `${held}</Message>\n`
}

/** The whole return as one text, for one authority. */
export function returnText(return_: ReturnToWrite & { records: Iterable<RecordToWrite> }, layout: CensusLayout): string {
  return [opening(return_, layout), ...Array.from(return_.records, (record) => worker(record, layout)), '</Message>\n'].join('')
}

/** The header of a new return; `dateTime` is the moment of writing, as the caller's clock has it: 2025-10-07T09:00:00. */
export function headerFor(facts: { year: number; laNumber: string; softwareCode: string; dateTime: string }): CensusHeader {
  return {
    collection: 'CSWW', year: String(facts.year), referenceDate: `${facts.year}-09-30`, sourceLevel: 'L', lea: facts.laNumber,
    softwareCode: facts.softwareCode, dateTime: facts.dateTime,
  }
}

const PIECE = 1 << 16

function opening({ header, laBlock }: ReturnToWrite, layout: CensusLayout): string {
  const source = element('SourceLevel', header.sourceLevel, 3) + element('LEA', header.lea, 3) + element('SoftwareCode', header.softwareCode, 3) + element('DateTime', header.dateTime, 3)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n  <Header>\n    <CollectionDetails>\n',
    element('Collection', header.collection, 3), element('Year', header.year, 3), element('ReferenceDate', header.referenceDate, 3),
    '    </CollectionDetails>\n    <Source>\n', source, '    </Source>\n  </Header>\n',
    laBlock ? block(layout.laBlock.element, layout.laBlock.items, laBlock) : '',
  ].join('')
}

function worker(record: RecordToWrite, layout: CensusLayout): string {
  return block('CSWWWorker', layout.workerItems, record)
}

function block(name: string, items: readonly LayoutItem[], { values, repeated }: { values: RecordToWrite['values']; repeated?: RecordToWrite['repeated'] }): string {
  let inside = ''
  for (const item of items) {
    if (item.repeats) for (const value of repeated?.[item.name] ?? []) inside += element(item.element, value, 2)
    else inside += element(item.element, values[item.name], 2)
  }
  return `  <${name}>\n${inside}  </${name}>\n`
}

function element(name: string, value: string | null | undefined, depth: number): string {
  const text = value?.trim() ?? ''
  return text === '' ? '' : `${INDENT[depth] ?? ''}<${name}>${xmlText(text)}</${name}>\n`
}

const INDENT = ['', '  ', '    ', '      ']

export type RecordToWrite = Pick<CensusRecord, 'values' | 'repeated'>

export type ReturnToWrite = {
  header: CensusHeader
  laBlock: { values: Readonly<Record<string, string>> } | null
  records: Iterable<RecordToWrite> | AsyncIterable<RecordToWrite>
}
