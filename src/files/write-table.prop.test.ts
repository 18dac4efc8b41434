import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays, day } from '../time/day.ts'
import { readDate } from './date-order.ts'
import { withGuard, withoutGuard } from './formula-guard.ts'
import { readNumber } from './read-number.ts'
import { isRefusal, openTable } from './read-table.ts'
import { EMPTY_CELL, type Cell } from './table.ts'
import { writeCsv, writeXlsx, type WrittenColumn, type WrittenValue } from './write-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'write-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const columns: WrittenColumn[] = [
  { title: 'Reference', kind: 'text' }, { title: '=Note', kind: 'text' }, { title: 'FTE', kind: 'number' }, { title: 'Start', kind: 'day' }, { title: 'Other note', kind: 'text' },
]
const signs = fc.constantFrom('a', '=', '+', '-', '@', "'", '"', ',', ';', '|', '\t', '\r', '\n', '\r\n', ' ', '\u00a0', '£', 'é', 'Ŵ', '😀', '_x000D_', '_', 'x', '<', '&', ']]>', '\u0001', '\u007f', '\ufffd', 'שלום')
const text = fc.oneof(fc.string({ unit: signs, maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 }).filter(keepable))
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).filter((value) => value === 0 || Math.abs(value) > 1e-6))
const on = fc.integer({ min: 0, max: 109_000 }).map((days) => addDays(day('1900-03-01'), days))
const row = fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), text, fc.option(number), fc.option(on), text)

describe('export and import', () => {
  it('give the same rows through CSV', async () => {
    await fc.assert(
      // eight files at a time: a small file is read in a thousandth of a second, nearly all of it waiting for the disk
      fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 8 }), async (files) => {
        await Promise.all(files.map(async (rows, at) => {
          let csv = ''
          for await (const piece of writeCsv(columns, rows)) csv += piece
          expect(await readBack(csv, `file-${at}`)).toEqual(rows.map(plain))
        }))
      }),
      { numRuns: 1_250 },
    )
  }, 240_000)

  it('give the same rows through xlsx', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        expect(await readBack(await writeXlsx([{ name: 'Staff', columns, rows }]))).toEqual(rows.map(plain))
      }),
      { numRuns: 500 },
    )
  }, 240_000)

  it('leave no text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect('=+-@\t\r\n\0'.includes(withGuard(value).charAt(0) || 'none')).toBe(false)
        expect(withoutGuard(withGuard(value))).toBe(value)
      }),
      { numRuns: 10_000 },
    )
  })
})

async function readBack(content: string | Buffer, file = 'file'): Promise<unknown[][]> {
  const path = join(folder, file)
  writeFileSync(path, content)
  const table = await openTable({ name: 'export', path })
  if (isRefusal(table)) throw new Error(JSON.stringify(table))
  const rows = []
  for await (const { cells } of table.rows(0)) rows.push(cells)
  expect(rows.shift()?.map((cell) => cell.text)).toEqual(columns.map(({ title }) => title))
  return rows.map((cells) => columns.map(({ kind }, index) => valueOf(cells[index] ?? EMPTY_CELL, kind)))
}

function valueOf(cell: Cell, kind: WrittenColumn['kind']): unknown {
  if (cell.kind === 'empty') return null
  if (kind === 'text') return cell.text
  if (kind === 'day') {
    const read = readDate(cell, 'iso')
    return read.ok ? read.value : read
  }
  const read = readNumber(cell)
  return read.ok ? Number(read.decimal) : read
}

function plain(values: readonly WrittenValue[]): WrittenValue[] {
  return values.map((value) => (value === '' ? null : Object.is(value, -0) ? 0 : value))
}

/** Without what neither format can carry, which is written as U+FFFD. */
function keepable(value: string): boolean {
  return !value.includes('\0') && !/\p{Cs}|\p{Noncharacter_Code_Point}/u.test(value)
}
