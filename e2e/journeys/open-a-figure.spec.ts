import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

/** "Where does this figure come from?": from the one page to the measure, to its rows, to a file of exactly those rows. */
describe.skipIf(!hasBrowser())('a head of service opens a figure', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => browser?.close())

  it.each(WAYS)('down to its rows and takes them as a file, $way', async ({ javaScriptEnabled }) => {
    const page = await openPage(browser, inject('address'), { persona: 'head.of.service@demo.invalid', javaScriptEnabled })
    const { press, reach } = keyboard(page)

    await page.goto('/')
    await press(page.getByRole('navigation').getByRole('link', { name: 'Workforce', exact: true }))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Workforce on one page')

    await press(page.getByRole('main').getByRole('link', { name: 'Agency rate', exact: true }))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Agency rate')
    await page.goBack()

    const figure = page.getByRole('main').getByRole('link', { name: /open the rows of In post/ })
    const value = ((await figure.textContent()) ?? '').split(',')[0]?.trim()
    await press(figure)
    expect(await page.getByRole('main').locator('strong').first().textContent()).toContain(value)
    const rows = await page.locator('#rows tbody tr, table:has(caption:has-text("What is counted")) tbody tr').count()
    expect(rows).toBeGreaterThan(0)

    const csv = page.getByRole('main').getByRole('link', { name: 'CSV', exact: true }).first()
    await reach(csv)
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/)
    // One line of headings, and one of totals where the table has its own.
    expect([rows, rows + 1]).toContain(lines.length - 1)
    await page.context().close()
  })
})
