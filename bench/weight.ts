import { join } from 'node:path'

import { findBrowser } from '../e2e/testing/find-browser.ts'
import { launchChromium } from '../e2e/testing/launch-chromium.ts'
import { cookieOf } from '../e2e/testing/sessions.ts'
import { startDemonstration } from '../e2e/testing/start-demonstration.ts'
import type { Figure } from './figure.ts'
import { listPages } from './pages.ts'

/** What Chromium is sent for each page with nothing kept from before, headers and all. */
export async function benchWeight(folder: string): Promise<Figure[] | string> {
  const program = await findBrowser().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (typeof program === 'string') return program
  const server = await startDemonstration(join(folder, 'pages-data'))
  const browser = await launchChromium(program)
  try {
    let heaviest = { path: '', bytes: 0 }
    let script = 0
    for (const { path, token } of await listPages(server.address)) {
      const context = await browser.newContext({ baseURL: server.address })
      await context.addCookies([cookieOf(server.address, token)])
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      const kinds = new Map<string, string>()
      let bytes = 0
      let scripts = 0
      session.on('Network.responseReceived', (event) => kinds.set(event.requestId, event.type))
      session.on('Network.loadingFinished', (event) => {
        bytes += event.encodedDataLength
        if (kinds.get(event.requestId) === 'Script') scripts += event.encodedDataLength
      })
      await session.send('Network.enable')
      await page.goto(path, { waitUntil: 'networkidle' })
      if (bytes > heaviest.bytes) heaviest = { path, bytes }
      script = Math.max(script, scripts)
      await context.close()
    }
    return [
      { what: `Heaviest page with nothing kept (${heaviest.path.split('?')[0]})`, ours: heaviest.bytes / 1024, unit: 'KB', goal: null, most: 60 },
      { what: 'Script of it', ours: script / 1024, unit: 'KB', goal: null, most: 15 },
    ]
  } finally {
    await browser.close()
    await program.remove()
    await server.stop()
  }
}
