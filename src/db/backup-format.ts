import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

import { CannotOpen } from './cannot-open.ts'

/**
 * A backup is gzip over lines: a header; for each table its name and columns, its rows as COPY writes them, `\.`, and their number and
 * sum; the sequences; and the hash of everything before. Any PostgreSQL from 15 on reads it, and so does `zcat`.
 */
export type Header = { throughline: 'backup'; format: 1; schema: number; migrations: { number: number; checksum: string }[]; madeAt: string; server: string }
export type Table = { schema: string; name: string; columns: string[] }
export type Sums = { rows: number; sum: string }
export type Sequence = { schema: string; name: string; value: number; called: boolean }

/** Settings under which every PostgreSQL writes and reads a value alike. */
export const PLAIN_VALUES = `SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 1;
  SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`

export const END_OF_ROWS = Buffer.from('\\.')

/** A sum over rows that does not depend on their order: the hashes of the rows, added in eight lanes of 32 bits. */
export class RowSum {
  #lanes = new Uint32Array(8)
  #rows = 0
  #rest: Buffer = Buffer.alloc(0)

  addLine(line: Buffer): void {
    const digest = hash('sha256', line, 'buffer')
    for (let lane = 0; lane < 8; lane += 1) this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32LE(lane * 4)
    this.#rows += 1
  }

  /** Bytes as they come; the rows in them end with a line feed, since COPY writes one inside a value as `\n`. */
  addBytes(bytes: Buffer): void {
    const { lines, rest } = splitLines(this.#rest, bytes)
    for (const line of lines) this.addLine(line)
    this.#rest = rest
  }

  result(): Sums {
    return { rows: this.#rows, sum: Buffer.from(this.#lanes.buffer).toString('hex') }
  }
}

/** Reads a backup from front to end and hands over its parts; throws where something does not add up. */
export async function readBackup(file: string, parts: Parts): Promise<void> {
  const reader = new LineReader(file)
  try {
    const header = await reader.json<Header>()
    if (header.throughline !== 'backup') throw new Error('it is no backup of Throughline')
    if (header.format !== 1) throw new CannotOpen(`${file} was written by a newer release of Throughline: restore it with that release.`)
    await parts.header?.(header)
    for (;;) {
      const line = await reader.json<{ table?: Table; sequences?: Sequence[] }>()
      if (line.table) await readTable(reader, line.table, parts)
      else {
        const total = reader.digest()
        if ((await reader.json<{ end: string }>()).end !== total) throw new Error('its hash is not that of its content')
        await parts.sequences?.(line.sequences ?? [])
        return
      }
    }
  } finally {
    reader.close()
  }
}

async function readTable(reader: LineReader, table: Table, parts: Parts): Promise<void> {
  const sum = new RowSum()
  async function* rows(): AsyncGenerator<Buffer> {
    let batch: Buffer[] = []
    let size = 0
    for (;;) {
      const line = reader.take() ?? (await reader.fill())
      if (line.equals(END_OF_ROWS)) break
      sum.addLine(line)
      batch.push(line, LINE_FEED)
      size += line.length + 1
      if (size > 65_536) {
        yield Buffer.concat(batch)
        batch = []
        size = 0
      }
    }
    if (size > 0) yield Buffer.concat(batch)
  }
  await parts.table(table, rows())
  const told = await reader.json<Sums>()
  const found = sum.result()
  if (told.rows !== found.rows || told.sum !== found.sum) throw new Error(`the rows of ${table.name} are not those that were saved`)
}

class LineReader {
  #source: AsyncIterator<Buffer>
  #close: () => void
  #lines: Buffer[] = []
  #next = 0
  #rest: Buffer = Buffer.alloc(0)
  #hash = createHash('sha256')

  constructor(file: string) {
    const from = createReadStream(file)
    const gunzip = createGunzip()
    pipeline(from, gunzip).catch(() => {})
    this.#source = gunzip[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    this.#close = () => from.destroy()
  }

  take(): Buffer | undefined {
    const line = this.#lines[this.#next]
    if (line === undefined) return undefined
    this.#next += 1
    this.#hash.update(line)
    this.#hash.update(LINE_FEED)
    return line
  }

  async fill(): Promise<Buffer> {
    for (;;) {
      const { done, value } = await this.#source.next()
      if (done === true) throw new Error('it is cut short')
      const { lines, rest } = splitLines(this.#rest, value)
      this.#rest = rest
      this.#lines = lines
      this.#next = 0
      const line = this.take()
      if (line !== undefined) return line
    }
  }

  async json<Shape>(): Promise<Shape> {
    return JSON.parse((this.take() ?? (await this.fill())).toString()) as Shape
  }

  /** The hash of all lines that were taken. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }

  close(): void {
    this.#close()
  }
}

function splitLines(before: Buffer, bytes: Buffer): { lines: Buffer[]; rest: Buffer } {
  const all = before.length > 0 ? Buffer.concat([before, bytes]) : bytes
  const lines: Buffer[] = []
  let from = 0
  for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, from)) {
    lines.push(all.subarray(from, end))
    from = end + 1
  }
  return { lines, rest: all.subarray(from) }
}

const LINE_FEED = Buffer.from('\n')

export type Parts = {
  header?(header: Header): void | Promise<void>
  table(table: Table, rows: AsyncGenerator<Buffer>): Promise<void>
  sequences?(sequences: Sequence[]): void | Promise<void>
}
