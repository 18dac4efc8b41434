#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Throughline needs Node 20.19 or newer, and this is ${process.version}: install Node 24 from nodejs.org.`)
  process.exit(2)
}
if (major < 22 && process.argv[2] === 'serve') {
  console.error(`Node ${major} has been out of support since April 2026. Throughline runs on it; install Node 24 for security updates.`)
}

// A checkout builds itself; an installed package comes built.
if (existsSync(join(root, 'src'))) {
  const { ensureBuilt } = await import('../scripts/ensure-built.js')
  try {
    await ensureBuilt(root)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
const { main } = await import('../dist/src/cli/main.js')
const code = await main(process.argv.slice(2))
if (typeof code === 'number') process.exitCode = code
