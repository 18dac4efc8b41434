import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { CannotOpen } from '../cannot-open.ts'
import { clusterFolder, codeOf } from './data-folder.ts'
import { isAlive } from './processes.ts'
import { giveFolder, giveTree, ownerOf, spawnAs } from './run-as.ts'
import type { RunAs } from './run-as.ts'

/** The name of the role that only the supervisor uses. */
export const SUPERVISOR = 'throughline_supervisor'

/**
 * Makes the database files where there are none. They are made beside their place and moved there in one step, so that neither
 * a crash nor a second process that does the same can leave half a cluster.
 */
export async function ensureCluster(runAs: RunAs, programs: string, dataFolder: string, password: string): Promise<void> {
  const folder = clusterFolder(dataFolder)
  await giveFolder(runAs, dataFolder)
  const made = await versionOf(folder)
  if (made === null) await makeCluster(runAs, programs, dataFolder, password)
  else {
    await giveTree(runAs, folder)
    await checkVersion(runAs, programs, folder, made)
  }
}

async function makeCluster(runAs: RunAs, programs: string, dataFolder: string, password: string): Promise<void> {
  await removeUnfinished(dataFolder)
  const work = join(dataFolder, `postgres.new-${process.pid}`)
  const files = join(work, 'files')
  await mkdir(files, { recursive: true, mode: 0o700 })
  await writeFile(join(work, 'password'), `${password}\n`, { mode: 0o600 })
  const owner = ownerOf(runAs)
  if (owner !== null) await Promise.all([work, files, join(work, 'password')].map((path) => chown(path, owner, owner)))
  const { code, said } = await run(runAs, join(programs, 'initdb'), [
    `--pgdata=${files}`,
    `--username=${SUPERVISOR}`,
    `--pwfile=${join(work, 'password')}`,
    '--auth-local=scram-sha-256',
    '--auth-host=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ])
  if (code !== 0) {
    await rm(work, { recursive: true, force: true })
    throw new CannotOpen(`The database could not be made in ${dataFolder}: ${lastLine(said)}`)
  }
  try {
    await rename(files, clusterFolder(dataFolder))
  } catch (error) {
    // Another process was quicker; its files are as good.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function removeUnfinished(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const made = /^postgres\.new-(\d+)$/.exec(name)
    if (made && !isAlive(Number(made[1]))) await rm(join(dataFolder, name), { recursive: true, force: true })
  }
}

async function checkVersion(runAs: RunAs, programs: string, folder: string, made: string): Promise<void> {
  const { said } = await run(runAs, join(programs, 'postgres'), ['--version'])
  const version = /\) (\d+)/.exec(said)?.[1]
  if (version !== undefined && version !== made) {
    throw new CannotOpen(
      `The data folder was made by PostgreSQL ${made} and this program brings PostgreSQL ${version}: make a backup with the release that made it, and restore that into an empty folder.`,
    )
  }
}

async function versionOf(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function run(runAs: RunAs, program: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawnAs(runAs, program, args, ['ignore', 'pipe', 'pipe'])
  let said = ''
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: -1, said: error.message }))
    child.on('close', (code) => resolve({ code, said }))
  })
}

function lastLine(said: string): string {
  const lines = said.trim().split('\n')
  return lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'it said nothing'
}
