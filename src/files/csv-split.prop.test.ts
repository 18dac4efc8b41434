import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvSplitter } from './csv-split.ts'

const value = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', ';', '"', '\n', '\r', '\r\n', ' ', '='), maxLength: 8 })
const table = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))

describe('the CSV splitter', () => {
  it('reads what csv-parse reads, in whatever pieces the text comes', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 20 }), fc.boolean(), (rows, end, step, finalEnd) => {
        const text = rows.map((cells) => cells.map(quoted).join(',')).join(end) + (finalEnd ? end : '')
        const oracle: unknown = parse(text, { record_delimiter: end, relax_column_count: true, skip_empty_lines: false })
        expect(split(text, step)).toEqual(oracle)
      }),
      { numRuns: 10_000 },
    )
  })

  it('never throws but refusals, and never loses a letter of unquoted text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', ';') }), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (lines, step) => {
        expect(split(`${lines.join('\r')}\r`, step).map((values) => values.join(','))).toEqual(lines)
      }),
    )
  })
})

function split(text: string, step: number): string[][] {
  const { push } = csvSplitter({ delimiter: ',', cellCharacters: 32_767, columns: 256 })
  const records: string[][] = []
  for (let at = 0; at < text.length; at += step) records.push(...push(text.slice(at, at + step), false).map(({ values }) => values))
  return [...records, ...push('', true).map(({ values }) => values)]
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
