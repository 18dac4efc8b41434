import { LIMITS } from './limits.ts'
import { decodedXml } from './read-xml.ts'
import { Refused, type FileRefusal } from './refusal.ts'
import { xmlFeed, type XmlHandler } from './xml-feed.ts'
import { stringPool, type StringPool } from './string-pool.ts'
import { numberFormats, type NumberFormat } from './xlsx-formats.ts'
import type { ZipArchive } from './zip-archive.ts'

export type XlsxBook = {
  dateSystem: 1900 | 1904
  sheets: { name: string; hidden: boolean; part: string }[]
  strings: StringPool
  formats: NumberFormat[]
}

/** Everything of a workbook but its rows (ECMA-376 part 1, 18.2 workbook, 18.4 shared strings, 18.8 styles). */
export async function readBook(zip: ZipArchive): Promise<XlsxBook> {
  refuseOtherKinds(zip)
  const workbookPart = (await relations(zip, '_rels/.rels', '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!zip.has(workbookPart)) throw new Refused(notAWorkbook())
  const folder = workbookPart.replace(/[^/]*$/, '')
  const links = await relations(zip, `${folder}_rels/${workbookPart.slice(folder.length)}.rels`, folder)
  const { dateSystem, listed } = await workbook(zip, workbookPart)
  const sheets = listed.flatMap(({ id, name, hidden }) => {
    const link = links.find((candidate) => candidate.id === id)
    return link?.type === 'worksheet' ? [{ name, hidden, part: link.target }] : []
  })
  if (sheets.length === 0) {
    throw new Refused({
      kind: 'no-sheet',
      message: 'The workbook has no sheet with cells.',
      mend: 'Put the rows on a worksheet, save as .xlsx and send that file.',
    })
  }
  const stringsPart = links.find(({ type }) => type === 'sharedStrings')?.target
  const stylesPart = links.find(({ type }) => type === 'styles')?.target
  return {
    dateSystem,
    sheets,
    strings: stringsPart !== undefined && zip.has(stringsPart) ? await sharedStrings(zip, stringsPart) : stringPool(),
    formats: stylesPart !== undefined && zip.has(stylesPart) ? await styles(zip, stylesPart) : [],
  }
}

/** Feeds one part of the workbook to a handler, chunk by chunk; yields after each so that a reader can pass on what it has. */
export async function* feedPart(zip: ZipArchive, part: string, on: XmlHandler): AsyncGenerator<void> {
  const { feed, end } = xmlFeed(on)
  try {
    for await (const text of decodedXml(zip.part(part))) {
      feed(text)
      yield
    }
    end()
  } catch (error) {
    throw error instanceof Refused ? new Refused(ofWorkbook(error.refusal, part)) : error
  }
  yield
}

/** Spreadsheet parts may come with any namespace prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** A line of XML inside a workbook means nothing to its owner; only the sheet's own refusals and a DOCTYPE are handed on. */
function ofWorkbook(refusal: FileRefusal, part: string): FileRefusal {
  if (refusal.line === undefined || refusal.kind === 'doctype') return refusal
  return {
    kind: 'damaged',
    message: `The workbook is damaged: its part ${part} cannot be read.`,
    mend: 'Open it in Excel, save it again as .xlsx and send that file.',
  }
}

function refuseOtherKinds(zip: ZipArchive): void {
  const names = zip.names.map((name) => name.toLowerCase())
  const saveAs = 'In Excel, choose “Save as”, then “Excel Workbook (.xlsx)”, and send that file.'
  if (names.some((name) => name.endsWith('vbaproject.bin'))) {
    throw new Refused({
      kind: 'macros',
      message: 'The workbook holds macros (.xlsm), which are programs, so it was not read.',
      mend: saveAs,
    })
  }
  if (names.includes('xl/workbook.bin')) {
    throw new Refused({
      kind: 'old-excel',
      message: 'This is a binary Excel workbook (.xlsb).',
      mend: saveAs,
    })
  }
  if (names.includes('content.xml') && names.includes('mimetype')) {
    throw new Refused({
      kind: 'not-a-table',
      message: 'This is an OpenDocument file (.ods).',
      mend: 'Save it as .xlsx or CSV and send that file.',
    })
  }
  if (!names.includes('[content_types].xml')) throw new Refused(notAWorkbook())
}

function notAWorkbook(): FileRefusal {
  return {
    kind: 'not-a-table',
    message: 'This is a packed file but not an Excel workbook.',
    mend: 'Send the spreadsheet (.xlsx) or the CSV file itself.',
  }
}

async function all(zip: ZipArchive, part: string, on: XmlHandler): Promise<void> {
  const feeding = feedPart(zip, part, on)
  while (!(await feeding.next()).done);
}

async function relations(zip: ZipArchive, part: string, folder: string): Promise<{ id: string; type: string; target: string }[]> {
  const found: { id: string; type: string; target: string }[] = []
  if (!zip.has(part)) return found
  await all(zip, part, {
    open(name, attributes) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes
      if (localName(name) !== 'Relationship' || id === undefined || type === undefined || target === undefined) return
      if (mode === 'External') return
      const part = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
      found.push({ id, type: type.replace(/^.*\//, ''), target: part })
    },
    text: () => {},
    close: () => {},
  })
  return found
}

async function workbook(zip: ZipArchive, part: string) {
  let dateSystem: 1900 | 1904 = 1900
  const listed: { id: string; name: string; hidden: boolean }[] = []
  let root = ''
  await all(zip, part, {
    open(name, attributes) {
      const local = localName(name)
      root ||= local
      if (local === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) dateSystem = 1904
      if (local !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => localName(key) === 'id' && key.includes(':'))?.[1] ?? ''
      listed.push({ id, name: attributes['name'] ?? '', hidden: ['hidden', 'veryHidden'].includes(attributes['state'] ?? '') })
    },
    text: () => {},
    close: () => {},
  })
  if (root !== 'workbook') throw new Refused(notAWorkbook())
  return { dateSystem: dateSystem as 1900 | 1904, listed }
}

async function sharedStrings(zip: ZipArchive, part: string): Promise<StringPool> {
  const pool = stringPool()
  let text = ''
  let inText = false
  let phonetic = false
  await all(zip, part, {
    open(name) {
      const local = localName(name)
      if (local === 'si') text = ''
      else if (local === 'rPh') phonetic = true
      else if (local === 't') inText = !phonetic
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      const local = localName(name)
      if (local === 't') inText = false
      else if (local === 'rPh') phonetic = false
      else if (local === 'si') {
        if (text.length > LIMITS.cellCharacters * 2) throw new Refused(sharedTextTooLong())
        if (pool.size() >= MOST_STRINGS) throw new Refused(tooManyStrings())
        const shared = unescapeXlsx(text)
        if (shared.length > LIMITS.cellCharacters) throw new Refused(sharedTextTooLong())
        pool.add(shared)
      }
    },
  })
  return pool
}

/** A million rows with four different texts each. */
const MOST_STRINGS = 4_000_000

function sharedTextTooLong(): FileRefusal {
  const most = LIMITS.cellCharacters.toLocaleString('en-GB')
  return {
    kind: 'cell-too-long',
    message: `A cell has more than ${most} characters.`,
    mend: 'Shorten the longest cell, or leave its column out.',
  }
}

function tooManyStrings(): FileRefusal {
  const most = MOST_STRINGS.toLocaleString('en-GB')
  return {
    kind: 'unpacks-too-large',
    message: `The workbook has more than ${most} different texts.`,
    mend: 'Remove the sheets and columns that are not needed, or save the sheet as CSV (UTF-8).',
  }
}

async function styles(zip: ZipArchive, part: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const used: number[] = []
  let inCells = false
  await all(zip, part, {
    open(name, attributes) {
      const local = localName(name)
      if (local === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (local === 'cellXfs') inCells = true
      else if (local === 'xf' && inCells) used.push(Number(attributes['numFmtId'] ?? 0))
    },
    text: () => {},
    close(name) {
      if (localName(name) === 'cellXfs') inCells = false
    },
  })
  return numberFormats(used, codes)
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19 ST_Xstring). */
export function unescapeXlsx(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
}
