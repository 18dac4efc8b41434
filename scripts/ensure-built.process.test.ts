import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// A small checkout with this program's own start and build, so that the tests need not wait for the whole.
const root = join(import.meta.dirname, '..')
let checkout: string
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'tl-checkout-'))
  for (const name of ['bin', 'scripts/ensure-built.js', 'tsconfig.json', 'tsconfig.build.json', 'package.json']) await cp(join(root, name), join(checkout, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'))
  await mkdir(join(checkout, 'src', 'words'), { recursive: true })
  await writeFile(join(checkout, 'src', 'words', 'list.json'), '[1]')
  await write('first')
})
afterEach(async () => rm(checkout, { recursive: true }))

const write = async (word: string): Promise<void> => {
  await mkdir(join(checkout, 'src', 'cli'), { recursive: true })
  await writeFile(join(checkout, 'src', 'cli', 'word.ts'), `export const word: string = '${word}'\n`)
  await writeFile(
    join(checkout, 'src', 'cli', 'main.ts'),
    `import { word } from './word.ts'\nexport async function main(args: string[]): Promise<number> {\n  process.stdout.write([word, ...args].join(' '))\n  return 3\n}\n`,
  )
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [join(checkout, 'bin', 'throughline.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}

test('the first run builds, the second does not, a changed source builds again, and the exit code is passed on', async () => {
  expect(await run('a', 'b')).toEqual({ code: 3, out: 'first a b', err: 'Building (first run)...\n' })
  expect(await run()).toEqual({ code: 3, out: 'first', err: '' })
  await write('second-word')
  expect(await run()).toEqual({ code: 3, out: 'second-word', err: 'Building (the sources changed)...\n' })
  expect(await readFile(join(checkout, 'dist', 'src', 'words', 'list.json'), 'utf8')).toBe('[1]')
})

test('of three that start at once, one builds', async () => {
  const all = await Promise.all([run(), run(), run()])
  expect(all.map(({ out }) => out)).toEqual(['first', 'first', 'first'])
  expect(all.filter(({ err }) => err !== '')).toHaveLength(1)
  expect((await readdir(checkout)).filter((name) => name.startsWith('dist'))).toEqual(['dist'])
})

test('a build that fails says why and leaves the old one in its place', async () => {
  await run()
  await writeFile(join(checkout, 'src', 'cli', 'word.ts'), `export const word: number = 'text'\n`)
  const { code, err } = await run()
  expect(code).toBe(1)
  expect(err).toContain('src/cli/word.ts')
  await access(join(checkout, 'dist', 'src', 'cli', 'main.js'))
})

test('a lock that a killed build left behind does not block the next', async () => {
  await writeFile(join(checkout, 'dist.lock'), '2147480000')
  expect((await run()).out).toBe('first')
})

test('an installed package without sources just runs', async () => {
  await run()
  await rm(join(checkout, 'src'), { recursive: true })
  await rm(join(checkout, 'scripts'), { recursive: true })
  expect(await run()).toEqual({ code: 3, out: 'first', err: '' })
})
