// `npm run bench [-- --only census,import,pages,survival,weight] [--write]`: ratios measured in one run, on standard output and into docs/benchmarks.md.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { ensureBuilt } from './ensure-built.js'

const BEGIN = '<!-- figures -->'
const END = '<!-- end of figures -->'

register('./typescript-hook.js', import.meta.url)

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean', default: false } } })
const { benches } = await import('../bench/benches.ts')
const { isMet, tableOf } = await import('../bench/figure.ts')

await ensureBuilt(root)
const names = values.only?.split(',') ?? Object.keys(benches)
const unknown = names.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const figures = []
const folder = await mkdtemp(join(tmpdir(), 'tl-bench-'))
try {
  for (const name of names) {
    const measured = await benches[name](folder)
    if (typeof measured === 'string') console.log(`${name}: not run here: ${measured}`)
    else figures.push(...measured)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

const table = tableOf(figures)
console.log(table)
if (values.write) await keep(table)
const missed = figures.filter((figure) => isMet(figure) === false)
for (const figure of missed) console.log(`Goal missed: ${figure.what}`)
process.exitCode = missed.length > 0 ? 1 : 0

// What the document says around the figures stays; the figures and where they were measured are written anew.
async function keep(figuresTable) {
  const path = join(root, 'docs', 'benchmarks.md')
  const text = await readFile(path, 'utf8')
  const [before, rest] = text.split(BEGIN)
  const after = rest?.split(END)[1]
  if (after === undefined) throw new Error(`docs/benchmarks.md has lost its marks ${BEGIN} and ${END}`)
  const [cpu] = cpus()
  const where = `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} x ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}.`
  await writeFile(path, `${before}${BEGIN}\n\n${where}\n\n${figuresTable}\n\n${END}${after}`)
}
