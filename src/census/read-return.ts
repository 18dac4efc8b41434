import { createReadStream } from 'node:fs'
import type { FileRefusal } from '../files/refusal.ts'
import { readXml, type XmlSource } from '../files/read-xml.ts'
import type { CensusLayout } from './rules/layout.ts'
import { layoutFor, layouts } from './rules/layouts.ts'
import { returnReader, type ReturnHead } from './rules/return-reader.ts'
import type { CensusRecord } from './rules/record.ts'

/**
 * Reads a census return of any year and any length in flat memory: each worker is handed over as its element closes.
 * A year that no layout is known for is read with the nearest one; what no layout knows is kept and listed. Never trust workers
 * that were handed over before a refusal. Source of the shape: DfE CSWW 2024-25 specification, sections 4.3 to 4.5.
 */
export async function readReturn(source: XmlSource, options: ReadOptions = {}): Promise<ReturnRead | FileRefusal> {
  const known = options.layouts ?? layouts
  const reader = returnReader(known, (record, head) => options.onWorker?.(record, layoutFor(head.year ?? newest(known), known).layout, head))
  const refusal = await readXml(options.onChunk && 'path' in source ? { chunks: telling(source.path, options.onChunk) } : source, reader)
  return refusal ?? reader.end()
}

export function isRefusal(read: ReturnRead | FileRefusal): read is FileRefusal {
  return 'mend' in read
}

/** The whole return in memory: for one authority's file, not for the nation's. */
export async function readWholeReturn(source: XmlSource, known: readonly CensusLayout[] = layouts, onRows?: (workers: number) => Promise<void>): Promise<WholeReturn | FileRefusal> {
  const records: CensusRecord[] = []
  const read = await readReturn(source, { layouts: known, onWorker: (record) => void records.push(record), ...(onRows ? { onChunk: () => onRows(records.length) } : {}) })
  return isRefusal(read) ? read : { ...read, records }
}

async function* telling(path: string, onChunk: () => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path)) {
    yield chunk as Uint8Array
    await onChunk()
  }
}

function newest(known: readonly CensusLayout[]): number {
  return Math.max(...known.map((layout) => layout.year))
}

export type ReadOptions = {
  /** Called once for each worker in the order of the file, with the layout that the header asks for. */
  onWorker?: (record: CensusRecord, layout: CensusLayout, head: ReturnHead) => void
  /** Called between the pieces of a file that is read from a path, so that somebody can be told how far it is. */
  onChunk?: () => Promise<void>
  /** Where a council has edited a layout. */
  layouts?: readonly CensusLayout[]
}

export type ReturnRead = ReturnHead & {
  workers: number
  layout: CensusLayout
  /** Read with the layout of another year, or with one that is not verified. */
  provisional: boolean
}

export type WholeReturn = ReturnRead & { records: readonly CensusRecord[] }
