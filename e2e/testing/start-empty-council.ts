import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { startThroughline } from './start-throughline.ts'

/** A council as `throughline init` begins it, served: nothing in it but its first administrator. */
export async function startEmptyCouncil(): Promise<EmptyCouncil> {
  const folder = await mkdtemp(join(tmpdir(), 'tl-e2e-empty-'))
  const data = join(folder, 'data')
  const program = join(import.meta.dirname, '../../bin/throughline.js')
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'init', '--authority', '840', '--json', '--data', data])
  const { administrator, password, name } = JSON.parse(stdout) as { administrator: string; password: string; name: string }
  const server = await startThroughline(['--data', data], { THROUGHLINE_LOG: 'off' })
  return {
    address: server.address,
    name,
    administrator: { email: administrator, password },
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type EmptyCouncil = { address: string; name: string; administrator: { email: string; password: string }; stop(): Promise<void> }
