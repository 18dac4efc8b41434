import { zipOf, type ZipPart } from './zip-writer.ts'

export type WorkbookCell =
  | string
  | number
  | null
  | { shared: string }
  | { serial: number; style: 'date' | 'dateTime' }
  | { number: number; style: 'percent' | 'zeros' }
  | { formula: string; value?: number; text?: string }
  | { boolean: boolean }
  | { error: string }

export type WorkbookSheet = {
  name: string
  rows: WorkbookCell[][]
  state?: 'hidden' | 'veryHidden'
  hiddenRows?: number[]
  autoFilter?: string
  merged?: string
}

export type WorkbookOptions = { date1904?: boolean; parts?: ZipPart[]; sheetPrologue?: string; prefix?: string }

/** An Excel workbook from its parts (ECMA-376 part 1), with nothing in it that was not asked for. */
export function workbookOf(sheets: readonly WorkbookSheet[], options: WorkbookOptions = {}): Buffer {
  return zipOf(workbookParts(sheets, options))
}

export function workbookParts(sheets: readonly WorkbookSheet[], options: WorkbookOptions = {}): ZipPart[] {
  const strings: string[] = []
  const sheetParts = sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: sheetXml(sheet, strings, options) }))
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const relations = (inner: string) => `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  return [
    { name: '[Content_Types].xml', data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
    { name: '_rels/.rels', data: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data:
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr${options.date1904 ? ' date1904="1"' : ''}/><sheets>` +
        sheets.map(({ name, state }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`).join('') +
        '</sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('') +
          relation('rId901', 'styles', 'styles.xml') +
          (strings.length > 0 ? relation('rId902', 'sharedStrings', 'sharedStrings.xml') : ''),
      ),
    },
    {
      name: 'xl/styles.xml',
      data:
        `${XML}<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="000000"/></numFmts>` +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    },
    ...(strings.length > 0
      ? [{ name: 'xl/sharedStrings.xml', data: `${XML}<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>` }]
      : []),
    ...sheetParts,
    ...(options.parts ?? []),
  ]
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STYLES = { plain: 0, date: 1, dateTime: 2, percent: 3, zeros: 4 }

function sheetXml(sheet: WorkbookSheet, strings: string[], { sheetPrologue = XML, prefix = '' }: WorkbookOptions): string {
  const rows = sheet.rows.map((cells, index) => {
    const row = index + 1
    const hidden = sheet.hiddenRows?.includes(row) ? ' hidden="1"' : ''
    return `<row r="${row}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row}`, strings)).join('')}</row>`
  })
  const after = (sheet.autoFilter ? `<autoFilter ref="${sheet.autoFilter}"/>` : '') + (sheet.merged ? `<mergeCells><mergeCell ref="${sheet.merged}"/></mergeCells>` : '')
  const xml = `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${after}</worksheet>`
  return sheetPrologue + (prefix === '' ? xml : xml.replace(/<(\/?)([a-zA-Z])/g, `<$1${prefix}:$2`).replace(' xmlns=', ` xmlns:${prefix}=`))
}

function cellXml(cell: WorkbookCell, place: string, strings: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`
  if ('shared' in cell) return `<c r="${place}" t="s"><v>${strings.push(cell.shared) - 1}</v></c>`
  if ('serial' in cell) return `<c r="${place}" s="${STYLES[cell.style]}"><v>${cell.serial}</v></c>`
  if ('number' in cell) return `<c r="${place}" s="${STYLES[cell.style]}"><v>${cell.number}</v></c>`
  if ('boolean' in cell) return `<c r="${place}" t="b"><v>${cell.boolean ? 1 : 0}</v></c>`
  if ('error' in cell) return `<c r="${place}" t="e"><f>A0</f><v>${escape(cell.error)}</v></c>`
  if (cell.text !== undefined) return `<c r="${place}" t="str"><f>${escape(cell.formula)}</f><v>${escape(cell.text)}</v></c>`
  return `<c r="${place}"><f>${escape(cell.formula)}</f>${cell.value === undefined ? '<v></v>' : `<v>${cell.value}</v>`}</c>`
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
