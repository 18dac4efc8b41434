import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { CannotOpen } from '../cannot-open.ts'
import { codeOf, messageOf, prepareDataFolder } from './data-folder.ts'
import { replaceFile, withFileLock } from './file-lock.ts'

/** What `secrets.json` holds now: name to random text; empty where there is no file yet. */
export async function readSecrets(dataFolder: string): Promise<Record<string, string>> {
  const path = join(dataFolder, 'secrets.json')
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof read === 'object' && read !== null && Object.values(read).every((value) => typeof value === 'string')) {
      return read as Record<string, string>
    }
    throw new Error('not a list of names and texts')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    throw new CannotOpen(`The passwords in ${path} cannot be read (${messageOf(error)}): run as the user who owns the data folder, or put the file back from a copy.`)
  }
}

/** The named secrets, each 32 random bytes made on first asking and kept in `secrets.json` (0600); two processes get the same ones. */
export async function ensureSecrets<Name extends string>(folder: string, names: readonly Name[]): Promise<Record<Name, string>> {
  const dataFolder = await prepareDataFolder(folder)
  const held = await readSecrets(dataFolder)
  if (hasAll(held, names)) return held
  return withFileLock(join(dataFolder, 'secrets.lock'), async () => {
    const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')])) as Record<Name, string>
    const all = { ...made, ...(await readSecrets(dataFolder)) }
    await replaceFile(join(dataFolder, 'secrets.json'), `${JSON.stringify(all, null, 2)}\n`)
    return all
  })
}

function hasAll<Name extends string>(held: Record<string, string>, names: readonly Name[]): held is Record<Name, string> {
  return names.every((name) => held[name] !== undefined)
}
