// `npm run bench [-- --only census,import,pages,survival,weight] [--write]`: ratios measured in one run, on standard output and into docs/benchmarks.md.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
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

const measured = new Map()
const broken = []
const folder = await mkdtemp(join(tmpdir(), 'tl-bench-'))
try {
  for (const name of names) {
    const load = loadavg()[0]
    // One that breaks takes nothing away from the others.
    const found = await benches[name](folder).catch((error) => {
      console.error(`${name}: broke off:`, error)
      broken.push(name)
      return null
    })
    if (found === null) continue
    if (typeof found === 'string') console.log(`${name}: not run here: ${found}`)
    else measured.set(name, { figures: found, load })
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

const figures = [...measured.values()].flatMap((one) => one.figures)
console.log(tableOf(figures))
if (values.write) await keep()
const missed = figures.filter((figure) => isMet(figure) === false)
for (const figure of missed) console.log(`Goal missed: ${figure.what}`)
process.exitCode = missed.length + broken.length > 0 ? 1 : 0

// What the document says around the figures stays, and so do the figures of benchmarks that were not run; the others are written anew.
async function keep() {
  const path = join(root, 'docs', 'benchmarks.md')
  const text = await readFile(path, 'utf8')
  const [before, rest] = text.split(BEGIN)
  const [held, after] = rest?.split(END) ?? []
  if (held === undefined || after === undefined) throw new Error(`docs/benchmarks.md has lost its marks ${BEGIN} and ${END}`)
  const sections = new Map(held.split(/^(?=## )/m).flatMap((section) => (section.startsWith('## ') ? [[section.slice(3, section.indexOf('\n')).trim(), section.trim()]] : [])))
  const [cpu] = cpus()
  for (const [name, one] of measured) {
    const where = `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} x ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; ${one.load.toFixed(1)} other processes were running at the beginning.`
    sections.set(name, `## ${name}\n\n${where}\n\n${tableOf(one.figures)}`)
  }
  const written = Object.keys(benches).flatMap((name) => sections.get(name) ?? [])
  await writeFile(path, `${before}${BEGIN}\n\n${written.join('\n\n')}\n\n${END}${after}`)
}
