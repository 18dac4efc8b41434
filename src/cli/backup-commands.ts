import { access, constants } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CannotOpen } from '../db/cannot-open.ts'
import { closeOnSignal } from '../db/close-on-signal.ts'
import { setHeadsAside } from '../jobs/audit-heads.ts'
import { backup } from '../db/backup.ts'
import { openDatabase } from '../db/open.ts'
import { restore } from '../db/restore.ts'
import type { Command, CommandCall } from './command.ts'
import { dataDirOf, dataOption, jsonOption, programFolder, withExisting } from './open-council.ts'

export const backupCommand: Command = {
  words: ['backup'],
  about: 'Save the whole database to one file, with a hash of every table.',
  operands: ['FILE'],
  options: { data: dataOption, json: jsonOption },
  async run(call) {
    const [file = ''] = call.operands
    if (!(await canWriteIn(dirname(resolve(file))))) {
      call.say(`${file} cannot be written: there is no such folder, or it may not be written to.`)
      return 2
    }
    const saved = await withExisting(call, async (open) => (open.ownerConfig ? await backup(open.ownerConfig, file, { without: NOT_KEPT }) : ownerMissing(call)))
    if (saved === null || saved === 2) return 2
    if (call.flag('json')) call.print(JSON.stringify({ file, ...saved }, null, 2))
    else call.print(`${file}: ${saved.tables} tables, ${saved.rows} rows. The keys in secrets.json are not in it: keep a copy of them apart.`)
    return 0
  },
}

export const restoreCommand: Command = {
  words: ['restore'],
  about: 'Bring a saved database back into an empty data folder or database, and prove every row.',
  operands: ['FILE'],
  options: {
    replace: { type: 'boolean', about: 'put it in the place of what the database holds, which is lost' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const [file = ''] = call.operands
    if (!(await access(file, constants.R_OK).then(() => true, () => false))) {
      call.say(`There is no file ${file}, or it may not be read.`)
      return 2
    }
    const open = await openDatabase({ dataDir: dataDirOf(call), databaseUrl: call.environment['DATABASE_URL'], databaseOwnerUrl: call.environment['DATABASE_OWNER_URL'] })
    closeOnSignal(open.interrupt, call.say)
    try {
      if (!open.ownerConfig) return ownerMissing(call)
      const back = await restore(open.ownerConfig, file, { folder: join(programFolder, 'migrations'), runtimeRole: open.runtimeRole, replace: call.flag('replace') })
      await setHeadsAside(dataDirOf(call))
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

function canWriteIn(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(() => true, () => false)
}

function ownerMissing(call: CommandCall): 2 {
  call.say(new CannotOpen('DATABASE_OWNER_URL is needed beside DATABASE_URL: only the owner may read and write every table.').message)
  return 2
}
