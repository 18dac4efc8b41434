import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { isRefusal, openTable, surveySheet } from './read-table.ts'
import { corpusFor } from './testing/corpus.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-table-prop-'))
afterAll(() => rmSync(folder, { recursive: true }))

const columns = ['Name', 'Team', 'Start']
const goodRows = Array.from({ length: 6 }, (_, at) => [`“Zoë” ${at}`, 'North, "A"', '21/11/2024'])
const corpus = corpusFor({ columns, goodRows, roles: { start: 2 } })
const seeds = corpus.filter(({ name, large }) => !large && !/bomb|huge|many|wide|million/.test(name)).map(({ bytes }) => bytes())

const edit = fc.record({ at: fc.nat(), kind: fc.constantFrom('flip', 'cut', 'drop', 'repeat'), byte: fc.integer({ min: 0, max: 255 }), length: fc.integer({ min: 1, max: 60 }) })

describe('a spoilt file', () => {
  it('is read or refused in a sentence, and never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }), async (seed, edits) => {
        const path = join(folder, 'file')
        writeFileSync(path, edits.reduce(spoil, seed))
        const table = await openTable({ name: 'file', path })
        const results = isRefusal(table) ? [table] : await Promise.all(table.sheets.map((_, index) => surveySheet(table, index)))
        for (const result of results.filter(isRefusal)) expect(`${result.message} ${result.mend}`).toMatch(/^\p{L}.*\. .*\.$/su)
      }),
      { numRuns: 3_000 },
    )
  }, 240_000)
})

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

function spoil(bytes: Buffer, { at, kind, byte, length }: Edit): Buffer {
  if (bytes.length === 0) return bytes
  const place = at % bytes.length
  if (kind === 'cut') return bytes.subarray(0, Math.max(place, bytes.length - length))
  if (kind === 'drop') return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length)])
  if (kind === 'repeat') return Buffer.concat([bytes.subarray(0, place + length), bytes.subarray(place)])
  const flipped = Buffer.from(bytes)
  flipped[place] = byte
  return flipped
}
