import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../db/embedded/file-lock.ts'

/** The ends of the audit's chains as they were written outside the database; empty where nothing was sealed yet. */
export async function readHeads(dataFolder: string): Promise<Heads> {
  try {
    return JSON.parse(await readFile(join(dataFolder, HEADS), 'utf8')) as Heads
  } catch (error) {
    if (isMissing(error)) return {}
    throw error
  }
}

export async function writeHeads(dataFolder: string, heads: Heads): Promise<void> {
  await replaceFile(join(dataFolder, HEADS), `${JSON.stringify(heads, null, 2)}\n`)
}

/** A restored or wiped database has other chains: their ends are written anew, and the old ones are kept beside. */
export async function setHeadsAside(dataFolder: string): Promise<void> {
  await rename(join(dataFolder, HEADS), join(dataFolder, `audit-heads.${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`)).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}

const HEADS = 'audit-heads.json'

export type Heads = Record<string, { number: number; hash: string; at: string }>
