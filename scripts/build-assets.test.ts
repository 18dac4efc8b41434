import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

interface Manifest {
  css: string
  js: string
  icon: string
}

let folder: string
let manifest: Manifest

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'))
  const { buildAssets } = (await import(/* @vite-ignore */ new URL('build-assets.js', import.meta.url).href)) as {
    buildAssets: (outDir: string) => Promise<Manifest>
  }
  manifest = await buildAssets(folder)
})

afterAll(() => rm(folder, { recursive: true }))

test('the manifest names exactly the files made, each with its hash', async () => {
  expect(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))).toEqual(manifest)
  expect((await readdir(folder)).sort()).toEqual([manifest.css, manifest.icon, manifest.js, 'manifest.json'].sort())
  expect(manifest.css).toMatch(/^app-[0-9a-f]{10}\.css$/)
  expect(manifest.js).toMatch(/^app-[0-9a-f]{10}\.js$/)
})

test('styles and script keep their bars: 15 KB each, compressed', async () => {
  for (const file of [manifest.css, manifest.js]) {
    expect(gzipSync(await readFile(join(folder, file))).length).toBeLessThanOrEqual(15_000)
  }
})

test('no font is loaded, GDS Transport is not named and no picture of the crown is asked for', async () => {
  const css = await readFile(join(folder, manifest.css), 'utf8')
  expect(css).not.toMatch(/@font-face|Transport|crest|crown|url\(|@import/i)
  expect(css).toContain('system-ui')
})

test('every class of ours that a page names has a rule, and every rule a page', async () => {
  const src = join(import.meta.dirname, '../src')
  const files = (await readdir(src, { recursive: true })).filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  const pages = (await Promise.all(files.map((file) => readFile(join(src, file), 'utf8')))).join('\n')
  const css = await readFile(join(folder, manifest.css), 'utf8')
  const named = (text: string, pattern: RegExp) => [...new Set(Array.from(text.matchAll(pattern), (match) => match[0].replace('.', '')))].sort()
  const offered = ['tl-print-only']
  expect([...new Set([...named(pages, /(?<=["'` ])tl-[a-z_-]+(?=["'` ])/g), ...offered])].sort()).toEqual(named(css, /\.tl-[a-z_-]+/g))
})
