import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { publicPages } from '../src/web/public-pages/serve-public-pages.ts'
import { routes } from '../src/web/routes.ts'
import { hasBrowser, launchBrowser } from './testing/browser.ts'
import { emptyFormProblems } from './testing/check-empty-forms.ts'
import { formProblems } from './testing/check-forms.ts'
import { checkPage } from './testing/check-page.ts'
import { deadLinks, findSamples, type Found } from './testing/find-samples.ts'
import { prepareStates } from './testing/prepare-states.ts'
import { listPersonas, openSession } from './testing/sessions.ts'
import { startEmptyCouncil, type EmptyCouncil } from './testing/start-empty-council.ts'

const pages = routes.filter((route) => route.method === 'GET')

describe.skipIf(!hasBrowser())('every page of the demonstration council', () => {
  const address = inject('address')
  const sessions = new Map<string, string>()
  let browser: Browser
  let found: Found
  let empty: EmptyCouncil

  beforeAll(async () => {
    for (const persona of await listPersonas(address)) sessions.set(persona, await openSession(address, persona))
    found = await findSamples(address, routes, sessions, await prepareStates(address, sessions))
    browser = await launchBrowser()
    if (process.env['CHECK_ALL'] === '1') empty = await startEmptyCouncil()
    // some hundred pages are asked for before the first is checked
  }, 600_000)
  afterAll(async () => {
    await browser?.close()
    await empty?.stop()
  })

  const check = async (name: string, path: string): Promise<void> => {
    const sample = found.samples.get(name)
    expect(sample, `no link leads to ${path}, or nobody may open it`).toBeDefined()
    if (!sample) return
    const token = sessions.get(sample.persona) ?? ''
    const where = `${sample.path} as ${sample.persona}`
    if (sample.isPage) {
      expect([...(await checkPage(browser, { address, path: sample.path, token })), ...(await formProblems(address, sample.path, token, routes))], where).toEqual([])
    } else {
      const answer = await fetch(address + sample.path, { headers: { cookie: `__Host-throughline=${token}` } })
      expect({ status: answer.status, cache: answer.headers.get('cache-control'), isAttachment: answer.headers.get('content-disposition')?.startsWith('attachment') }, where)
        .toEqual({ status: 200, cache: 'no-store', isAttachment: true })
      expect((await answer.arrayBuffer()).byteLength, where).toBeGreaterThan(0)
    }
  }
  // Two at once: while the service works out the one page, the browser checks the other.
  for (const { name, path } of pages) it.concurrent(`${name} at ${path}`, () => check(name, path))

  it('links to pages that are there', () => {
    expect(deadLinks(routes, found)).toEqual([])
  })

  it('the sign-in page', async () => {
    expect(await checkPage(browser, { address, path: '/sign-in', token: null })).toEqual([])
  })

  it.each(Object.keys(publicPages))('%s, for everybody, signed in or not', async (path) => {
    const [token = ''] = sessions.values()
    expect(await checkPage(browser, { address, path, token: null })).toEqual([])
    expect(await checkPage(browser, { address, path, token })).toEqual([])
    expect(await formProblems(address, path, token, routes)).toEqual([])
  })

  it('the page that is not there', async () => {
    const [token = ''] = sessions.values()
    expect(await checkPage(browser, { address, path: '/no-such-page', token, status: 404 })).toEqual([])
  })

  it('the page that the role does not include', async () => {
    const token = sessions.get('social.worker@demo.invalid')
    expect(token, 'the demonstration council has a persona social.worker@demo.invalid').toBeDefined()
    expect(await checkPage(browser, { address, path: '/data', token: token ?? '', status: 403 })).toEqual([])
  })
  // The other states, where a run has the time for them.
  if (process.env['CHECK_ALL'] === '1') {
    it.each(pages.filter((route) => !route.path.includes(':')).map((route) => [route.name, route.path] as const))('%s at %s in a council that holds nothing yet', async (name, path) => {
      const token = await openSession(empty.address, empty.administrator)
      const status = (await fetch(empty.address + path, { headers: { cookie: `__Host-throughline=${token}` } })).status
      // The first administrator is not everybody: what the role does not include answers 403, and is a page too.
      expect([200, 403, 404], name).toContain(status)
      expect(await checkPage(browser, { address: empty.address, path, token, status })).toEqual([])
    })

    it.each(pages.map((route) => [route.name, route.path] as const))('%s at %s with its forms sent empty', async (name) => {
      const sample = found.samples.get(name)
      if (!sample?.isPage) return
      expect(await emptyFormProblems(browser, { address, path: sample.path, token: sessions.get(sample.persona) ?? '' })).toEqual([])
    })
  }
})
