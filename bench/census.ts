import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Figure } from './figure.ts'
import { median, runMeasured, type Measured } from './run-measured.ts'
import { writeNation } from './write-nation.ts'

const RUNS = 5
const PROGRAM = join(import.meta.dirname, 'programs/check-return.js')
const SCHEMA = join(import.meta.dirname, '../data/schema/csww-2025.xsd')

/** One message of the nation's size parsed and fully checked, against xmllint's validation of the same file; each a whole process, in turns. */
export async function benchCensus(folder: string): Promise<Figure[]> {
  const file = join(folder, 'nation.xml')
  const rows = await writeNation(file)
  const megabytes = ((await stat(file)).size / 1e6).toFixed(0)
  const hasXmllint = spawnSync('xmllint', ['--version'], { stdio: 'ignore' }).status === 0
  const ours: Measured[] = []
  const theirs: Measured[] = []
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await runMeasured(process.execPath, [PROGRAM, file]))
    if (hasXmllint) theirs.push(await runMeasured('xmllint', ['--noout', '--schema', SCHEMA, file]))
  }
  const said = JSON.parse(ours[0]?.output ?? '{}') as { workers: number; errors: number }
  if (said.workers !== rows || said.errors !== 0) throw new Error(`the message was not read as written: ${ours[0]?.output}`)

  const twice = join(folder, 'nation-twice.xml')
  await writeNation(twice, 2)
  const double = await runMeasured(process.execPath, [PROGRAM, twice])
  const [ms, peakMb] = [median(ours.map((run) => run.ms)), median(ours.map((run) => run.peakMb))]
  const subject = `One census message of ${rows.toLocaleString('en-GB')} rows (${megabytes} MB) read and fully checked`
  return [
    hasXmllint
      ? { what: subject, ours: ms, yardstick: { name: 'xmllint --schema', value: median(theirs.map((run) => run.ms)) }, unit: 'ms', goal: 3 }
      : { what: subject, ours: ms, yardstick: 'xmllint is not installed here', unit: 'ms', goal: 3 },
    hasXmllint
      ? { what: 'Its peak memory', ours: peakMb, yardstick: { name: 'xmllint --schema', value: median(theirs.map((run) => run.peakMb)) }, unit: 'MB', goal: null }
      : { what: 'Its peak memory', ours: peakMb, yardstick: 'xmllint is not installed here', unit: 'MB', goal: null },
    { what: 'Peak memory on a message of twice the rows (flat means the same)', ours: double.peakMb, yardstick: { name: 'once the rows', value: peakMb }, unit: 'MB', goal: 1.3 },
  ]
}
