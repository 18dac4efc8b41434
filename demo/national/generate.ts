import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPublishedFile, readPublishedFile } from '../../src/measures/published-file.ts'
import { areaYears, type AreaYear } from '../../src/measures/rules/published-areas.ts'
import { laNumbersOf } from '../../src/measures/rules/published-figure.ts'
import { council } from '../council.ts'
import { allFiles } from '../demo-files.ts'
import type { DemoFile } from '../files/demo-file.ts'
import { authorityReturn } from './authority-files.ts'
import { authorityPeople } from './authority-people.ts'
import { authorityYears } from './authority-years.ts'
import { hiddenCounts } from './hidden-counts.ts'

/** The authorities of the published file with the years that can be made of it, oldest first. A joint return goes by the first of its numbers. */
export async function listAuthorities(publishedPath: string, years: readonly number[]): Promise<Authority[]> {
  const read = await readPublishedFile(publishedPath)
  if (!isPublishedFile(read)) throw new Error(`${publishedPath}: ${read.message}`)
  const byNumber = new Map<string, Authority>()
  for (const area of areaYears(read.figures)) {
    const [number] = laNumbersOf(area.laNumber)
    // an authority that could not report has no figures in that year
    if (area.level !== 'local authority' || number === undefined || !years.includes(area.year) || area.counts.inPostFte === null) continue
    const held = byNumber.get(number) ?? { number, name: area.areaName, numbers: laNumbersOf(area.laNumber), areas: [] }
    held.areas.push(area)
    byNumber.set(number, held)
  }
  for (const authority of byNumber.values()) authority.areas.sort((a, b) => a.year - b.year)
  return [...byNumber.values()].sort((a, b) => (a.number < b.number ? -1 : 1))
}

/** Every file of one authority: a return a year, and where asked the files that go with the newest. */
export function filesOf(authority: Authority, options: { seed: number; people: boolean }): DemoFile[] {
  const years = authorityYears(authority.areas.map(hiddenCounts), `${options.seed} ${authority.number}`)
  const newest = years.at(-1)
  return [...years.map((year) => authorityReturn(authority.number, year)), ...(options.people && newest ? authorityPeople(authority.number, newest) : [])]
}

/** Writes a folder for each authority. The same seed writes the same bytes. */
export async function writeAuthority(authority: Authority, out: string, options: { seed: number; people: boolean }): Promise<number> {
  return await writeFiles(join(out, `${authority.number}-${slug(authority.name)}`), filesOf(authority, options))
}

/** The demonstration council's own files, for trying to load them by hand. */
export async function writeDemonstration(out: string, seed: number): Promise<number> {
  return await writeFiles(join(out, `${council.dfeNumber}-demonstration`), allFiles(seed))
}

async function writeFiles(folder: string, files: readonly DemoFile[]): Promise<number> {
  await mkdir(folder, { recursive: true })
  for (const file of files) {
    await writeFile(join(folder, file.name), file.text)
    if (file.mapping) await writeFile(join(folder, `${file.name}.mapping.json`), `${JSON.stringify(file.mapping, null, 2)}\n`)
  }
  return files.length
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')
}

export type Authority = { number: string; name: string; numbers: readonly string[]; areas: AreaYear[] }
