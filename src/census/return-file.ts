import type { BuiltOfYear } from './queries.ts'
import { formatLaBlock, formatWorker } from './rules/format-worker.ts'
import type { CensusHeader } from './rules/record.ts'
import { headerFor, returnText } from './write-return.ts'

/** A built return as the text that is sent; the same facts and the same header give the same bytes. */
export function returnFile(built: Pick<BuiltOfYear, 'rows' | 'laBlock' | 'layout'>, header: CensusHeader): string {
  return returnText({ header, laBlock: formatLaBlock(built.laBlock, built.layout), records: built.rows.map((row) => formatWorker(row.worker, built.layout)) }, built.layout)
}

export function builtHeader(year: number, laNumber: string, dateTime: string): CensusHeader {
  return headerFor({ year, laNumber, softwareCode: 'Throughline', dateTime })
}
