// `npm run check:all`: the command of `npm test` with its long sets (CHECK_ALL, KILL_CYCLES), the pure tests in other zones and on other days,
// and the benchmark with its million rows. At most 80 minutes on 2 cores.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const ZONES = ['UTC', 'Europe/London', 'America/Los_Angeles']
// The days when clocks change, a leap day, the ends of the year, of the census year and of the financial year.
const DAYS = ['2027-03-28', '2027-10-31', '2028-02-29', '2027-12-31', '2027-09-30', '2028-03-31']

const run = (args, environment = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } }).status ?? 1

let failed = 0
const check = (name, args, environment) => {
  const began = Date.now()
  const code = run(args, environment)
  if (code !== 0) failed += 1
  console.log(`\n${code === 0 ? 'passed' : 'FAILED'}  ${name} (${Math.round((Date.now() - began) / 1000)} s)`)
}

check('npm test with its long sets', [join(root, 'scripts/test.js')], { CHECK_WITH: process.env.CHECK_WITH ?? 'pg15,strace,xmllint,glpsol,libreoffice,g++', KILL_CYCLES: process.env.KILL_CYCLES ?? '200', CHECK_ALL: '1' })
for (const zone of ZONES) {
  for (const day of DAYS) {
    check(`pure tests in ${zone} on ${day}`, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit', '--reporter=dot'], { TZ: zone, THROUGHLINE_TODAY: day })
  }
}
check('benchmark', [join(root, 'scripts/bench.js')])
console.log('not reached here: the time of day in those runs (00:59 and 01:30 on the days when clocks change), and PostgreSQL on another day: both read the machine\'s clock')
console.log(failed === 0 ? 'everything passed' : `${failed} sets failed`)
process.exitCode = failed > 0 ? 1 : 0
