import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { isAlive } from '../embedded/processes.ts'

/** The process id in the data folder's `postmaster.pid`, or null. */
export async function postmasterOf(dataFolder: string): Promise<number | null> {
  const text = await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(text.split('\n')[0]) || null
}

/** Kills a server and all its children at once, as a power cut would, and waits until they are gone. */
export async function killServer(dataFolder: string): Promise<void> {
  const postmaster = await postmasterOf(dataFolder)
  if (postmaster === null) throw new Error('no server to kill')
  const all = [postmaster, ...(await childrenOf(postmaster))]
  for (const pid of all) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  while (all.some((pid) => isAlive(pid))) await sleep(5)
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map(async (pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  return pids.filter((_, index) => Number(stats[index]?.replace(/^.*\) /s, '').split(' ')[1]) === parent).map(Number)
}
