import { open } from 'node:fs/promises'
import { openPromise } from 'yauzl'
import type { FileRefusal } from './refusal.ts'
import { sniffFile } from './sniff.ts'

/** What a document is by its content, whatever its name says: a Word file, a PDF, a picture or plain text; anything else is refused in a sentence. */
export async function sniffDocument(path: string): Promise<DocumentType | FileRefusal> {
  const first = await sniffFile(path)
  if (first === 'zip') return await sniffZip(path)
  const start = await startOf(path)
  if (first === 'text') return start.includes(0) || !isText(start) ? refusal('The content of this file is not known here.') : 'text'
  if (first.kind === 'empty-file') return first
  if (first.kind === 'password') return { ...first, message: 'The file is protected with a password, so it cannot be read.', mend: 'Take the password off, save it and add it again.' }
  if (start.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'pdf'
  if (start.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (start.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png'
  return refusal(first.kind === 'old-excel' ? 'This is an old Word or Excel file.' : first.kind === 'html' ? 'This is a web page, whatever its name says.' : first.kind === 'xml' ? 'This is an XML file.' : first.message.replace(', not a table', ''))
}

async function sniffZip(path: string): Promise<DocumentType | FileRefusal> {
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
    try {
      const names = new Set<string>()
      for await (const entry of zip.eachEntry()) {
        if (names.size > 5_000) return refusal('This packed file has too many parts to be a Word file.')
        if (entry.isEncrypted()) return refusal('The file is protected with a password, so it cannot be read.')
        names.add(entry.fileName)
      }
      if ([...names].some((name) => name.endsWith('vbaProject.bin'))) return refusal('The file holds macros, which can harm a computer.')
      return names.has('word/document.xml') ? 'word' : refusal('This is a packed file (zip) and no Word file, whatever its name says.')
    } finally {
      zip.close()
    }
  } catch {
    return refusal('The file is damaged or cut off: it cannot be unpacked.')
  }
}

function refusal(message: string): FileRefusal {
  return { kind: 'not-a-table', message, mend: 'Save it as Word (.docx) or PDF, or take a photo (JPEG or PNG), and add that file.' }
}

/** UTF-8 whose last character may be cut off. */
function isText(start: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return true
  } catch {
    return false
  }
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export type DocumentType = 'word' | 'pdf' | 'jpeg' | 'png' | 'text'

export const documentTypes: Readonly<Record<DocumentType, { label: string; ending: string; type: string }>> = {
  word: { label: 'Word', ending: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { label: 'PDF', ending: 'pdf', type: 'application/pdf' },
  jpeg: { label: 'Photo', ending: 'jpg', type: 'image/jpeg' },
  png: { label: 'Picture', ending: 'png', type: 'image/png' },
  text: { label: 'Text', ending: 'txt', type: 'text/plain; charset=utf-8' },
}
