import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { PRIVATE_WORD } from '../../demo/add-supervision.ts'
import { routes } from '../../src/web/routes.ts'
import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'
import { listPersonas, openSession } from '../testing/sessions.ts'

/** A manager ticks what was held; the worker sees it, and writes what only the two of them read. */
describe.skipIf(!hasBrowser())('supervision', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => browser?.close())

  it.each(WAYS)('is recorded with one tick and one Save, $way', async ({ javaScriptEnabled }) => {
    const manager = await openPage(browser, inject('address'), { persona: 'team.manager.1@demo.invalid', javaScriptEnabled })
    const main = manager.getByRole('main')
    const { press, reach } = keyboard(manager)
    await manager.goto('/')
    await press(manager.getByRole('navigation').getByRole('link', { name: 'Supervision', exact: true }))
    await press(main.getByRole('link', { name: 'My fortnight' }))
    const before = await main.getByRole('checkbox').count()
    await reach(main.getByRole('checkbox').first())
    await manager.keyboard.press('Space')
    await press(main.getByRole('button', { name: 'Save' }))
    expect(await main.getByText('1 session saved.').count()).toBe(1)
    expect(await main.getByRole('checkbox').count()).toBe(before - 1)
    await manager.context().close()
  })

  it.each(WAYS)('lets a worker write for two people, with the limits said first, $way', async ({ javaScriptEnabled }) => {
    const address = inject('address')
    const worker = await openPage(browser, address, { persona: 'social.worker@demo.invalid', javaScriptEnabled })
    const main = worker.getByRole('main')
    const { press, type } = keyboard(worker)
    await worker.goto('/supervision')
    await press(main.getByRole('link', { name: /^Write/ }).last())
    expect(await main.textContent()).toMatch(/What is private here, and the limits of that[\s\S]*two keys[\s\S]*Seen by/)
    await type(main.getByRole('textbox', { name: 'Your reflection' }), `${PRIVATE_WORD}, written by keyboard ${javaScriptEnabled ? 'with' : 'without'} scripts.`)
    await press(main.getByRole('button', { name: /Keep for the two of us/ }))
    expect(await main.textContent()).toContain('written by keyboard')
    const path = new URL(worker.url()).pathname
    const status = async (persona: string) => (await fetch(address + path, { headers: { cookie: `__Host-throughline=${await openSession(address, `${persona}@demo.invalid`)}` } })).status
    expect(await Promise.all(['team.manager.1', 'team.manager.2', 'head.of.service', 'hr.partner', 'academy.coordinator', 'principal.social.worker', 'director'].map(status))).toEqual([200, 404, 404, 404, 404, 404, 404])
    await worker.context().close()
  })
})

describe('a private reflection of the demonstration', () => {
  it('is on no page and in no file of anybody but its two people', async () => {
    const address = inject('address')
    const paths = routes.filter(({ method, name }) => method === 'GET' && /^(supervision|access|home|workforce\.people|mail)\b/.test(name)).map(({ path }) => path).filter((path) => !path.includes(':'))
    const own: string[] = []
    const leaks: string[] = []
    for (const persona of await listPersonas(address)) {
      const cookie = `__Host-throughline=${await openSession(address, persona)}`
      const text = async (path: string) => await (await fetch(address + path, { headers: { cookie } })).text()
      for (const path of [...paths, ...paths.map((one) => `${one}?format=csv`), ...[1, 2, 3, 4, 5].map((id) => `/supervision/reflections/${id}`), '/supervision/people/1', `/people?q=${PRIVATE_WORD}`]) {
        const found = (await text(path)).replaceAll(`value="${PRIVATE_WORD}"`, '').replaceAll(`q=${PRIVATE_WORD}`, '')
        if (!found.includes(PRIVATE_WORD)) continue
        if (['social.worker@demo.invalid', 'team.manager.1@demo.invalid'].includes(persona)) own.push(`${persona} ${path}`)
        else leaks.push(`${persona} ${path}`)
      }
    }
    expect(leaks).toEqual([])
    expect(own.length).toBeGreaterThan(0)
  })
})
