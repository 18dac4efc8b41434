import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

import { findBrowser } from './find-browser.ts'
import { startDemonstration } from './start-demonstration.ts'

/** One browser program and one demonstration council for the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await findBrowser().catch((error: unknown) => {
    if (process.env['THROUGHLINE_ALLOW_NO_BROWSER'] === '1') return null
    throw error
  })
  project.provide('browser', browser === null ? '' : JSON.stringify({ executablePath: browser.executablePath, env: browser.env }))
  const folder = await mkdtemp(join(tmpdir(), 'tl-e2e-'))
  const removeFiles = async (): Promise<void> => {
    await browser?.remove()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const data = join(folder, 'data')
    const server = await startDemonstration(data)
    project.provide('data', data)
    project.provide('address', server.address)
    return async () => {
      await server.stop()
      await removeFiles()
    }
  } catch (error) {
    await removeFiles()
    throw error
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    browser: string
    address: string
    /** The data folder that is being served: a command on it works beside the service. */
    data: string
  }
}
