import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

import { codeOf } from './data-folder.ts'

/** Whether the id is taken, be it by a process that has ended and waits to be reaped. */
export function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** Whether a process of this id runs. */
export function isAlive(pid: number): boolean {
  return pidExists(pid) && !/^State:\s*[ZX]/m.test(readProc(pid, 'status') ?? '')
}

/** Process id and start time, which together name one process: ids are given away again, soon so in a container that restarts. */
export function markOf(pid: number): string | null {
  if (!(pid > 0) || !isAlive(pid)) return null
  const started = readProc(pid, 'stat')?.replace(/^.*\) /s, '').split(' ')[19] ?? ask(pid, 'lstart')
  return `${pid} ${started}`
}

/** Whether the process is a PostgreSQL that works in this folder. */
export function isPostgresIn(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false
  if (!/(^|\/)postgres\s*$/.test(readProc(pid, 'comm') ?? ask(pid, 'comm'))) return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return true
  }
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

// macOS has no /proc.
function ask(pid: number, what: string): string {
  return spawnSync('ps', ['-p', String(pid), '-o', `${what}=`], { encoding: 'utf8' }).stdout ?? ''
}
