// `npm run check:all`: the command of `npm test` with its long sets (KILL_CYCLES, THROUGHLINE_CHECK_ALL), then the benchmark.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const run = (name, environment) =>
  spawnSync(process.execPath, [join(import.meta.dirname, name)], { stdio: 'inherit', env: { ...environment, ...process.env } }).status ?? 1

const tests = run('test.js', { CHECK_WITH: 'pg15,strace,xmllint,glpsol,libreoffice,g++', KILL_CYCLES: '200', THROUGHLINE_CHECK_ALL: '1' })
const bench = existsSync(join(import.meta.dirname, 'bench.js')) ? run('bench.js', {}) : 0
process.exitCode = tests || bench
