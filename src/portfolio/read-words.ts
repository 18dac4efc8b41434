import { readFile } from 'node:fs/promises'
import type { DocumentType } from '../files/sniff-document.ts'
import { LIMITS } from '../files/limits.ts'
import { openPromise } from 'yauzl'

/** The words of a file, for the check for names: of Word and plain text. Null: nothing could be read, and a person looks (PDF, pictures). */
export async function readWords(path: string, type: DocumentType): Promise<string | null> {
  if (type === 'text') return clean((await readFile(path)).subarray(0, MOST * 4).toString('utf8'))
  if (type !== 'word') return null
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
    try {
      const words: string[] = []
      let bytes = 0
      for await (const entry of zip.eachEntry()) {
        if (!/^word\/(?:document|header\d*|footer\d*|footnotes|comments)\.xml$/.test(entry.fileName)) continue
        const parts: Buffer[] = []
        for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
          bytes += chunk.length
          if (bytes > LIMITS.fileBytes) return null
          parts.push(chunk)
        }
        words.push(plain(Buffer.concat(parts).toString('utf8')))
      }
      return clean(words.join('\n'))
    } finally {
      zip.close()
    }
  } catch {
    return null
  }
}

/** Paragraphs as lines; the marks within a word vanish, so that a name in two formats stays one. */
function plain(xml: string): string {
  return xml
    .replaceAll(/<w:(?:p|br|tab|tr)[ />]/g, '\n$&')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\n\s*\n+/g, '\n')
}

function clean(text: string): string {
  return text.replaceAll('\0', '').slice(0, MOST)
}

const MOST = 300_000
