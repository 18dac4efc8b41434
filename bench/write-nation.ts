import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { buildReturnFor } from '../src/census/testing/build-return.ts'
import { publishedAreaOf } from '../src/census/testing/published-area-of.ts'
import { writeReturn } from '../src/census/write-return.ts'
import { listAreaYears } from './list-area-years.ts'

/** Writes one message with as many rows as England's return of 2025, some times over, and answers how many workers it has. */
export async function writeNation(path: string, times = 1): Promise<number> {
  const england = (await listAreaYears()).find((area) => area.level === 'national' && area.year === 2025)
  if (!england) throw new Error('England 2025 is not in the published file')
  const built = buildReturnFor({ ...publishedAreaOf(england), laNumber: '999' })
  const records = { *[Symbol.iterator]() { for (let at = 0; at < times; at += 1) yield* built.records } }
  await pipeline(Readable.from(writeReturn({ ...built, records }, built.layout)), createWriteStream(path))
  return built.workers.length * times
}
