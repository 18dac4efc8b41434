import type { Command } from '../../cli/command.ts'
import { yardstickChecksum } from '../rules/yardstick.ts'

export const outlookChecksumCommand: Command = {
  words: ['outlook', 'checksum'],
  about: 'Simulate the yardstick authority and print one number, the same on every machine.',
  options: {
    'first-seed': { type: 'string', value: 'N', about: 'the seed of the first replicate; the others follow it', default: '1' },
    replicates: { type: 'string', value: 'N', about: 'how many replicates', default: '10000' },
  },
  async run(call) {
    const firstSeed = readWhole(call.option('first-seed'), 0, 4_294_967_295)
    const replicates = readWhole(call.option('replicates'), 1, 1_000_000)
    if (firstSeed === null || replicates === null) {
      call.say(firstSeed === null ? '--first-seed must be a whole number from 0 to 4294967295.' : '--replicates must be a whole number from 1 to 1000000.')
      return 2
    }
    call.print(String(yardstickChecksum(firstSeed, replicates)))
    return 0
  },
}

/** A whole number within limits, or null. */
function readWhole(text: string | undefined, from: number, until: number): number | null {
  const value = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null
  return value !== null && value >= from && value <= until ? value : null
}
