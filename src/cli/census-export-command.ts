import { writeFile } from 'node:fs/promises'
import { findBuiltReturn, findWritingTime } from '../census/queries.ts'
import { builtHeader, returnFile } from '../census/return-file.ts'
import type { Command } from './command.ts'
import { dataOption, withCouncil } from './open-council.ts'

export const censusExportCommand: Command = {
  words: ['census', 'export'],
  about: 'Write the return of a year, as the record gives it, as XML for COLLECT.',
  options: {
    year: { type: 'string', value: 'YYYY', about: 'the collection year: the year in which the 30 September falls', required: true },
    out: { type: 'string', value: 'FILE', about: 'where to write it', required: true },
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
  },
  async run(call) {
    const year = Number(call.option('year'))
    if (!/^\d{4}$/.test(call.option('year') ?? '') || year < 2017 || year > 2100) {
      call.say(`"${call.option('year')}" is not a collection year: four digits, such as 2025.`)
      return 2
    }
    const out = call.option('out') ?? ''
    const made = await withCouncil(call, (council) =>
      council.as(async (tx, caller) => {
        const built = await findBuiltReturn(tx, year)
        return { workers: built.rows.length, isUnverified: built.isUnverified, text: returnFile(built, builtHeader(year, caller.authority.dfeNumber, await findWritingTime(tx, call.today))) }
      }),
    )
    if (made === null) return 2
    if (made.workers === 0) {
      call.say(`The record holds nobody for the return of ${year}: load that year's files first.`)
      return 1
    }
    try {
      await writeFile(out, made.text)
    } catch (error) {
      call.say(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}.`)
      return 2
    }
    if (made.isUnverified) call.say(`The layout of ${year} is unverified: DfE's document for the year was not available, so the return has the items of the year before. Check it against DfE's specification before it is sent.`)
    call.print(`${out}: ${made.workers} workers.`)
    return 0
  },
}
