import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { chown, lchown, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { CannotOpen } from '../cannot-open.ts'

/** PostgreSQL refuses to run as root; this is how it runs instead. */
export type RunAs =
  | { readonly kind: 'self' }
  | { readonly kind: 'user'; readonly id: number; readonly group: number }
  | { readonly kind: 'namespace'; readonly id: number }

/**
 * As an ordinary user, that user. As root, another user id that can reach the programs and the data folder; else a user namespace
 * in which root bears another id, so that files only root may enter stay reachable; else one sentence. The namespace also serves a
 * user id without a name, as containers give it, which PostgreSQL refuses.
 */
export async function chooseRunAs(programs: string, dataFolder: string): Promise<RunAs> {
  const namespace: RunAs = { kind: 'namespace', id: NOBODY }
  const me = process.getuid?.() ?? 0
  if (me !== 0) return hasName(me) || !runs(namespace, programs) ? { kind: 'self' } : namespace
  const above = dirname(dataFolder)
  const barrier = (await closedAncestor(above, NOBODY)) ?? (await closedAncestor(programs, NOBODY))
  const users = [{ uid: NOBODY, gid: NOBODY }, ...(barrier === null || barrier.uid === 0 ? [] : [barrier])].filter(({ uid }) => hasName(uid))
  const candidates: RunAs[] = [...users.map(({ uid, gid }) => ({ kind: 'user', id: uid, group: gid }) as const), namespace]
  for (const candidate of candidates) {
    if ((await closedAncestor(above, ownerOf(candidate) ?? 0)) === null && runs(candidate, programs)) return candidate
  }
  throw new CannotOpen(
    `PostgreSQL does not run as root, and no other user may enter ${barrier?.folder ?? programs}: start Throughline as the user who owns that folder, or keep the program and the data in folders that others may enter, such as /srv and /var/lib.`,
  )
}

/** The user id that the files have to be given to, as seen from outside any namespace; null where they have the right one. */
export function ownerOf(runAs: RunAs): number | null {
  if (runAs.kind === 'user') return runAs.id
  return runAs.kind === 'namespace' && process.getuid?.() === 0 ? 0 : null
}

/** In a session of its own, so that Ctrl-C in the terminal reaches the program that started it and not PostgreSQL. */
export function spawnAs(runAs: RunAs, program: string, args: readonly string[], stdio: StdioOptions): ChildProcess {
  const [file, all] = commandOf(runAs, program, args)
  return spawn(file, all, { ...identityOf(runAs), cwd: '/', env: ENVIRONMENT, stdio, detached: true })
}

/** Gives a folder to the user who runs PostgreSQL. */
export async function giveFolder(runAs: RunAs, folder: string): Promise<void> {
  const owner = ownerOf(runAs)
  if (owner !== null) await chown(folder, owner, owner)
}

/** Gives a folder and all in it; does nothing where the folder is theirs already. */
export async function giveTree(runAs: RunAs, folder: string): Promise<void> {
  const owner = ownerOf(runAs)
  if (owner === null || (await stat(folder)).uid === owner) return
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), owner, owner)
  }
  await chown(folder, owner, owner)
}

/** The first folder on the way that this user id may not enter, or null. */
export async function closedAncestor(folder: string, id: number): Promise<Barrier | null> {
  const above = dirname(folder) === folder ? null : await closedAncestor(dirname(folder), id)
  if (above !== null) return above
  const { mode, uid, gid } = await stat(folder)
  const bit = uid === id ? 0o100 : gid === id ? 0o010 : 0o001
  return (mode & bit) === 0 ? { folder, uid, gid } : null
}

function runs(runAs: RunAs, programs: string): boolean {
  const [file, all] = commandOf(runAs, join(programs, 'postgres'), ['--version'])
  return spawnSync(file, all, { ...identityOf(runAs), cwd: '/', env: ENVIRONMENT, stdio: 'ignore' }).status === 0
}

function hasName(id: number): boolean {
  return spawnSync('id', ['-nu', String(id)], { stdio: 'ignore' }).status === 0
}

function commandOf(runAs: RunAs, program: string, args: readonly string[]): [string, string[]] {
  if (runAs.kind !== 'namespace') return [program, [...args]]
  return ['unshare', ['--user', `--map-user=${runAs.id}`, `--map-group=${runAs.id}`, '--', program, ...args]]
}

function identityOf(runAs: RunAs): { uid?: number; gid?: number } {
  return runAs.kind === 'user' ? { uid: runAs.id, gid: runAs.group } : {}
}

/** The id of `nobody` on Linux; it needs no line in /etc/passwd. */
const NOBODY = 65_534

const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }

type Barrier = { readonly folder: string; readonly uid: number; readonly gid: number }
