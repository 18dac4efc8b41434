import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import type { Limits } from './limits.ts'
import { Refused, type FileRefusal } from './refusal.ts'

export type ZipArchive = {
  names: string[]
  has: (name: string) => boolean
  /** The bytes of one part; throws `Refused` as soon as the archive has grown past its limits. */
  part: (name: string) => AsyncGenerator<Buffer>
  close: () => void
}

/**
 * A ZIP file as a list of parts that are read in memory and never written to a disk.
 * Refused at once: too many parts, parts that claim too much, names that climb out of the folder, archives within, encryption.
 */
export async function openZip(path: string, limits: Limits): Promise<ZipArchive> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
  } catch (error) {
    throw new Refused(damaged(error))
  }
  const archive = zip
  try {
    const entries = await listEntries(archive, limits)
    const allowed = allowedBytes(archive.fileSize, limits)
    let unpacked = 0
    return {
      names: [...entries.values()].map((entry) => entry.fileName),
      has: (name) => entries.has(name.toLowerCase()),
      close: () => archive.close(),
      async *part(name) {
        const entry = entries.get(name.toLowerCase())
        if (!entry) throw new Refused(missingPart(name))
        try {
          let sum = 0
          const stream = await archive.openReadStreamPromise(entry)
          for await (const chunk of stream as AsyncIterable<Buffer>) {
            unpacked += chunk.length
            sum = crc32(chunk, sum)
            if (unpacked > allowed) throw new Refused(bomb(limits))
            yield chunk
          }
          if (sum !== entry.crc32) throw new Error('the checksum differs')
        } catch (error) {
          throw isFault(error) ? error : new Refused(damaged(error))
        }
      },
    }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function listEntries(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.zipEntries) throw new Refused(tooManyParts(limits))
  const entries = new Map<string, Entry>()
  const allowed = allowedBytes(zip.fileSize, limits)
  let claimed = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      if (entries.size >= limits.zipEntries) throw new Refused(tooManyParts(limits))
      if (entries.has(name)) throw new Refused(damaged(new Error('two parts have the same name')))
      if (/\.(?:zip|7z|rar|gz|tgz|bz2|xz|xls|xlsx|xlsm|xlsb|docx|docm|pptx|pptm|jar)$/.test(name)) throw new Refused(nested(entry.fileName))
      if (entry.isEncrypted()) throw new Refused(encrypted())
      claimed += entry.uncompressedSize
      if (claimed > allowed) throw new Refused(bomb(limits))
      entries.set(name, entry)
    }
  } catch (error) {
    throw isFault(error) ? error : new Refused(damaged(error))
  }
  return entries
}

/** Small workbooks may be packed tighter: 5 MB cannot hurt. */
function allowedBytes(fileBytes: number, limits: Limits): number {
  return Math.min(limits.unpackedBytes, Math.max(fileBytes * limits.unpackRatio, 5_000_000))
}

/** yauzl and zlib report bad archives with plain errors; ours and the system's (with `syscall`) pass through. */
function isFault(error: unknown): boolean {
  return error instanceof Refused || error instanceof TypeError || (error instanceof Error && 'syscall' in error)
}

function damaged(error: unknown): FileRefusal {
  const reason = error instanceof Error ? error.message : ''
  if (isFault(error)) throw error
  if (/relative path|absolute path|invalid characters in fileName/.test(reason)) {
    return {
      kind: 'unsafe-names',
      message: 'The file has parts with names that point outside it, so it was not read.',
      mend: 'Open it in Excel, save it as a new .xlsx file and send that.',
    }
  }
  return {
    kind: 'damaged',
    message: 'The file is damaged or cut off: it cannot be unpacked.',
    mend: 'Open it in Excel to see whether it is whole, save it again as .xlsx and send that file.',
  }
}

function bomb(limits: Limits): FileRefusal {
  return {
    kind: 'unpacks-too-large',
    message: `The file grows to more than ${Math.floor(limits.unpackedBytes / 1e6)} MB, or ${limits.unpackRatio} times its size, when it is unpacked.`,
    mend: 'Remove the sheets, rows and formatting that are not needed, or save the sheet as CSV (UTF-8).',
  }
}

function tooManyParts(limits: Limits): FileRefusal {
  return {
    kind: 'too-many-parts',
    message: `The file has more than ${limits.zipEntries.toLocaleString('en-GB')} parts.`,
    mend: 'Copy the sheet into a new workbook without pictures and save it as .xlsx.',
  }
}

function nested(name: string): FileRefusal {
  return {
    kind: 'nested-archive',
    message: `The file has another file packed inside it (${name.slice(-60)}).`,
    value: name.slice(-60),
    mend: 'Copy the sheet into a new workbook without embedded files and save it as .xlsx.',
  }
}

function encrypted(): FileRefusal {
  return {
    kind: 'password',
    message: 'The file is protected with a password, so it cannot be read.',
    mend: 'Remove the password and send it again.',
  }
}

function missingPart(name: string): FileRefusal {
  return {
    kind: 'damaged',
    message: `The workbook has no part “${name.slice(-60)}”, which it says it has.`,
    mend: 'Open it in Excel, save it again as .xlsx and send that file.',
  }
}
