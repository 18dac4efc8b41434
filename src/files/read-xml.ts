import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { Refused, type FileRefusal } from './refusal.ts'
import { xmlFeed, type XmlHandler } from './xml-feed.ts'

export type XmlSource = { path: string } | { text: string } | { chunks: AsyncIterable<Uint8Array> }

/**
 * Reads XML of any length in flat memory, tag by tag; null when it was read to its end.
 * What the handler saw before a refusal is not to be trusted: the file may be cut or hostile further down.
 */
export async function readXml(source: XmlSource, on: XmlHandler): Promise<null | FileRefusal> {
  const { feed, end } = xmlFeed(on)
  try {
    if ('text' in source) feed(source.text)
    else for await (const text of decodedXml('path' in source ? createReadStream(source.path) : source.chunks)) feed(text)
    end()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** The text of XML bytes in the encoding that they are in, which outranks the encoding that they claim. */
export async function* decodedXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: Decode | null = null
  let held: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    if (decode) {
      yield decode(chunk, false)
      continue
    }
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    if (held.length < LONGEST_DECLARATION) continue
    decode = decoderFor(held)
    yield decode(held, false)
  }
  if (decode) yield decode(new Uint8Array(0), true)
  else yield decoderFor(held)(held, true)
}

/** Enough for a byte order mark and the longest XML declaration in use. */
const LONGEST_DECLARATION = 1_024

type Decode = (bytes: Uint8Array, last: boolean) => string

function decoderFor(start: Uint8Array): Decode {
  if (start[0] === 0xff && start[1] === 0xfe) return strictDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return strictDecoder('utf-16be')
  if (start[0] === 0x3c && start[1] === 0) return strictDecoder('utf-16le')
  if (start[0] === 0 && start[1] === 0x3c) return strictDecoder('utf-16be')
  const ascii = Buffer.from(start.subarray(0, LONGEST_DECLARATION)).toString('latin1').replace(/^ï»¿/, '')
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(ascii)
  const name = (declared?.[1] ?? 'utf-8').toLowerCase()
  // Windows programs declare UTF-16 and then save as UTF-8; the bytes here are not UTF-16.
  if (['utf-8', 'utf8', 'us-ascii', 'ascii', 'utf-16'].includes(name)) return strictDecoder('utf-8')
  // Browsers and Excel read the one as the other too (WHATWG Encoding Standard): latin-1 has no printable 0x80 to 0x9F.
  if (['windows-1252', 'cp1252', 'iso-8859-1', 'latin1'].includes(name)) return tableDecoder('windows-1252')
  throw new Refused({
    kind: 'encoding',
    message: `The file says that it is written in “${name.slice(0, 40)}”, which Throughline does not read.`,
    line: 1,
    value: name.slice(0, 40),
    mend: 'Save it as UTF-8.',
  })
}

function strictDecoder(encoding: string): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  return (bytes, last) => {
    try {
      const text = decoder.decode(bytes, { stream: !last })
      line += countLines(text)
      return text
    } catch {
      throw new Refused(badBytes(encoding, line + linesBeforeFault(encoding, bytes)))
    }
  }
}

function tableDecoder(encoding: string): Decode {
  const decoder = iconv.getDecoder(encoding)
  return (bytes, last) => decoder.write(Buffer.from(bytes)) + (last ? (decoder.end() ?? '') : '')
}

function linesBeforeFault(encoding: string, bytes: Uint8Array): number {
  const lenient = new TextDecoder(encoding).decode(bytes)
  const fault = lenient.indexOf('\uFFFD')
  return fault < 0 ? countLines(lenient) : countLines(lenient.slice(0, fault))
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

function badBytes(encoding: string, line: number): FileRefusal {
  return {
    kind: 'encoding',
    message: `Line ${line} has characters that are not ${encoding.toUpperCase().slice(0, 6)}, though the file says or shows that it is.`,
    line,
    mend: 'Save the file as UTF-8, or export it again.',
  }
}
