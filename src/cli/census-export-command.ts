import { writeFile } from 'node:fs/promises'
import { findBuiltReturn } from '../census/queries.ts'
import { formatLaBlock, formatWorker } from '../census/rules/format-worker.ts'
import { layoutFor } from '../census/rules/layouts.ts'
import { headerFor, returnText } from '../census/write-return.ts'
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
    const { layout, nearest } = layoutFor(year)
    const made = await withCouncil(call, (council) =>
      council.as(async (tx, caller) => {
        const { rows, laBlock } = await findBuiltReturn(tx, year)
        const header = headerFor({ year, laNumber: caller.authority.dfeNumber, softwareCode: 'Throughline', dateTime: `${call.today}T09:00:00` })
        return { workers: rows.length, text: returnText({ header, laBlock: formatLaBlock(laBlock, layout), records: rows.map((row) => formatWorker(row.worker, layout)) }, layout) }
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
    if (nearest || layout.status === 'unverified') call.say(`The layout of ${year} is not verified: DfE had published none when this was made. It was written with that of ${layout.year}.`)
    call.print(`${out}: ${made.workers} workers.`)
    return 0
  },
}
