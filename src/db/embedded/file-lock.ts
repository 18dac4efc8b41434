import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import { codeOf } from './data-folder.ts'
import { markOf } from './processes.ts'

/** Does the work while no other process does its own under the same lock file; a lock whose process has died is broken. */
export async function withFileLock<Answer>(path: string, work: () => Promise<Answer>): Promise<Answer> {
  const mine = `${path}.${randomBytes(6).toString('hex')}`
  await replaceFile(mine, markOf(process.pid) ?? '')
  try {
    // link() is the one call that both creates a file with its text and fails if there is one already.
    while (!(await succeeds(link(mine, path), 'EEXIST'))) {
      if (!(await breakDeadLock(path))) await sleep(20)
    }
    try {
      return await work()
    } finally {
      await rm(path, { force: true })
    }
  } finally {
    await rm(mine, { force: true })
  }
}

/** Writes a file (0600) so that a crash leaves either the old text or the new. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const next = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(next, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(next, path)
}

async function breakDeadLock(path: string): Promise<boolean> {
  const holder = await readFile(path, 'utf8').catch(() => null)
  if (holder === null) return true
  if (markOf(Number(holder.split(' ')[0])) === holder) return false
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  if (!(await succeeds(rename(path, aside), 'ENOENT'))) return true
  // Another process may have broken it first and taken a lock of its own: that one goes back.
  if ((await readFile(aside, 'utf8')) !== holder) await succeeds(link(aside, path), 'EEXIST')
  await rm(aside, { force: true })
  return true
}

async function succeeds(call: Promise<void>, except: string): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (codeOf(error) === except) return false
    throw error
  }
}
