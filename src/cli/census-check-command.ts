import { checkFile, type CheckedFile } from '../census/check-file.ts'
import { asJson, asText, checkedReturnFile } from '../census/cli.ts'
import { findBuiltReturn, findWritingTime, previousRows } from '../census/queries.ts'
import { builtHeader, returnFile } from '../census/return-file.ts'
import { checkContinuity } from '../census/rules/continuity.ts'
import type { Command, CommandCall, ExitCode } from './command.ts'
import { dataOption, jsonOption, withCouncil } from './open-council.ts'

export const censusCheckCommand: Command = {
  words: ['census', 'check'],
  about: 'Check a census return, a file or the return of a year as the record gives it, by the rules that are known, and print what it counts to.',
  operands: ['[FILE.xml]'],
  options: {
    year: { type: 'string', value: 'YYYY', about: 'the return of this year as the record gives it, in place of a file' },
    previous: { type: 'string', value: 'LAST.xml', about: 'with a file: the return of the year before, for the continuity check; --year takes it from the record' },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const [file, ...more] = call.operands
    const year = call.option('year')
    if (more.length > 0 || (file === undefined) === (year === undefined)) {
      call.say('Name one file, or a year with --year: throughline census check 2025.xml, or throughline census check --year 2025.')
      return 2
    }
    if (year !== undefined && !/^20\d\d$/.test(year)) {
      call.say(`"${year}" is not a collection year: four digits, such as 2025.`)
      return 2
    }
    const checked = file === undefined ? await checkedYear(call, Number(year)) : await checkedReturnFile(call, file)
    if (typeof checked === 'number') return checked
    const rates = checked.measures.filter((measure) => measure.denominator !== null)
    call.print(call.flag('json') ? JSON.stringify({ ...asJson(file ?? null, checked), rates }, null, 2) : asText(file ?? 'The record', checked))
    return checked.errors > 0 ? 1 : 0
  },
}

/** The return of a year as the record gives it, through the very checks of a file, and against the year before in the same record. */
async function checkedYear(call: CommandCall, year: number): Promise<CheckedFile | ExitCode> {
  const found = await withCouncil(call, (council) =>
    council.as(async (tx, caller) => {
      const built = await findBuiltReturn(tx, year)
      return { built, text: returnFile(built, builtHeader(year, caller.authority.dfeNumber, await findWritingTime(tx, call.today))) }
    }),
  )
  if (found === null) return 2
  const { built, text } = found
  if (built.rows.length === 0) {
    call.say(`The record holds nobody for the return of ${year}: load that year's files first.`)
    return 1
  }
  const checked = await checkFile({ text }, { limit: Infinity, layouts: [built.layout] })
  if ('mend' in checked) throw new Error(`our own return cannot be read: ${checked.message}`)
  const previous = previousRows(built)
  const findings = previous.rows.length === 0
    ? []
    : checkContinuity({ year, workers: built.rows.map((row) => row.worker) }, { year: previous.year, workers: previous.rows.map((row) => row.worker) })
  return { ...checked, findings: [...checked.findings, ...findings], queries: checked.queries + findings.length, counts: { ...checked.counts, K25: findings.length } }
}
