import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { checkOpenPage } from '../testing/check-page.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'
import { startEmptyCouncil, type EmptyCouncil } from '../testing/start-empty-council.ts'

describe.skipIf(!hasBrowser())('the first administrator of a new council', () => {
  let browser: Browser
  let council: EmptyCouncil

  beforeAll(async () => {
    council = await startEmptyCouncil()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await council?.stop()
  })

  it.each(WAYS)('is refused with a wrong password, signs in, comes back to the page wanted, and signs out, $way', async ({ javaScriptEnabled }) => {
    const page = await openPage(browser, council.address, { javaScriptEnabled })
    const { type, press } = keyboard(page)
    const [email, password, button] = [page.getByLabel('E-mail address'), page.getByLabel('Password'), page.getByRole('button', { name: 'Sign in' })]

    await page.goto('/data')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await page.getByRole('main').textContent()).not.toContain(council.name)

    await type(email, council.administrator.email)
    await type(password, 'not the password')
    await press(button)
    expect(await page.title()).toMatch(/^Error: Sign in/)
    const wrong = await page.getByRole('alert').textContent()
    expect(wrong).toContain('There is a problem')
    expect(await email.inputValue()).toBe(council.administrator.email)
    expect(await password.inputValue()).toBe('')
    if (javaScriptEnabled) {
      expect(await page.locator(':focus').getAttribute('class')).toContain('govuk-error-summary')
      await page.context().addInitScript({ path: join(import.meta.dirname, '../testing/in-page/page-checks.js') })
    }

    // An address that nobody has is answered in the same words.
    await type(email, 'nobody@council.invalid')
    await type(password, 'not the password')
    await press(button)
    expect(await page.getByRole('alert').textContent()).toBe(wrong)
    if (javaScriptEnabled) expect(await checkOpenPage(page)).toEqual([])

    await type(email, council.administrator.email)
    await type(password, council.administrator.password)
    await press(button)
    expect(new URL(page.url()).pathname).toBe('/data')
    expect(await page.getByRole('banner').textContent()).toContain(council.name)

    await press(page.getByRole('button', { name: 'Sign out' }))
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.goto('/data')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.context().close()
  })
})
