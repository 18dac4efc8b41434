import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files `NNN-name.sql` of a folder in the order of their numbers. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(files.map(async (file) => readMigration(file, await readFile(join(folder, file), 'utf8'))))
  migrations.sort((a, b) => a.number - b.number)
  for (const [index, { number, file }] of migrations.entries()) {
    if (migrations[index - 1]?.number === number) throw new Error(`two migrations have the number ${number}: ${migrations[index - 1]?.file} and ${file}`)
  }
  return migrations
}

function readMigration(file: string, text: string): Migration {
  const number = /^(\d{3})-[a-z0-9-]+\.sql$/.exec(file)?.[1]
  if (number === undefined) throw new Error(`the migration ${file} is not called NNN-name.sql`)
  // A checkout on Windows has other line ends and is the same migration.
  const sql = text.replaceAll('\r\n', '\n')
  const unknown = /\{\{(?!(runtime|owner)\}\})[^}]*\}\}/.exec(sql)
  if (unknown) throw new Error(`the migration ${file} has the unknown placeholder ${unknown[0]}: {{runtime}} and {{owner}} are the two`)
  if (/^\s*(begin|commit|rollback)\s*(work|transaction)?\s*;/im.test(sql)) throw new Error(`the migration ${file} begins or ends a transaction: it runs in one already`)
  return { number: Number(number), file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

export type Migration = { readonly number: number; readonly file: string; readonly sql: string; readonly checksum: string }
