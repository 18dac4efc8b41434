import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

/** Two people stand behind a return: whoever freezes it cannot sign it off, and what is downloaded is what was frozen. */
describe.skipIf(!hasBrowser())('the census desk', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => browser?.close())

  it.each(WAYS)('freezes a version, has another person sign it off, and hands out the same file, $way', async ({ javaScriptEnabled }) => {
    const officer = await openPage(browser, inject('address'), { persona: 'data.officer@demo.invalid', javaScriptEnabled })
    const { press, type, reach } = keyboard(officer)
    await officer.goto('/')
    await press(officer.getByRole('navigation').getByRole('link', { name: 'Census', exact: true }))
    await press(officer.getByRole('main').getByRole('link', { name: /2025/ }).first())
    await press(officer.getByRole('main').getByRole('button', { name: /^Freeze version/ }))
    await type(officer.getByLabel('Note (optional)'), 'Before the sign-off.')
    await press(officer.getByRole('button', { name: /^Freeze version/ }))
    const version = new URL(officer.url()).pathname
    expect(version).toMatch(/^\/census\/2025\/versions\/\d+$/)
    expect(await officer.getByRole('button', { name: /^Sign off version/ }).count()).toBe(0)

    await reach(officer.getByRole('link', { name: 'Download this version as it was frozen' }))
    const [download] = await Promise.all([officer.waitForEvent('download'), officer.keyboard.press('Enter')])
    const hash = createHash('sha256').update(await readFile(await download.path())).digest('hex')
    expect(await officer.getByRole('main').textContent()).toContain(hash)

    const director = await openPage(browser, inject('address'), { persona: 'director@demo.invalid', javaScriptEnabled })
    const hers = keyboard(director)
    await director.goto(version)
    await hers.type(director.getByRole('main').getByRole('textbox'), 'Seen and agreed.')
    await hers.press(director.getByRole('button', { name: /^Sign off version/ }))
    expect(await director.locator('.govuk-summary-list__row', { hasText: 'Signed off' }).locator('dd').first().textContent()).not.toBe('No')
    expect(await director.getByRole('button', { name: /^Sign off version/ }).count()).toBe(0)
    await Promise.all([officer.context().close(), director.context().close()])
  })
})
