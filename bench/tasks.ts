import { join } from 'node:path'
import { findBrowser } from '../e2e/testing/find-browser.ts'
import { launchChromium } from '../e2e/testing/launch-chromium.ts'
import { signInAs } from '../e2e/testing/sign-in.ts'
import { startDemonstration } from '../e2e/testing/start-demonstration.ts'
import type { Figure } from './figure.ts'
import { operatorsOf, secondsOf, type Traced } from './klm.ts'
import { tasks } from './task-list.ts'

/** Every task of the list, done once in Chromium, and the seconds that the Keystroke-Level Model gives for what the browser saw. */
export async function benchTasks(folder: string): Promise<Figure[] | string> {
  const program = await findBrowser().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (typeof program === 'string') return program
  const server = await startDemonstration(join(folder, 'tasks-data'))
  const browser = await launchChromium(program)
  const figures: Figure[] = []
  try {
    for (const { what, persona, most, spreadsheet, steps } of tasks) {
      const context = await browser.newContext({ baseURL: server.address })
      const page = await context.newPage()
      await signInAs(page, persona)
      const trace: Traced[] = []
      await context.exposeBinding('traced', (_source, step: Traced) => void trace.push(step))
      await context.addInitScript(LISTEN)
      let left = 0
      page.on('request', (request) => {
        if (request.isNavigationRequest() && left === 0) left = performance.now()
      })
      page.on('load', () => {
        if (left > 0) trace.push({ kind: 'wait', ms: performance.now() - left })
        left = 0
      })
      await page.goto('/')
      trace.length = 0
      await steps(page)
      await page.waitForLoadState('load')
      const { operators, waited } = operatorsOf(trace)
      if (operators === '') throw new Error(`nothing was traced of "${what}"`)
      const seconds = secondsOf(operators) + waited
      figures.push({ what: `${what}: ${trace.filter(({ kind }) => kind !== 'wait').length} steps, waiting ${waited.toFixed(1)} s of it`, ours: seconds, yardstick: { name: 'spreadsheet and e-mail', value: secondsOf(spreadsheet) }, unit: 's', goal: 0.5, most })
      await context.close()
    }
    return figures
  } finally {
    await browser.close()
    await program.remove()
    await server.stop()
  }
}

// Runs in each page before its own script: a click by the mouse, a key, a choice from a list.
const LISTEN = `
addEventListener('pointerdown', (event) => { if (!(event.target instanceof HTMLSelectElement)) traced({ kind: 'click' }) }, true)
addEventListener('keydown', () => traced({ kind: 'key' }), true)
addEventListener('change', (event) => { if (event.target instanceof HTMLSelectElement) traced({ kind: 'choice' }) }, true)
`
