import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { smallAuthority } from '../src/outlook/testing/small-authority.ts'
import type { Figure } from './figure.ts'
import { median, runMeasured } from './run-measured.ts'

const RUNS = 3
const PROGRAM = join(import.meta.dirname, 'programs/simulate.js')
const SOURCE = join(import.meta.dirname, 'programs/yardstick.cpp')
const THINNING = join(import.meta.dirname, 'programs/thinning.cpp')

/**
 * The yardstick authority against the same in C++ (-O2), in turns; then the product's own simulation of 10,000 futures of 60 months, on one worker and on two,
 * against the same algorithm in C++ (-O2), which must give the same bits; and a search of 21 options. Times are of the work alone, in a warm process.
 */
export async function benchOutlook(folder: string): Promise<Figure[] | string> {
  const modules = pathToFileURL(join(import.meta.dirname, '../dist/src/outlook')).href
  const scenario = join(folder, 'scenario.json')
  await writeFile(scenario, JSON.stringify(smallAuthority()))
  const ours = async (what: string): Promise<{ ms: number; checksum: string }> => {
    const { output } = await runMeasured(process.execPath, [PROGRAM, modules, scenario, what])
    return JSON.parse(output) as { ms: number; checksum: string }
  }
  const binary = join(folder, 'yardstick')
  const hasCompiler = spawnSync('g++', ['-O2', '-o', binary, SOURCE], { stdio: 'ignore' }).status === 0
  const thinning = join(folder, 'thinning')
  const plan = join(folder, 'plan.txt')
  if (hasCompiler && spawnSync('g++', ['-O2', '-o', thinning, THINNING], { stdio: 'ignore' }).status !== 0) throw new Error('thinning.cpp does not compile')
  await runMeasured(process.execPath, [PROGRAM, modules, scenario, 'plan', plan])
  const [plain, cpp, one, two, same, search]: number[][] = [[], [], [], [], [], []]
  const answers = new Set<string>()
  for (let run = 0; run < RUNS; run += 1) {
    const yardstick = await ours('yardstick')
    plain!.push(yardstick.ms)
    if (yardstick.checksum !== '1193572204') throw new Error(`the yardstick gave ${yardstick.checksum}`)
    if (hasCompiler) {
      const [checksum, ms] = (await runMeasured(binary, ['1', '10000'])).output.trim().split(' ')
      if (checksum !== '1193572204') throw new Error(`the yardstick in C++ gave ${checksum}`)
      cpp!.push(Number(ms))
    }
    if (hasCompiler) {
      const [checksum = '', ms] = (await runMeasured(thinning, [plan, '1', '10000'])).output.trim().split(' ')
      answers.add(checksum)
      same!.push(Number(ms))
    }
    for (const [what, times] of [['one worker', one!], ['two workers', two!]] as const) {
      const simulated = await ours(what)
      times.push(simulated.ms)
      answers.add(simulated.checksum)
    }
    search!.push((await ours('search')).ms)
  }
  if (answers.size !== 1) throw new Error('the number of workers, or the language, changed the answer')
  const yardstick = hasCompiler ? { name: 'C++ -O2, same checksum', value: median(cpp!) } : 'g++ is not installed here'
  return [
    { what: 'Yardstick authority, 10,000 x 60 months x 268 people, plain loop', ours: median(plain!), yardstick, unit: 'ms', goal: 2 },
    { what: 'Forecast of 10,000 x 60 months x 268 people with year effect, all measures, one worker', ours: median(one!), unit: 'ms', goal: null, most: 600 },
    { what: 'The same on one worker, against the same algorithm in C++', ours: median(one!), yardstick: hasCompiler ? { name: 'C++ -O2, same bits', value: median(same!) } : 'g++ is not installed here', unit: 'ms', goal: 2 },
    { what: 'The same on two workers', ours: median(two!), yardstick: { name: 'one worker', value: median(one!) }, unit: 'ms', goal: 0.65 },
    { what: 'Search of 21 options, 2,000 futures of 60 months each, one worker', ours: median(search!), unit: 'ms', goal: null, most: 3_000 },
  ]
}
