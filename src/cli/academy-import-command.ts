import { access } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Command, CommandCall } from './command.ts'
import { dataOption, jsonOption, withCouncil, type Council } from './open-council.ts'
import { isRefusal } from '../files/read-table.ts'
import { refusalText, type FileRefusal } from '../files/refusal.ts'
import { importAcademy, type ImportedAcademy } from '../academy/import-academy.ts'
import { readAcademyFile } from '../academy/read-academy-file.ts'

export const academyImportCommand: Command = {
  words: ['academy', 'import'],
  about: 'Load the list of an academy that runs already: people, cohorts, outcomes.',
  operands: ['FILE'],
  options: {
    check: { type: 'boolean', about: 'read and check, and change nothing' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const [file = ''] = call.operands
    if (!(await access(file).then(() => true, () => false))) {
      call.say(`There is no file ${file}, or it may not be read.`)
      return 2
    }
    const result = await withCouncil(call, async (council) => await load(council, file, call))
    if (result === null) return 2
    if (call.flag('json')) call.print(JSON.stringify(result, null, 2))
    else describe(result, call)
    return result.state === 'refused' ? 1 : 0
  },
}

async function load(council: Council, file: string, call: CommandCall): Promise<Result> {
  const read = await readAcademyFile({ name: basename(file), path: resolve(file) }, call.today)
  if (isRefusal(read)) return { file, state: 'refused', rows: 0, ...NOTHING, problems: [], ignored: [], refusal: read }
  const facts = { file, rows: read.rows.length, ignored: read.ignored }
  try {
    return await council.as(async (tx, caller) => {
      const loaded = await importAcademy(tx, caller, read.rows)
      const problems = [...read.problems, ...loaded.problems].sort((a, b) => a.row - b.row)
      const result: Result = { ...facts, state: problems.length > 0 ? 'refused' : call.flag('check') ? 'checked' : loaded.isUnchanged ? 'unchanged' : 'applied', ...(problems.length > 0 ? NOTHING : loaded.counts), problems }
      if (problems.length > 0 || call.flag('check')) throw new NotApplied(result)
      return result
    })
  } catch (error) {
    if (error instanceof NotApplied) return error.result
    throw error
  }
}

function describe(result: Result, call: CommandCall): void {
  if (result.refusal) call.say(refusalText(result.refusal))
  for (const { row, column, value, message } of result.problems) call.say(`${result.file}, row ${row}${column === '' ? '' : `, column ${column}`}${value === '' ? '' : ` ("${value.slice(0, 60)}")`}: ${message}`)
  if (result.ignored.length > 0) call.say(`Not read: the columns ${result.ignored.join(', ')}.`)
  if (result.state === 'refused') call.say(`${result.file}: refused, nothing was changed. ${result.problems.length > 0 ? 'Mend the rows above and load the file again.' : ''}`.trim())
  else call.print(`${result.file}: ${WORDS[result.state]}. ${result.rows} rows; ${result.people} people, ${result.cohorts} cohorts and ${result.enrolments} places on a programme new, ${result.changed} changed, ${result.relationships} relationships new.`)
}

/** Undoes the transaction in which the file was tried. */
class NotApplied extends Error {
  readonly result: Result
  constructor(result: Result) {
    super(result.state)
    this.result = result
  }
}

const NOTHING: ImportedAcademy['counts'] = { people: 0, cohorts: 0, enrolments: 0, changed: 0, relationships: 0 }
const WORDS = { applied: 'applied', unchanged: 'nothing changed', checked: 'checked, not applied' } as const

type Result = { file: string; state: 'applied' | 'unchanged' | 'checked' | 'refused'; rows: number; ignored: readonly string[]; problems: ImportedAcademy['problems']; refusal?: FileRefusal } & ImportedAcademy['counts']
