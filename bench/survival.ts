import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { randomFrom } from '../src/stats/random.ts'
import { cumulativeIncidence } from '../src/stats/survival/cumulative-incidence.ts'
import { kaplanMeier } from '../src/stats/survival/kaplan-meier.ts'
import { riskTable } from '../src/stats/survival/risk.ts'
import type { Figure } from './figure.ts'
import { median } from './run-measured.ts'

const CAUSES = [1, 2, 3, 4]

/** 40,000 spells with delayed entry: curve, limits and four causes with their errors, beside a C++ program of the same algorithm. */
export async function benchSurvival(folder: string): Promise<Figure[]> {
  const spells = invent(40_000)
  const path = join(folder, 'spells.txt')
  await writeFile(path, spells.exit.map((exit, at) => `${spells.entry[at]} ${exit} ${spells.cause[at]}`).join('\n'))
  const times: number[] = []
  let sum = 0
  for (let round = 0; round < 201; round += 1) {
    const began = performance.now()
    const table = riskTable(spells, CAUSES)
    const curve = kaplanMeier(table)
    const gone = cumulativeIncidence(table)
    times.push(performance.now() - began)
    sum = (curve.survival.at(-1) ?? 0) + (curve.hi[Math.floor(curve.hi.length / 2)] ?? 0) + gone.reduce((total, { value, se }) => total + (value.at(-1) ?? 0) + (se.at(-1) ?? 0), 0)
  }
  return [{ what: 'Kaplan-Meier, four causes, 40,000 delayed-entry spells', ours: median(times), unit: 'ms', goal: null, most: 2, yardstick: await besideCpp(path, folder, sum) }]
}

async function besideCpp(path: string, folder: string, sum: number): Promise<NonNullable<Figure['yardstick']>> {
  const run = promisify(execFile)
  const program = join(folder, 'survival')
  const built = await run('g++', ['-O2', '-o', program, join(import.meta.dirname, 'programs/survival.cpp')]).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return 'g++ is not installed'
    throw error
  })
  if (typeof built === 'string') return built
  const [ms, theirs] = (await run(program, [path])).stdout.trim().split(' ').map(Number)
  if (Math.abs((theirs ?? 0) - sum) > 1e-9) throw new Error(`the two programs disagree: ${sum} and ${theirs}`)
  return { name: 'C++ -O2', value: ms ?? 0 }
}

/** Exits over some seven and a half years; a third were there before the record began. */
function invent(count: number): { entry: number[]; exit: number[]; cause: number[] } {
  const random = randomFrom('survival bench')
  const rows = Array.from({ length: count }, () => {
    const entry = random.chance(1 / 3) ? random.whole(1, 1_800) : 0
    const leaves = entry + 1 + Math.floor(random.exponential(1_500))
    const seenUntil = entry + random.whole(200, 2_000)
    return { entry, exit: Math.min(leaves, seenUntil, 2_744), cause: leaves <= Math.min(seenUntil, 2_744) ? random.whole(1, 4) : 0 }
  })
  return { entry: rows.map((row) => row.entry), exit: rows.map((row) => row.exit), cause: rows.map((row) => row.cause) }
}
