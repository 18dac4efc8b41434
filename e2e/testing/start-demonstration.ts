import { startThroughline } from './start-throughline.ts'

/** The demonstration council on a data folder of its own, served; made first where the folder is empty. */
export async function startDemonstration(dataFolder: string): Promise<{ address: string; stop(): Promise<void> }> {
  return startThroughline(['--demo', '--data', dataFolder], { THROUGHLINE_LOG: 'off' })
}
