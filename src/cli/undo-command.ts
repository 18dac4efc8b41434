import { undoImport } from '../imports/apply-import.ts'
import { undoAllocations } from '../imports/load-allocations.ts'
import { undoCounts } from '../imports/load-counts.ts'
import type { Command } from './command.ts'
import { dataOption, jsonOption, withCouncil } from './open-council.ts'

export const undoCommand: Command = {
  words: ['import', 'undo'],
  about: 'Take a loaded file back: the record becomes what the other files say.',
  operands: ['ID'],
  options: {
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const id = Number(call.operands[0])
    if (!Number.isInteger(id) || id < 1) {
      call.say(`"${call.operands[0] ?? ''}" is not the number of an import; "throughline import --json" prints it.`)
      return 2
    }
    const outcome = await withCouncil(call, (council) =>
      council.as(async (tx, caller) => {
        const file = await tx.selectFrom('import').select(['kind', 'file_name', 'state']).where('id', '=', id).executeTakeFirst()
        if (!file) return { done: false, said: `There is no import ${id}.` }
        if (file.state !== 'applied') return { done: false, said: `${file.file_name} is not in force: ${file.state}.` }
        const undone = file.kind === 'allocations' ? await undoAllocations(tx, caller, id) : file.kind === 'counts' ? await undoCounts(tx, caller, id) : await undoImport(tx, caller, id)
        if (undone.kind === 'not-newest') return { done: false, said: 'A newer file stands on it: take that one back first.' }
        return { done: undone.kind === 'undone' || undone.kind === 'applied', said: `${file.file_name} is taken back.` }
      }),
    )
    if (outcome === null) return 2
    if (call.flag('json')) call.print(JSON.stringify({ import: id, undone: outcome.done, message: outcome.said }, null, 2))
    else if (outcome.done) call.print(outcome.said)
    else call.say(outcome.said)
    return outcome.done ? 0 : 1
  },
}
