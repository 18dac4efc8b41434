import { readFile } from 'node:fs/promises'
import { fillScenario, type FilledScenario } from '../outlook/rules/fill-scenario.ts'
import { readScenario } from '../outlook/rules/read-scenario.ts'
import { readAcademyFacts } from '../outlook/read-academy-facts.ts'
import type { AcademyFacts } from '../outlook/rules/academy-facts.ts'
import { readAround } from '../outlook/read-around.ts'
import { findDataDay, loadWorkforce } from '../workforce/queries.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import type { Day } from '../time/day.ts'
import type { CommandCall, ExitCode } from './command.ts'
import { withCouncil } from './open-council.ts'

/** What `outlook forecast` and `outlook intakes` have in common: a scenario, filled, with seed, replicates and workers; or what is wrong, said. */
export async function readOutlookCall(call: CommandCall): Promise<OutlookCall | ExitCode> {
  const numbers = { seed: whole(call.option('seed'), 0, 4_294_967_295), replicates: whole(call.option('replicates'), 1, 100_000), workers: whole(call.option('workers') ?? '-', 0, 64) }
  if (numbers.seed === null) return wrong(call, '--seed must be a whole number from 0 to 4294967295.')
  if (numbers.replicates === null) return wrong(call, '--replicates must be a whole number from 1 to 100000.')
  if (numbers.workers === null && call.option('workers') !== undefined) return wrong(call, '--workers must be a whole number from 0 to 64.')
  const path = call.option('scenario') ?? ''
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return wrong(call, `The file ${path} cannot be read. Check its name and that you may read it.`)
  const parsed = parseJson(text)
  if ('fault' in parsed) return refused(call, path, [parsed.fault])
  const read = readScenario(parsed.json)
  if ('problems' in read) return refused(call, path, read.problems)
  let own: { record: Workforce; on: Day; academy: AcademyFacts | null } | null = null
  if (call.option('data') !== undefined) {
    const found = await withCouncil(call, (council) => council.as(async (tx) => {
      const on = await findDataDay(tx)
      return { record: await loadWorkforce(tx), on, academy: on === null ? null : await readAcademyFacts(tx, on) }
    }))
    if (found === null) return 2
    if (found.on === null) return wrong(call, 'The council\'s record holds no file yet: load a return or an HR extract, or leave --data out.')
    own = { ...found, on: found.on }
  }
  const filled = fillScenario(read.scenario, await readAround(call.today, own))
  if ('problems' in filled) return refused(call, path, filled.problems)
  return { filled, seed: numbers.seed, replicates: numbers.replicates, workers: numbers.workers ?? undefined }
}

function parseJson(text: string): { json: unknown } | { fault: string } {
  if (text.trim() === '') return { fault: 'The file is empty. Write a scenario into it: an object of names and values.' }
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    return { fault: `The file is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}. Correct it there; a scenario is an object of names and values.` }
  }
}

function wrong(call: CommandCall, message: string): ExitCode {
  call.say(message)
  return 2
}

function refused(call: CommandCall, path: string, problems: readonly string[]): ExitCode {
  for (const problem of problems.slice(0, 20)) call.say(`${path}: ${problem}`)
  if (problems.length > 20) call.say(`${path}: ${problems.length - 20} more.`)
  return 1
}

function whole(text: string | undefined, from: number, until: number): number | null {
  const value = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null
  return value !== null && value >= from && value <= until ? value : null
}

export type OutlookCall = { filled: FilledScenario; seed: number; replicates: number; workers: number | undefined }
