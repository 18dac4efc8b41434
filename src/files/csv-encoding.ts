import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { Refused } from './refusal.ts'

export type CsvEncoding = { name: string; skip: number; note?: string; decoder: () => { write: (bytes: Buffer) => string; end: () => string } }

/**
 * The encoding of a text file from all of its bytes: its mark, zeros at every other place, else UTF-8 where every byte fits,
 * else Windows-1252, which is what Excel in this country writes as plain CSV.
 */
export async function csvEncoding(path: string): Promise<CsvEncoding> {
  const start: Buffer[] = []
  let size = 0
  const zeros = [0, 0]
  const strict = new TextDecoder('utf-8', { fatal: true })
  let fits = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    if (size === 0) start.push(chunk.subarray(0, 4))
    for (let at = chunk.indexOf(0); at >= 0 && zeros[0]! + zeros[1]! < 10_000; at = chunk.indexOf(0, at + 1)) zeros[(size + at) % 2]! += 1
    size += chunk.length
    if (fits) fits = accepts(strict, chunk)
  }
  if (fits) fits = accepts(strict, null)
  const mark = Buffer.concat(start)
  if (mark[0] === 0xff && mark[1] === 0xfe) return utf16('utf-16le', 2, size)
  if (mark[0] === 0xfe && mark[1] === 0xff) return utf16('utf-16be', 2, size)
  const [even, odd] = zeros as [number, number]
  if (odd > 10 * even && odd > Math.min(size, 20_000) / 8) return utf16('utf-16le', 0, size)
  if (even > 10 * odd && even > Math.min(size, 20_000) / 8) return utf16('utf-16be', 0, size)
  if (even + odd > Math.min(size, 20_000) / 20) {
    throw new Refused({
      kind: 'not-a-table',
      message: 'This is not a text file: it is full of binary data.',
      mend: 'Send a spreadsheet (.xlsx) or a CSV file.',
    })
  }
  const marked = mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf
  if (fits) return { name: 'UTF-8', skip: marked ? 3 : 0, decoder: () => textDecoder('utf-8') }
  const windows: CsvEncoding = { name: 'Windows-1252', skip: marked ? 3 : 0, decoder: () => windowsDecoder() }
  const note = 'The file is marked as UTF-8 but is not; it was read as Windows-1252. Check names with accents and the pound sign.'
  return marked ? { ...windows, note } : windows
}

function accepts(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | null): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}

function utf16(label: 'utf-16le' | 'utf-16be', skip: number, size: number): CsvEncoding {
  if (size % 2 === 1) {
    throw new Refused({
      kind: 'truncated',
      message: 'The file stops in the middle of a character.',
      mend: 'Export it again and send the whole file.',
    })
  }
  return { name: 'UTF-16', skip, decoder: () => textDecoder(label) }
}

function textDecoder(label: string) {
  const decoder = new TextDecoder(label, { ignoreBOM: true })
  return { write: (bytes: Buffer) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

/** Not TextDecoder: some releases of Node read Windows-1252 there as Latin-1, which loses the curly quotes and the euro sign. */
function windowsDecoder() {
  const decoder = iconv.getDecoder('windows-1252')
  return { write: (bytes: Buffer) => decoder.write(bytes), end: () => decoder.end() ?? '' }
}
