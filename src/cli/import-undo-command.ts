import { takeBack } from '../imports/take-back.ts'
import type { Command } from './command.ts'
import { dataOption, jsonOption, withCouncil } from './open-council.ts'

export const importUndoCommand: Command = {
  words: ['import', 'undo'],
  about: 'Take a loaded file back: the record becomes what all other files say.',
  operands: ['ID'],
  options: {
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const [id = ''] = call.operands
    if (!/^\d{1,9}$/.test(id)) {
      call.say(`"${id}" is not the number of a loaded file: "throughline import" prints it.`)
      return 2
    }
    const undone = await withCouncil(call, (council) => council.as((tx, caller) => takeBack(tx, caller, Number(id))))
    if (undone === null) return 2
    if (undone.kind !== 'undone') {
      call.say(undone.kind === 'not-found' ? `There is no loaded file ${id}.` : undone.why)
      return 1
    }
    if (call.flag('json')) call.print(JSON.stringify({ import: Number(id), state: 'undone' }, null, 2))
    else call.print(`File ${id} is taken back.`)
    return 0
  },
}
