import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startEmbedded, type EmbeddedServer } from '../db/embedded/start.ts'
import { commands } from './commands.ts'
import { main } from './main.ts'
import { patternOf, readDocumented, type RunStep, type Section } from './testing/documented.ts'
import { schemaFaults } from './testing/json-schema.ts'

const root = join(import.meta.dirname, '../..')
const page = join(root, 'docs/cli.md')
/** `WRITE_DOCS=1` writes what was printed into the page instead of comparing, as a snapshot is updated; then read the difference. */
const isWriting = process.env['WRITE_DOCS'] === '1'
const sections = readDocumented(await readFile(page, 'utf8')).filter(({ heading }) => heading.startsWith('throughline '))
let folder = ''
let held: EmbeddedServer | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-docs-'))
  await run(['--version'])
})

afterAll(async () => {
  await held?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('docs/cli.md', () => {
  it('has a section for every command, with its help, its exit codes and, where it prints JSON, a schema and an example', () => {
    expect(sections.map(({ heading }) => heading).sort()).toEqual(commands.map(({ words }) => `throughline ${words.join(' ')}`).sort())
    for (const command of commands) {
      const section = sections.find(({ heading }) => heading === `throughline ${command.words.join(' ')}`)
      const runs = section?.steps.filter((step) => step.kind === 'run') ?? []
      const help = runs.find((step) => step.words.join(' ') === [...command.words, '--help'].join(' '))
      expect.soft(help, `${command.words.join(' ')}: help`).toBeDefined()
      expect.soft(section?.text, command.words.join(' ')).toContain('**Exit codes.**')
      if (!('json' in command.options)) continue
      expect.soft(section?.schema, `${command.words.join(' ')}: schema`).not.toBeNull()
      expect.soft(runs.some((step) => step.words.includes('--json') && step.code < 2), `${command.words.join(' ')}: example of --json`).toBe(true)
    }
  })

  describe.each(sections.map((section) => [section.heading, section] as const))('%s', (_, section) => {
    it('does what the page says', async () => {
      for (const step of section.steps) {
        if (step.kind === 'file') await writeFile(join(folder, step.name), step.text)
        else await prove(step, section)
      }
      // From then on the database stays up, so that each command only joins it.
      if (section.heading === 'throughline init') held = await startEmbedded(join(folder, 'throughline-data'))
    })
  })

  it('lets commands come and go while the folder is served', async () => {
    const served = start(['serve', '--port', '0'])
    const address = await served.printed(/Throughline is at (http:\/\/localhost:\d+)/)
    expect(await run(['measures', '--on', '2025-09-30', '--json'])).toMatchObject({ code: 0, err: '' })
    expect((await fetch(`${address}/live`)).status).toBe(200)
    served.child.kill('SIGINT')
    expect((await served.ended).code).toBe(0)
  })
})

async function prove(step: RunStep, section: Section): Promise<void> {
  const place = `docs/cli.md line ${step.line}: throughline ${step.words.join(' ')}`
  const { code, out, err } = step.words.includes('--help') ? await runHere(step.words) : step.isStopped ? await runUntilStopped(step) : await run(step.words)
  if (isWriting) {
    await writeBack(step, out, err)
    return
  }
  expect({ place, code, err }).toEqual({ place, code: step.code, err: patternOf(step.messages).test(err) ? err : step.messages.map((line) => `${line}\n`).join('') })
  // The pattern decides; the comparison shows where a page differs.
  if (!patternOf(step.printed).test(out)) expect(out, place).toBe(step.printed.map((line) => `${line}\n`).join(''))
  if (step.words.includes('--json') && out !== '') expect(schemaFaults(section.schema, JSON.parse(out)), place).toEqual([])
}

async function runUntilStopped(step: RunStep): Promise<Ended> {
  const running = start(step.words)
  await running.printed(patternOf(step.printed))
  running.child.kill('SIGINT')
  return await running.ended
}

/** Help needs no data and no process of its own. */
async function runHere(words: readonly string[]): Promise<Ended> {
  const said = { out: '', err: '' }
  const code = await main(words, { print: (text) => void (said.out += `${text}\n`), say: (text) => void (said.err += `${text}\n`) })
  return { code, ...said }
}

function run(words: readonly string[]): Promise<Ended> {
  return start(words).ended
}

function start(words: readonly string[]) {
  const { THROUGHLINE_DATA: _data, DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...environment } = process.env
  const child = spawn(process.execPath, [join(root, 'bin/throughline.js'), ...words], { cwd: folder, env: { ...environment, THROUGHLINE_TODAY: '2025-10-20', THROUGHLINE_LOG: 'off' } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out: said.out, err: said.err.replace(AGE_OF_NODE, '') })))
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(said.out)
        if (found) resolve(found[1] ?? '')
      }
      child.stdout.on('data', look)
      void ended.then(({ code, err }) => reject(new Error(`ended with ${code}: ${err}`)))
    })
  return { child, ended, printed }
}

async function writeBack(step: RunStep, out: string, err: string): Promise<void> {
  const lines = (await readFile(page, 'utf8')).split('\n')
  const command = `$ throughline ${step.words.join(' ')}`
  const at = lines.findIndex((line, index) => line.replaceAll("'", '') === command && index >= cursor)
  const end = lines.findIndex((line, index) => index > at && (line.startsWith('$ ') || line.startsWith('```') || line === '^C'))
  if (at === -1 || end === -1) throw new Error(`cannot find ${command}`)
  if (!patternOf(step.printed).test(out)) lines.splice(at + 1, end - at - 1, ...out.split('\n').slice(0, -1))
  cursor = at + 1
  await writeFile(page, lines.join('\n'))
  if (!patternOf(step.messages).test(err)) process.stderr.write(`Write these messages into the page by hand:\n${command}\n${err}`)
}

let cursor = 0
/** The program advises on old releases of Node; the page is not about that. */
const AGE_OF_NODE = /^Node \d+ has been out of support.*\n/m

type Ended = { code: number | null; out: string; err: string }
