import { join } from 'node:path'
import { CannotOpen } from '../db/cannot-open.ts'
import { backup } from '../db/backup.ts'
import { openDatabase } from '../db/open.ts'
import { restore } from '../db/restore.ts'
import type { Command, CommandCall } from './command.ts'
import { dataDirOf, dataOption, jsonOption, programFolder, withDatabase } from './open-council.ts'

export const backupCommand: Command = {
  words: ['backup'],
  about: 'Save the whole database to one file, with a hash of every table.',
  operands: ['FILE'],
  options: { data: dataOption, json: jsonOption },
  async run(call) {
    const [file = ''] = call.operands
    const saved = await withDatabase(call, async (open) => (open.ownerConfig ? await backup(open.ownerConfig, file, { without: NOT_KEPT }) : null))
    if (saved === null) return ownerMissing(call)
    if (call.flag('json')) call.print(JSON.stringify({ file, ...saved }, null, 2))
    else call.print(`${file}: ${saved.tables} tables, ${saved.rows} rows. The keys in secrets.json are not in it: keep a copy of them apart.`)
    return 0
  },
}

export const restoreCommand: Command = {
  words: ['restore'],
  about: 'Bring a saved database back into an empty data folder or database, and prove every row.',
  operands: ['FILE'],
  options: { data: dataOption, json: jsonOption },
  async run(call) {
    const [file = ''] = call.operands
    const open = await openDatabase({ dataDir: dataDirOf(call), databaseUrl: call.environment['DATABASE_URL'], databaseOwnerUrl: call.environment['DATABASE_OWNER_URL'] })
    try {
      if (!open.ownerConfig) return ownerMissing(call)
      const back = await restore(open.ownerConfig, file, { folder: join(programFolder, 'migrations'), runtimeRole: open.runtimeRole })
      if (call.flag('json')) call.print(JSON.stringify({ file, ...back }, null, 2))
      else call.print(`${file}: ${back.tables} tables, ${back.rows} rows brought back, every row's hash the same.`)
      return 0
    } finally {
      await open.close()
    }
  },
}

// A session or a form that is over must not come back to life with the record.
const NOT_KEPT = ['public.session', 'public.form_key']

function ownerMissing(call: CommandCall): 2 {
  call.say(new CannotOpen('DATABASE_OWNER_URL is needed beside DATABASE_URL: only the owner may read and write every table.').message)
  return 2
}
