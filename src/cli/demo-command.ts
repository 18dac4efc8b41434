import { wipeDemoCouncil } from '../../demo/build-council.ts'
import { setHeadsAside } from '../jobs/audit-heads.ts'
import type { Command, ExitCode } from './command.ts'
import { dataDirOf, dataOption, withExisting, withOwner } from './open-council.ts'

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
