// `node scripts/page-shots.js --out DIR [--persona EMAIL] [--address URL | --data DIR] [--no-scripts] PATH...`: pictures of pages at desk and
// phone width, signed in as a persona of the demonstration council. Without --address it starts a server of its own and stops it again.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { register } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

register('./typescript-hook.js', import.meta.url)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    persona: { type: 'string', default: 'data.officer@demo.invalid' },
    address: { type: 'string' },
    data: { type: 'string' },
    'no-scripts': { type: 'boolean', default: false },
  },
})
if (values.out === undefined || positionals.length === 0) {
  console.error('node scripts/page-shots.js --out DIR [--persona EMAIL] [--address URL | --data DIR] [--no-scripts] PATH...')
  process.exit(2)
}

const { findBrowser } = await import('../e2e/testing/find-browser.ts')
const { launchChromium } = await import('../e2e/testing/launch-chromium.ts')
const { signInAs } = await import('../e2e/testing/sign-in.ts')

await mkdir(values.out, { recursive: true })
const served = values.address === undefined ? await serve(values.data) : { address: values.address.replace(/\/$/, ''), stop: async () => {} }
const program = await findBrowser()
const browser = await launchChromium(program)
try {
  const context = await browser.newContext({ javaScriptEnabled: !values['no-scripts'], baseURL: served.address })
  const page = await context.newPage()
  await signInAs(page, values.persona)
  for (const path of positionals) {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 })
      const response = await page.goto(path)
      const file = join(values.out, `${path.replaceAll(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'home'}-${width}.png`)
      await page.screenshot({ path: file, fullPage: true })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      console.log(`${file}  ${response?.status()}${overflow > 0 ? `, wider than the screen by ${overflow} px` : ''}`)
    }
  }
} finally {
  await browser.close()
  await program.remove()
  await served.stop()
}

async function serve(given) {
  const { startDemonstration } = await import('../e2e/testing/start-demonstration.ts')
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'tl-shots-')) : null
  const server = await startDemonstration(given ?? join(folder, 'data'))
  return {
    address: server.address,
    stop: async () => {
      await server.stop()
      if (folder !== null) await rm(folder, { recursive: true, force: true })
    },
  }
}
