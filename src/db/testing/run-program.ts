import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

/** Bundles a program of this folder so that Node alone runs it, and starts it; answers its first line, read as JSON. */
export async function runProgram<Line>(name: string, args: readonly string[], as: { uid?: number; gid?: number } = {}): Promise<Running<Line>> {
  const child = spawn(process.execPath, [await bundle(name), ...args], { stdio: ['pipe', 'pipe', 'inherit'], cwd: '/', ...as })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('close', (code) => reject(new Error(`the program ${name} ended with ${code}`)))
  })
  return { child, said: JSON.parse(line) as Line, ended }
}

const bundles = new Map<string, Promise<string>>()

// Beside the packages, so that they are found from there.
async function bundle(name: string): Promise<string> {
  const made = bundles.get(name) ?? make(name)
  bundles.set(name, made)
  return made
}

async function make(name: string): Promise<string> {
  const folder = join(import.meta.dirname, '../../../node_modules/.throughline-tests')
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, `${name}-${process.pid}.mjs`)
  await build({ entryPoints: [join(import.meta.dirname, 'programs', `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' })
  return outfile
}

export type Running<Line> = { readonly child: ChildProcess; readonly said: Line; readonly ended: Promise<number | null> }
