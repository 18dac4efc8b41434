import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { checkFile } from '../src/census/check-file.ts'
import { buildReturnFor } from '../src/census/testing/build-return.ts'
import { publishedAreaOf } from '../src/census/testing/published-area-of.ts'
import { writeReturn } from '../src/census/write-return.ts'
import { isPublishedFile, readPublishedFile } from '../src/measures/published-file.ts'
import { areaYears } from '../src/measures/rules/published-areas.ts'

/**
 * One message of the nation's size read and fully checked, against `xmllint --schema` on the same file. Each is run `runs` times in turn and
 * the fastest counts. `xmllintMs` is null where xmllint is not installed. Memory is honest only in a process that did not write the file.
 */
export async function benchCensusXml(path: string, rows: number, runs = 5): Promise<CensusXmlBench> {
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < runs; run += 1) {
    ours.push(await timed(() => checkNation(path, rows)))
    if (hasXmllint) theirs.push(await timed(() => void execFileSync('xmllint', ['--noout', '--schema', SCHEMA, path], { stdio: 'ignore' })))
  }
  clearInterval(watch)
  const checkMs = Math.min(...ours)
  const xmllintMs = theirs.length === 0 ? null : Math.min(...theirs)
  return { rows, bytes: (await stat(path)).size, checkMs, xmllintMs, ratio: xmllintMs === null ? null : checkMs / xmllintMs, grownMb: (peak - before) / 1e6 }
}

/** Writes a return of 48,469 rows, one for each worker of England in 2025, and gives their number. */
export async function writeNation(path: string): Promise<number> {
  const published = await readPublishedFile(fileURLToPath(new URL('../data/published/csww_indicators_2017_to_2025.csv', import.meta.url)))
  if (!isPublishedFile(published)) throw new Error(published.message)
  const england = areaYears(published.figures).find((area) => area.level === 'national' && area.year === 2025)
  if (!england) throw new Error('England 2025 is not in the published file')
  const built = buildReturnFor({ ...publishedAreaOf(england), laNumber: '999' })
  const out = createWriteStream(path)
  for await (const piece of writeReturn(built, built.layout)) out.write(piece)
  out.end()
  await finished(out)
  return built.workers.length
}

async function checkNation(path: string, rows: number): Promise<void> {
  const checked = await checkFile({ path })
  if ('mend' in checked || checked.read.workers !== rows || checked.errors > 0) throw new Error('the nation\'s return was not read and checked as written')
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const SCHEMA = fileURLToPath(new URL('../data/schema/csww-2025.xsd', import.meta.url))

const hasXmllint = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

export type CensusXmlBench = { rows: number; bytes: number; checkMs: number; xmllintMs: number | null; ratio: number | null; grownMb: number }
