import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs `throughline serve` as a user does and answers its address once it says so. */
export async function startThroughline(args: readonly string[], environment: Record<string, string> = {}): Promise<{ address: string; stop(): Promise<void> }> {
  const program = join(import.meta.dirname, '../../bin/throughline.js')
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (part: Buffer): void => {
      said += part.toString()
      const found = /https?:\/\/[^\s"]+/.exec(said)
      if (found) resolve(found[0].replace(/\/$/, ''))
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', (code) => reject(new Error(`throughline serve ended with ${code}:\n${said}`)))
  })
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
