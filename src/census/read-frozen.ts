import { isRefusal, readWholeReturn } from './read-return.ts'
import type { CensusLayout } from './rules/layout.ts'
import { parseRecord } from './rules/parse-record.ts'
import type { CensusWorker } from './rules/record.ts'

/** The workers of a frozen version, read from its own bytes. What we wrote ourselves is never refused, so a refusal is a fault. */
export async function readFrozen(xml: Buffer, layout: CensusLayout): Promise<CensusWorker[]> {
  const read = await readWholeReturn({ text: xml.toString('utf8') }, [layout])
  if (isRefusal(read)) throw new Error(`a frozen return cannot be read: ${read.message}`)
  return read.records.map((record) => parseRecord(record, layout).worker)
}
