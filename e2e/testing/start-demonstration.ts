import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { startThroughline } from './start-throughline.ts'
import { makeStandIn } from './stand-in.ts'

/** The demonstration council on a data folder of its own, served; made first where the folder is empty. */
export async function startDemonstration(dataFolder: string): Promise<{ address: string; stop(): Promise<void> }> {
  if (!existsSync(join(import.meta.dirname, '../../src/cli/demo-command.ts')) && !existsSync(dataFolder)) await makeStandIn(dataFolder)
  return startThroughline(['--demo', '--data', dataFolder], { THROUGHLINE_LOG: 'off' })
}
