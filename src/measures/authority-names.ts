import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'

/** An authority's name by its DfE number, from the published figures that ship with the product; null where DfE publishes none. */
export async function findAuthorityName(programFolder: string, dfeNumber: string): Promise<string | null> {
  const rows = createReadStream(join(programFolder, 'data/published/csww_indicators_2017_to_2025.csv')).pipe(parse({ columns: true, bom: true }))
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    if ((row['old_la_code'] ?? '').split('/').some((code) => code.trim() === dfeNumber)) return row['la_name'] ?? null
  }
  return null
}
