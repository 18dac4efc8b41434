import { chmod, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { CannotOpen } from '../cannot-open.ts'

/** Makes the data folder (mode 0700) and answers its real path; refuses a folder that holds other people's files, so that `--data /tmp` does no harm. */
export async function prepareDataFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = await realpath(folder)
    const names = await readdir(path)
    if (names.length > 0 && !names.some((name) => OURS.test(name))) {
      throw new CannotOpen(`The folder ${path} already holds other files: name an empty folder, or one that Throughline made, with --data.`)
    }
    if (((await stat(path)).mode & 0o777) !== 0o700) await chmod(path, 0o700)
    return path
  } catch (error) {
    if (error instanceof CannotOpen) throw error
    throw new CannotOpen(`The data folder ${folder} cannot be used (${messageOf(error)}): run as the user who owns it, or name another folder with --data.`)
  }
}

/** Where the database files are. */
export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, 'postgres')
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const OURS = /^(secrets\.|start\.lock|postgres$|postgres[.-])/
