import type { CorpusBase, CorpusFile } from './corpus-file.ts'
import { readAll, refused } from './corpus-parts.ts'
import { workbookOf, workbookParts, type WorkbookSheet } from './workbook.ts'
import { bombPart, zipOf, type ZipPart } from './zip-writer.ts'

/** Workbooks as people make them. */
export function workbookFiles(base: CorpusBase): CorpusFile[] {
  const { columns, goodRows } = base
  const rows = [[...columns], ...goodRows.map((row) => [...row])]
  const first = goodRows[0]
  const sheet: WorkbookSheet = { name: 'Staff', rows }
  const good = readAll(goodRows.length, first)
  const file = (name: string, about: string, sheets: WorkbookSheet[], expect: CorpusFile['expect'] = good): CorpusFile => ({ name, about, bytes: () => workbookOf(sheets), expect })
  return [
    file('plain.xlsx', 'texts inside the cells', [sheet]),
    file('shared-strings.xlsx', 'texts in the shared table, as Excel saves them', [{ name: 'Staff', rows: rows.map((row) => row.map((shared) => ({ shared }))) }]),
    { ...file('prefixed.xlsx', 'every tag with a namespace prefix', []), bytes: () => workbookOf([sheet], { prefix: 'x' }) },
    { ...file('workbook.csv', 'a workbook named as CSV', [sheet]) },
    file('merged-titles.xlsx', 'merged title rows above the header', [{ name: 'Staff', rows: [['Establishment on 21/11/2026'], [null], ...rows], merged: 'A1:D1' }]),
    file('merged-cells.xlsx', 'a value that is merged over three rows, a whole column that is merged, and a range that is none', [{ name: 'Staff', rows, merged: 'C2:C4"/><mergeCell ref="Z1:Z1048576"/><mergeCell ref="nothing' }]),
    file('several-sheets.xlsx', 'notes on the first sheet, the rows on the second', [{ name: 'Notes', rows: [['Ask the data team']] }, sheet]),
    file('hidden-sheet.xlsx', 'a hidden sheet before the rows', [{ name: 'Old', rows, state: 'hidden' }, sheet]),
    file('very-hidden-sheet.xlsx', 'a sheet that Excel does not even list', [{ name: 'Old', rows, state: 'veryHidden' }, sheet]),
    file('hidden-rows.xlsx', 'a row that is hidden', [{ ...sheet, hiddenRows: [3] }]),
    file('filtered.xlsx', 'a filter that hides rows', [{ ...sheet, autoFilter: 'A1:C4', hiddenRows: [2, 3] }]),
    file('blank-rows.xlsx', 'blank rows between the rows', [{ name: 'Staff', rows: rows.flatMap((row) => [row, [null]]) }]),
    file('totals.xlsx', 'a totals row', [{ name: 'Staff', rows: [...rows, ['Total', 99]] }], { ...readAll(goodRows.length + 1, first), problem: { row: goodRows.length + 2, column: columns[0] ?? '', about: 'totals' } }),
    file('empty-sheet.xlsx', 'a sheet without a cell', [{ name: 'Staff', rows: [] }], refused('empty-file')),
    file('wide.xlsx', 'three hundred filled columns', [{ name: 'Staff', rows: [[...columns, ...Array.from({ length: 300 }, (_, at) => `c${at}`)]] }], refused('too-many-columns', 'row 1', 'sheet Staff')),
    file('huge-cell.xlsx', 'a cell of 1 MB', [{ name: 'Staff', rows: [[...columns], ['x'.repeat(1_000_000)]] }], refused('cell-too-long', 'row 2', 'sheet Staff', 'column A')),
    file('huge-shared-text.xlsx', 'a shared text of 1 MB', [{ name: 'Staff', rows: [[...columns], [{ shared: 'x'.repeat(1_000_000) }]] }], refused('cell-too-long', '32,767')),
  ]
}

/** Files that are something else, are cut or are meant to do harm. */
export function hostileFiles(base: CorpusBase): CorpusFile[] {
  const sheet: WorkbookSheet = { name: 'Staff', rows: [[...base.columns], ...base.goodRows.map((row) => [...row])] }
  const parts = () => workbookParts([sheet])
  const workbook = (extra: ZipPart[]) => () => zipOf([...parts(), ...extra])
  const bomb = (claimedSize?: number) => () => {
    const part = bombPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData>', '<row><c><v>1</v></c></row>', 1_000, '</sheetData></worksheet>')
    return zipOf([...parts().filter(({ name }) => name !== part.name), claimedSize === undefined ? part : { ...part, claimedSize }])
  }
  const file = (name: string, about: string, bytes: () => Buffer, refusal: string, ...mentions: string[]): CorpusFile => ({ name, about, bytes, expect: refused(refusal, ...mentions) })
  const oldExcel = (content: Buffer) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1_000), content, Buffer.alloc(1_000)])
  return [
    file('bomb.xlsx', '1 MB that unpacks to 1 GB', bomb(), 'unpacks-too-large', '200 MB'),
    file('lying-bomb.xlsx', 'the same, but its headers claim 1 KB', bomb(1_000), 'damaged'),
    file('shared-strings-bomb.xlsx', 'a table of shared texts that unpacks to 1 GB', workbook([bombPart('xl/sharedStrings.xml', '<sst>', '<si><t>bomb</t></si>', 1_000, '</sst>')]), 'unpacks-too-large'),
    file('zip-slip.xlsx', 'a part named ../../evil', workbook([{ name: '../../evil.sh', data: 'x' }]), 'unsafe-names'),
    file('absolute-name.xlsx', 'a part named /etc/passwd', workbook([{ name: '/etc/passwd', data: 'x' }]), 'unsafe-names'),
    file('backslashes.xlsx', 'a part named ..\\evil', workbook([{ name: '..\\evil.exe', data: 'x' }]), 'unsafe-names'),
    file('nested.xlsx', 'an archive inside the workbook', workbook([{ name: 'xl/embeddings/more.zip', data: 'PK' }]), 'nested-archive', 'more.zip'),
    file('many-parts.xlsx', 'two thousand parts', workbook(Array.from({ length: 2_000 }, (_, at) => ({ name: `xl/media/${at}.xml`, data: '' }))), 'too-many-parts', '1,000'),
    file('twin-parts.xlsx', 'two parts of the same name', workbook([{ name: 'xl/worksheets/sheet1.xml', data: '' }]), 'damaged'),
    file('locked-parts.xlsx', 'a part that is encrypted', workbook([{ name: 'xl/secret.xml', data: 'x', encrypted: true }]), 'password'),
    file('doctype.xlsx', 'a DOCTYPE with entities that multiply', () => workbookOf([sheet], { sheetPrologue: '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' }), 'doctype', 'DOCTYPE'),
    file('outside-entity.xlsx', 'a DOCTYPE that asks for a file of the server', () => workbookOf([sheet], { sheetPrologue: '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd">' }), 'doctype'),
    file('cut.xlsx', 'cut off at half', () => Buffer.from(zipOf(parts()).subarray(0, zipOf(parts()).length / 2)), 'damaged'),
    file('password.xlsx', 'protected with a password', () => oldExcel(Buffer.from('EncryptedPackage', 'utf16le')), 'password', 'password'),
    file('old.xls', 'Excel 97 to 2003', () => oldExcel(Buffer.from('Workbook', 'utf16le')), 'old-excel', '.xlsx'),
    file('macros.xlsm', 'with macros', workbook([{ name: 'xl/vbaProject.bin', data: 'x' }]), 'macros', '.xlsx'),
    file('binary.xlsb', 'a binary workbook', workbook([{ name: 'xl/workbook.bin', data: 'x' }]), 'old-excel', '.xlsb'),
    file('report.xls', 'a web page named as a spreadsheet', () => Buffer.from('\uFEFF\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>Name</td></tr></table></body></html>'), 'html', 'web page'),
    file('report-2003.xls', 'XML of Excel 2003', () => Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), 'xml'),
    file('letter.docx', 'a Word document', () => zipOf([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: '_rels/.rels', data: '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>' },
      { name: 'word/document.xml', data: '<w:document xmlns:w="w"/>' },
    ]), 'not-a-table'),
    file('table.ods', 'an OpenDocument spreadsheet', () => zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', data: '<a/>' }]), 'not-a-table', '.ods'),
    file('papers.zip', 'an archive of something', () => zipOf([{ name: 'a.csv', data: 'a,b' }]), 'not-a-table'),
    file('empty.zip', 'an archive of nothing', () => zipOf([]), 'not-a-table'),
  ]
}
