// `npm test`: every check that Node and npm can run, to the end even where one fails; CHECK_WITH switches on what needs more.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const PG15 = process.env.THROUGHLINE_PG15_BIN ?? '/usr/lib/postgresql/15/bin'
const PROGRAMS = {
  pg15: [join(PG15, 'postgres'), '--version'],
  strace: ['strace', '-V'],
  xmllint: ['xmllint', '--version'],
  glpsol: ['glpsol', '--version'],
  libreoffice: ['soffice', '--version'],
  'g++': ['g++', '--version'],
}

let passed = 0
let failed = 0
const failures = []
const reports = await mkdtemp(join(tmpdir(), 'tl-reports-'))
const named = (process.env.CHECK_WITH ?? '').split(',').map((name) => name.trim()).filter(Boolean)
const noBrowserAllowed = process.env.THROUGHLINE_ALLOW_NO_BROWSER === '1'

checkPrograms()
await check('types', [node('typescript-native/bin/tsc'), '--noEmit'])
await check('lint', [bin('oxlint'), '--type-aware', '--deny-warnings'])
await check('boundaries', [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src'])
await check('dead code', [bin('knip')])
await tests('unit')
await tests('db')
if (named.includes('pg15')) await tests('db', 'db on PostgreSQL 15', { THROUGHLINE_TEST_POSTGRES_BIN: PG15 })
await tests('process')
await browserTests()

await rm(reports, { recursive: true, force: true })
for (const line of failures) console.log(`FAILED  ${line}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function checkPrograms() {
  for (const name of named) if (!(name in PROGRAMS)) fail(`CHECK_WITH names ${name}, which is none of ${Object.keys(PROGRAMS).join(', ')}`)
  for (const [name, [file, ...args]] of Object.entries(PROGRAMS)) {
    if (!named.includes(name)) console.log(`not run here: ${name}`)
    else if (spawnSync(file, args, { stdio: 'ignore' }).status !== 0) fail(`CHECK_WITH names ${name}, and ${file} does not run here`)
  }
}

async function check(name, command) {
  heading(name)
  if ((await run(command)) === 0) passed += 1
  else fail(name)
}

async function tests(project, name = project, environment = {}) {
  heading(name)
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`)
  const code = await run([node('vitest/vitest.mjs'), 'run', '--project', project, '--passWithNoTests', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], environment)
  const counts = existsSync(report) ? JSON.parse(await readFile(report, 'utf8')) : null
  passed += counts?.numPassedTests ?? 0
  const red = counts?.numFailedTests ?? 0
  for (const file of counts?.testResults ?? []) {
    for (const test of file.assertionResults) if (test.status === 'failed') failures.push(`${name}: ${file.name.slice(root.length + 1)}: ${test.fullName}`)
  }
  failed += red
  if (code !== 0 && red === 0) fail(`${name}: did not run to its end`)
  return counts
}

async function browserTests() {
  const counts = await tests('e2e', 'e2e', noBrowserAllowed ? {} : { THROUGHLINE_ALLOW_NO_BROWSER: '' })
  const skipped = counts?.numPendingTests ?? 0
  if (skipped === 0) return
  if (noBrowserAllowed) console.log(`${skipped} browser tests skipped: THROUGHLINE_ALLOW_NO_BROWSER=1 allows it`)
  else fail(`e2e: ${skipped} browser tests were skipped`)
}

function fail(line) {
  failed += 1
  failures.push(line)
}

function heading(name) {
  console.log(`\n== ${name}`)
}

function bin(name) {
  return join(root, 'node_modules', '.bin', name)
}

function node(path) {
  return join(root, 'node_modules', path)
}

async function run([file, ...args], environment = {}) {
  const script = file.includes('.bin') ? [file, args] : [process.execPath, [file, ...args]]
  const child = spawn(script[0], script[1], { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve(-1)
    })
    child.on('close', resolve)
  })
}
