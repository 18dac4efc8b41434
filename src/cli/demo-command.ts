import { join, resolve } from 'node:path'
import { wipeDemoCouncil } from '../../demo/build-council.ts'
import { listAuthorities, writeAuthority, writeDemonstration } from '../../demo/national/generate.ts'
import { setHeadsAside } from '../jobs/audit-heads.ts'
import type { Command, ExitCode } from './command.ts'
import { dataDirOf, dataOption, programFolder, withExisting, withOwner } from './open-council.ts'

export const demoGenerateCommand: Command = {
  words: ['demo', 'generate'],
  about: 'Write invented census returns of whole authorities, sized from the published figures.',
  options: {
    authorities: { type: 'string', value: 'LIST', about: 'all, or DfE numbers such as 840,335; "demo" is the demonstration council', required: true },
    out: { type: 'string', value: 'DIR', about: 'the folder to write to, one folder in it for each authority', required: true },
    years: { type: 'string', value: 'YEARS', about: 'collection years, such as 2024 or 2021-2025', default: '2021-2025' },
    people: { type: 'boolean', about: 'also an HR extract, an establishment, an agency list and case allocations of the last year' },
    seed: { type: 'string', value: 'N', about: 'another number gives other people with the same totals', default: '1' },
  },
  async run(call) {
    const years = readYears(call.option('years') ?? '')
    const seed = Number(call.option('seed'))
    if (years === null) {
      call.say(`"${call.option('years')}" is not a year or a range of years: write 2024 or 2021-2025. The first is ${FIRST_YEAR}, the last ${LAST_YEAR}.`)
      return 2
    }
    if (!Number.isSafeInteger(seed)) {
      call.say(`"${call.option('seed')}" is not a whole number: write --seed 1.`)
      return 2
    }
    const out = resolve(call.option('out') ?? '')
    const wanted = (call.option('authorities') ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '')
    const known = await listAuthorities(join(programFolder, 'data/published/csww_indicators_2017_to_2025.csv'), years)
    const unknown = wanted.filter((number) => number !== 'all' && number !== 'demo' && !known.some((authority) => authority.numbers.includes(number)))
    if (wanted.length === 0 || unknown.length > 0) {
      call.say(`There are no published figures of ${unknown.map((number) => `"${number}"`).join(', ') || 'nobody'} for those years: write all, demo, or DfE numbers such as 840,335.`)
      return 2
    }
    const chosen = wanted.includes('all') ? known : known.filter((authority) => authority.numbers.some((number) => wanted.includes(number)))
    let files = wanted.includes('demo') ? await writeDemonstration(out, seed) : 0
    for (const [at, authority] of chosen.entries()) {
      files += await writeAuthority(authority, out, { seed, people: call.flag('people') })
      if ((at + 1) % 25 === 0 && at + 1 < chosen.length) call.say(`${at + 1} of ${chosen.length} authorities written.`)
    }
    const count = chosen.length + (wanted.includes('demo') ? 1 : 0)
    call.print(`${files} files of ${count} ${count === 1 ? 'authority' : 'authorities'} are in ${call.option('out')}. Everybody in them is invented.`)
    return 0
  },
}

export const demoWipeCommand: Command = {
  words: ['demo', 'wipe'],
  about: 'Remove the demonstration council and everything of it.',
  options: { data: dataOption },
  async run(call) {
    const code = await withExisting<ExitCode>(call, async (open) => {
      if (!open.ownerConfig) {
        call.say('DATABASE_OWNER_URL is needed beside DATABASE_URL to wipe the demonstration council.')
        return 2
      }
      const outcome = await withOwner(open.ownerConfig, wipeDemoCouncil)
      switch (outcome.kind) {
        case 'wiped':
          await setHeadsAside(dataDirOf(call))
          call.print(`${outcome.name} is gone. Begin your own with "throughline init --authority NNN".`)
          return 0
        case 'nothing-there':
          call.print('There is no council here, so there was nothing to wipe.')
          return 0
        case 'real-council':
          call.say(`This is the record of ${outcome.name}, not the demonstration council: nothing was wiped.`)
          return 1
      }
    })
    return code ?? 2
  },
}

/** "2024" or "2021-2025", within the years that have a layout and published figures. */
function readYears(text: string): number[] | null {
  const parts = /^(\d{4})(?:-(\d{4}))?$/.exec(text.trim())
  if (!parts) return null
  const [from, until] = [Number(parts[1]), Number(parts[2] ?? parts[1])]
  if (from > until || from < FIRST_YEAR || until > LAST_YEAR) return null
  return Array.from({ length: until - from + 1 }, (_, at) => from + at)
}

// No layout before 2021 was found, and the shipped figures end with 2025.
const FIRST_YEAR = 2021
const LAST_YEAR = 2025
