import { verifyAudit } from '../access/verify-audit.ts'
import { readHeads } from '../jobs/audit-heads.ts'
import type { Command } from './command.ts'
import { dataDirOf, dataOption, jsonOption, withCouncil } from './open-council.ts'

export const auditVerifyCommand: Command = {
  words: ['audit', 'verify'],
  about: 'Check that no sealed entry of the audit was changed, taken away or moved.',
  options: {
    authority: { type: 'string', value: 'NNN', about: 'DfE number, where the database holds several authorities' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const heads = await readHeads(dataDirOf(call))
    const found = await withCouncil(call, (council) => council.as((tx, caller) => verifyAudit(tx, caller.authority.id, heads[caller.authority.id] ?? null)))
    if (found === null) return 2
    if (call.flag('json')) call.print(JSON.stringify(found, null, 2))
    else if (found.kind === 'altered') call.say(`The audit was altered: at seal ${found.number}, ${found.why}.`)
    else call.print(`The audit is intact: ${found.sealed} sealed entries, ${found.waiting} waiting to be sealed.${found.late > 0 ? ` ${found.late} of them have waited more than ten minutes: does the service run?` : ''}`)
    return found.kind === 'intact' ? 0 : 1
  },
}
