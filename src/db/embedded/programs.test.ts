import { chmodSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { findPrograms, withLinks } from './programs.ts'

// The package as npm unpacks it when its install script was blocked: files, a list of links, and no link.
let folder: string
let native: string
let copy: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-links-'))
  chmodSync(folder, 0o777)
  native = join(folder, 'native')
  copy = join(folder, 'copy')
  for (const name of ['bin', 'lib']) await mkdir(join(native, name), { recursive: true })
  await writeFile(join(native, 'bin', 'postgres'), 'program')
  await writeFile(join(native, 'lib', 'libicu.so.60.2'), 'library')
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]))
})
afterEach(async () => {
  for (const name of ['', 'lib']) chmodSync(join(native, name), 0o755)
  await rm(folder, { recursive: true })
})

test('links that the install did not make are made, in a form that may be moved', async () => {
  expect(await withLinks(native, copy)).toBe(native)
  expect(readlinkSync(join(native, 'lib', 'libicu.so.60'))).toBe('libicu.so.60.2')
  expect(await withLinks(native, copy)).toBe(native)
})

test('where the packages cannot be written, the programs are copied once and the links made there', async () => {
  chmodSync(join(native, 'lib'), 0o555)
  await asOrdinaryUser(async () => {
    expect(await withLinks(native, copy)).toBe(copy)
    expect(readFileSync(join(copy, 'lib', 'libicu.so.60'), 'utf8')).toBe('library')
    expect(await withLinks(native, copy)).toBe(copy)
  })
})

test('a named folder without the program is refused in a sentence', async () => {
  await expect(findPrograms(folder, join(folder, 'nowhere'))).rejects.toThrow('THROUGHLINE_POSTGRES_BIN names')
})

// Root writes where it likes, so root becomes somebody else for a moment.
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}
