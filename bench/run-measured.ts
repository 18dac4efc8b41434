import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One whole process: wall time from start to end and the most memory it held, which Linux keeps in /proc (0 elsewhere). */
export async function runMeasured(file: string, args: readonly string[], environment: Record<string, string> = {}): Promise<Measured> {
  const began = performance.now()
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } })
  let output = ''
  let errors = ''
  let peak = 0
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()))
  const watch = setInterval(() => (peak = Math.max(peak, peakMemory(child.pid ?? 0))), 5)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearInterval(watch))
  const ms = performance.now() - began
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}: ${errors.slice(-2_000)}`)
  return { ms, peakMb: peak / 1024, output }
}

/** In kilobytes, as the kernel has counted it. */
export function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export type Measured = { ms: number; peakMb: number; output: string }
