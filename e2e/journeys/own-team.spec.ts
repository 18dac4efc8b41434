import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

/** A person of another team and a person who does not exist are one answer: a page that is not there. */
describe.skipIf(!hasBrowser())('a team manager', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => browser?.close())

  it.each(WAYS)('sees the own team and nobody else, $way', async ({ javaScriptEnabled }) => {
    const [officer, manager] = await Promise.all(
      ['data.officer', 'team.manager.1'].map((name) => openPage(browser, inject('address'), { persona: `${name}@demo.invalid`, javaScriptEnabled })),
    )
    if (!officer || !manager) throw new Error('no pages')
    const { press } = keyboard(manager)
    await officer.goto('/people')
    await manager.goto('/')
    await press(manager.getByRole('navigation').getByRole('link', { name: 'People', exact: true }))

    const [everybody, own] = [await peopleOn(officer), await peopleOn(manager)]
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThan(everybody.length / 4)
    const [mine = ''] = own
    const other = everybody.find((path) => !own.includes(path)) ?? ''

    await press(manager.getByRole('main').locator(`a[href="${mine}"]`))
    expect(await manager.getByRole('heading', { level: 1 }).count()).toBe(1)

    const answers = []
    for (const path of [other, '/people/99999999']) {
      const response = await manager.goto(path)
      answers.push({ status: response?.status(), says: await manager.getByRole('main').textContent() })
    }
    expect(answers[0]).toEqual({ status: 404, says: expect.stringContaining('Page not found') as string })
    expect(answers[1]).toEqual(answers[0])
    expect((await officer.goto(other))?.status()).toBe(200)
    await Promise.all([officer.context().close(), manager.context().close()])
  })
})

async function peopleOn(page: Page): Promise<string[]> {
  const hrefs = await page.getByRole('main').locator('a[href^="/people/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(hrefs.filter((href) => /^\/people\/\d+$/.test(href)))]
}
