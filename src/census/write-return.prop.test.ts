import { XmlDocument } from 'libxml2-wasm'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal, readWholeReturn } from './read-return.ts'
import { layoutFor } from './rules/layouts.ts'
import { carriedText } from './rules/xml-text.ts'
import { headerFor, returnText } from './write-return.ts'

const { layout } = layoutFor(2025)

/** Anything a JavaScript string can hold, halves of surrogate pairs, control and private characters among it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(']]>', '<![CDATA[x]]>', '&amp;', '&#0;', '\r\n', '\u0085\u2028', '\uFEFFa\uFEFF', '\uD800', 'a\u0000b', '<!--', '\uFFFE', 'O\u2019Brien \u00a3'),
)

describe('any text in a return', () => {
  it('is written well formed and read back the same, but for what XML cannot carry', async () => {
    await fc.assert(fc.asyncProperty(anyText, anyText, async (other, software) => {
      const text = returnText({
        header: headerFor({ year: 2025, laNumber: '999', softwareCode: software, dateTime: '2025-10-07T09:00:00' }),
        laBlock: { values: { OtherAllowances: other } },
        records: [{ values: { SWENo: software, Ethnicity: other }, repeated: { ReasonAbsence: [other, software] } }],
      }, layout)
      XmlDocument.fromString(text).dispose()
      const read = await readWholeReturn({ text })
      if (isRefusal(read)) throw new Error(read.message)
      const [a, b] = [carriedText(other.trim()), carriedText(software.trim())]
      expect(read.header.softwareCode).toBe(orNull(b))
      expect(read.laBlock?.values['OtherAllowances'] ?? null).toBe(orNull(a))
      expect([read.records[0]?.values['SWENo'] ?? null, read.records[0]?.values['Ethnicity'] ?? null]).toEqual([orNull(b), orNull(a)])
      expect(read.records[0]?.repeated['ReasonAbsence'] ?? []).toEqual([a, b].filter((value) => value !== ''))
    }), { numRuns: 2_000 })
  })
})

function orNull(text: string): string | null {
  return text === '' ? null : text
}
