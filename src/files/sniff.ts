import { open } from 'node:fs/promises'
import type { FileRefusal } from './refusal.ts'

const SAVE_AS_XLSX = 'Open it in Excel, choose “Save as”, then “Excel Workbook (.xlsx)”, and send that file.'

/** What the first bytes say that the file is; its name can claim anything. */
export async function sniffFile(path: string): Promise<'zip' | 'text' | FileRefusal> {
  const start = await firstBytes(path, 4_096)
  if (start.length === 0) {
    return { kind: 'empty-file', message: 'The file is empty.', mend: 'Export it again and check its size before you send it.' }
  }
  const beginsWith = (bytes: Buffer) => start.subarray(0, bytes.length).equals(bytes)
  if (ZIP.some(beginsWith)) return 'zip'
  if (beginsWith(OLE2)) return oldExcel(await firstBytes(path, 1_000_000))
  const other = MAGIC.find(({ bytes }) => beginsWith(bytes))
  if (other) {
    return {
      kind: 'not-a-table',
      message: `This is ${other.what}, not a table.`,
      mend: 'Send a spreadsheet (.xlsx) or a CSV file.',
    }
  }
  return markup(start) ?? 'text'
}

const ZIP = [Buffer.from('PK\x03\x04'), Buffer.from('PK\x05\x06')]
const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const MAGIC = [
  { bytes: Buffer.from('%PDF'), what: 'a PDF' },
  { bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]), what: 'a picture (PNG)' },
  { bytes: Buffer.from([0xff, 0xd8, 0xff]), what: 'a picture (JPEG)' },
  { bytes: Buffer.from('GIF8'), what: 'a picture (GIF)' },
  { bytes: Buffer.from([0x1f, 0x8b]), what: 'a packed file (gzip)' },
  { bytes: Buffer.from('7z\xbc\xaf', 'latin1'), what: 'a packed file (7z)' },
  { bytes: Buffer.from('Rar!'), what: 'a packed file (RAR)' },
  { bytes: Buffer.from('{\\rtf'), what: 'a text document (RTF)' },
  { bytes: Buffer.from('SQLite format 3'), what: 'a database file' },
]

function oldExcel(bytes: Buffer): FileRefusal {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return {
      kind: 'password',
      message: 'The workbook is protected with a password, so it cannot be read.',
      mend: 'Open it in Excel, remove the password (File, Info, Protect Workbook), save it as .xlsx and send that file.',
    }
  }
  return { kind: 'old-excel', message: 'This is an old Excel file (.xls), which cannot be read safely.', mend: SAVE_AS_XLSX }
}

function markup(start: Buffer): FileRefusal | null {
  const wide = start[0] === 0xff || start[0] === 0xfe || start[1] === 0
  const text = (wide ? start.toString('utf16le') : start.toString('latin1')).replace(/^(?:ï»¿|\uFEFF|\uFFFE)/, '').trimStart().toLowerCase()
  if (/^(?:<!doctype html|<html|<table|<meta|<style|<body|mime-version:)/.test(text)) {
    return { kind: 'html', message: 'This is a web page that was named as a spreadsheet.', mend: SAVE_AS_XLSX }
  }
  if (text.startsWith('<?xml') || /^<[a-z][\w:.-]*[\s>/]/.test(text)) {
    return {
      kind: 'xml',
      message: 'This is an XML file, not a table.',
      mend: `If it is a census return, load it as a census return. If it is a spreadsheet: o${SAVE_AS_XLSX.slice(1)}`,
    }
  }
  return null
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
