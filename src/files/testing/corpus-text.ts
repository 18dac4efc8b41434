import iconv from 'iconv-lite'
import type { CorpusBase, CorpusFile } from './corpus-file.ts'
import { csvOf, readAll, refused, withCell } from './corpus-parts.ts'

/** Encodings, line ends, separators and quotation marks. */
export function textFiles(base: CorpusBase): CorpusFile[] {
  const rows = [base.columns, ...base.goodRows]
  const first = base.goodRows[0] ?? []
  const smart = withCell(base.goodRows, 0, 0, '“Zoë’s” £5 – Ŵ')
  const smart1252 = withCell(base.goodRows, 0, 0, '“Zoë’s” £5 – €')
  const csv = csvOf(rows)
  const wide = iconv.encode(csvOf([base.columns, ...smart]), 'utf-16le')
  const marked = (bytes: Buffer, mark: number[]) => Buffer.concat([Buffer.from(mark), bytes])
  const file = (name: string, about: string, bytes: () => Buffer, expect: CorpusFile['expect']): CorpusFile => ({ name, about, bytes, expect })
  const good = readAll(base.goodRows.length, first)
  const last = base.columns.length - 1
  return [
    file('utf-8.csv', 'UTF-8 without its mark', () => Buffer.from(csvOf([base.columns, ...smart])), readAll(base.goodRows.length, smart[0])),
    file('utf-8-mark.csv', 'UTF-8 with its mark, as Excel saves it', () => Buffer.from(`\uFEFF${csvOf([base.columns, ...smart])}`), readAll(base.goodRows.length, smart[0])),
    file('utf-16le.csv', 'UTF-16, low byte first: “Unicode text”', () => marked(wide, [0xff, 0xfe]), readAll(base.goodRows.length, smart[0])),
    file('utf-16be.csv', 'UTF-16, high byte first', () => marked(Buffer.from(wide).swap16(), [0xfe, 0xff]), readAll(base.goodRows.length, smart[0])),
    file('utf-16-no-mark.csv', 'UTF-16 without its mark', () => iconv.encode(csv, 'utf-16le'), good),
    file('windows-1252.csv', 'Windows-1252 with curly quotation marks, pound and euro signs', () => iconv.encode(csvOf([base.columns, ...smart1252]), 'windows-1252'), readAll(base.goodRows.length, smart1252[0])),
    file('mislabelled.csv', 'marked as UTF-8 but Windows-1252', () => marked(iconv.encode(csvOf([base.columns, ...smart1252]), 'windows-1252'), [0xef, 0xbb, 0xbf]), readAll(base.goodRows.length, smart1252[0])),
    file('utf-16-cut.csv', 'UTF-16 that stops inside a character', () => marked(wide.subarray(0, -1), [0xff, 0xfe]), refused('truncated', 'stops')),
    file('nul.csv', 'a lone NUL in a cell', () => Buffer.from(csvOf([base.columns, ...withCell(base.goodRows, 1, 0, 'A\0B')])), refused('hidden-character', 'row 3', 'column A')),
    file('lf.csv', 'lines end in LF', () => Buffer.from(csvOf(rows, { end: '\n' })), good),
    file('cr.csv', 'lines end in CR, as old Macs write them', () => Buffer.from(csvOf(rows, { end: '\r' })), good),
    file('mixed-ends.csv', 'lines end in LF, CRLF and CR by turns', () => Buffer.from(rows.map((row, at) => csvOf([row], { end: ['\n', '\r\n', '\r'][at % 3] ?? '\n' })).join('')), good),
    file('no-final-end.csv', 'the last line has no end', () => Buffer.from(csv.trimEnd()), good),
    file('tab.csv', 'separated by tabs', () => Buffer.from(csvOf(rows, { delimiter: '\t' })), good),
    file('semicolon.csv', 'separated by semicolons', () => Buffer.from(csvOf(rows, { delimiter: ';' })), good),
    file('pipe.csv', 'separated by pipes', () => Buffer.from(csvOf(rows, { delimiter: '|' })), good),
    file('sep-line.csv', 'says sep=; in the first line', () => Buffer.from(`sep=;\r\n${csvOf(rows, { delimiter: ';' })}`), good),
    file('all-quoted.csv', 'every cell in quotation marks', () => Buffer.from(csvOf(rows, { quoteAll: true })), good),
    file('quoted-parts.csv', 'commas, line ends and doubled quotation marks inside cells', () => Buffer.from(csvOf([base.columns, ...withCell(base.goodRows, 0, 0, 'a, "b"\nc')])), readAll(base.goodRows.length, withCell(base.goodRows, 0, 0, 'a, "b"\nc')[0])),
    file('quote-in-the-middle.csv', 'a bare quotation mark inside a cell', () => Buffer.from(csv.replace(csvOf([first]), `5" pipe${csvOf([first.with(0, '')])}`)), readAll(base.goodRows.length, first.with(0, '5" pipe'))),
    file('unclosed-quote.csv', 'a quotation mark that is never closed', () => Buffer.from(csvOf([base.columns, ...base.goodRows.slice(0, 1)]) + csvOf([(base.goodRows[1] ?? []).with(last, '')]).trimEnd() + `"open\r\n` + csvOf(base.goodRows.slice(2))), refused('quote-not-closed', 'row 3')),
    file('quote-closed-below.csv', 'a stray quotation mark that the next one, rows below, seems to close', () => Buffer.from(csvOf([base.columns, (base.goodRows[0] ?? [])]) + `"${csvOf(base.goodRows.slice(1, 3))}` + csvOf(base.goodRows.slice(3), { quoteAll: true })), refused('quote-not-closed', 'row 3')),
    file('huge-cell.csv', 'a cell of 1 MB', () => Buffer.from(csvOf([base.columns, ...withCell(base.goodRows, 1, 0, 'x'.repeat(1_000_000))])), refused('cell-too-long', 'row 3', 'column A', '32,767')),
    file('huge-quoted-cell.csv', 'a quoted cell of 1 MB', () => Buffer.from(csvOf([base.columns, ...withCell(base.goodRows, 1, 0, 'x,'.repeat(500_000))])), refused('cell-too-long', 'row 3', 'column A')),
    file('guarded.csv', 'a formula as text, with the apostrophe that an export puts in front', () => Buffer.from(csvOf([base.columns, ...withCell(base.goodRows, 0, 0, "'=1+1")])), readAll(base.goodRows.length, first.with(0, '=1+1'))),
    file('cut.csv', 'cut off at about half', () => Buffer.from(csvOf([base.columns, ...base.goodRows.slice(0, 2)]) + csvOf([(base.goodRows[2] ?? []).slice(0, 1)]).trimEnd()), refused('truncated', 'row 4')),
    file('empty.csv', 'no byte at all', () => Buffer.alloc(0), refused('empty-file')),
    file('blank-lines.csv', 'blank lines and separators only', () => Buffer.from('\r\n,,,\r\n\r\n  \r\n'), refused('empty-file')),
    file('binary.csv', 'binary data named as CSV', () => Buffer.from(Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 13)), refused('not-a-table')),
    file('page.pdf', 'a PDF', () => Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), refused('not-a-table', 'PDF')),
    file('return.csv', 'an XML file named as CSV', () => Buffer.from('<?xml version="1.0"?><Message><Header/></Message>'), refused('xml', 'XML')),
  ]
}

/** Where the header is and what it says. */
export function layoutFiles(base: CorpusBase): CorpusFile[] {
  const { columns, goodRows } = base
  const rows = goodRows.length
  const first = goodRows[0]
  const text = (name: string, about: string, table: readonly (readonly string[])[], expect: CorpusFile['expect']): CorpusFile => ({ name, about, bytes: () => Buffer.from(csvOf(table)), expect })
  const spaced = columns.map((column, at) => (at % 2 === 0 ? `${column}  ` : ` ${column}`))
  const problem = (column: string, about: string) => ({ ...readAll(rows), problem: { row: 1, column, about } })
  const [one = '', two = ''] = columns
  return [
    text('header-on-row-3.csv', 'two title lines above the header', [['Establishment report'], ['Run on 21/11/2026'], columns, ...goodRows], readAll(rows, first)),
    text('header-on-row-6.csv', 'title lines and blank lines above the header', [['Report'], [], ['Council'], [], [], columns, ...goodRows], readAll(rows, first)),
    text('duplicate-headers.csv', 'two columns of the same name', [[...columns, one], ...goodRows.map((row) => [...row, 'again'])], problem(one, 'duplicate')),
    text('spaces-in-headers.csv', 'headers with spaces around them', [spaced, ...goodRows], readAll(rows, first)),
    text('hard-spaces.csv', 'non-breaking spaces in headers', [columns.map((column) => `\u00a0${column.replaceAll(' ', '\u00a0')}\u00a0`), ...goodRows], readAll(rows, first)),
    text('capitals.csv', 'headers in capitals with underscores', [columns.map((column) => column.toUpperCase().replaceAll(' ', '_')), ...goodRows], readAll(rows, first)),
    text('renamed-column.csv', 'a column with a name nobody knows', [columns.with(1, 'Zzyzx'), ...goodRows], problem(two, 'missing')),
    text('missing-column.csv', 'a column left out', [columns.toSpliced(1, 1), ...goodRows.map((row) => row.toSpliced(1, 1))], problem(two, 'missing')),
    text('reordered.csv', 'the columns from last to first', [columns.toReversed(), ...goodRows.map((row) => row.toReversed())], readAll(rows, first?.toReversed())),
    text('extra-column.csv', 'a column that nobody asked for', [[...columns, 'Shoe size'], ...goodRows.map((row) => [...row, '43'])], readAll(rows)),
    text('unquoted-comma.csv', 'a comma inside a name without quotation marks, which moves every cell behind it', [columns, ...goodRows.map((row, at) => (at === 0 ? row.toSpliced(1, 1, 'Ash', ' Robin') : row))], { ...readAll(rows), problem: { row: 2, column: two, about: 'more cells' } }),
    text('header-only.csv', 'the header and no row', [columns], readAll(0)),
    text('blank-rows.csv', 'blank rows between the rows', [columns, ...goodRows.flatMap((row) => [row, columns.map(() => ''), [' ']])], readAll(rows, first)),
    text('totals.csv', 'a totals row at the end', [columns, ...goodRows, ['Grand total', ...columns.slice(1).map(() => '99')]], { ...readAll(rows + 1, first), problem: { row: rows + 2, column: one, about: 'totals' } }),
    text('trailing-commas.csv', 'three hundred empty columns at the end', [columns, ...goodRows].map((row) => [...row, ...Array.from({ length: 300 }, () => '')]), readAll(rows)),
    text('too-many-columns.csv', 'three hundred filled columns', [columns, ...goodRows].map((row) => [...row, ...Array.from({ length: 300 }, (_, at) => `c${at}`)]), refused('too-many-columns', 'row 1')),
    text('short-rows.csv', 'rows without their empty last cells', [columns, (first ?? []).slice(0, 1), ...goodRows.slice(1)], readAll(rows)),
    {
      name: 'a-million-rows.csv', about: 'a million rows', large: true, expect: readAll(1_000_000),
      bytes: () => Buffer.from(csvOf([columns]) + csvOf(goodRows.slice(0, 4)).repeat(250_000)),
    },
  ]
}
