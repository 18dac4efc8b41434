import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

/** A council without an allocation file counts by hand, and one without position numbers types its establishment; both are seen before they are applied. */
describe.skipIf(!hasBrowser())('typing what no file says', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => browser?.close())

  it.each(WAYS)('counts the cases of a team, applies the count and takes it back, $way', async ({ javaScriptEnabled }) => {
    const page = await openPage(browser, inject('address'), { persona: 'data.officer@demo.invalid', javaScriptEnabled })
    const { press, type } = keyboard(page)
    await page.goto('/data')
    await press(page.getByRole('link', { name: 'Count cases by hand' }))
    await page.getByRole('main').getByLabel('Team', { exact: true }).selectOption({ label: 'Families First Abbey' })
    await press(page.getByRole('main').getByRole('button', { name: 'Show', exact: true }))
    await press(page.getByRole('button', { name: 'Show what would change' }))
    await page.getByRole('alert').getByText('Enter the number of children of at least one worker').waitFor()
    await type(page.getByRole('textbox', { name: /^Children of/ }).first(), '12')
    await type(page.getByRole('textbox', { name: /^Families of/ }).first(), '9')
    await press(page.getByRole('button', { name: 'Show what would change' }))
    expect(new URL(page.url()).pathname).toMatch(/^\/data\/imports\/\d+$/)
    expect(await page.locator('#plan tbody tr', { hasText: 'New' }).locator('td').first().textContent()).toBe('1')
    await press(page.getByRole('button', { name: 'Apply to the record' }))
    await press(page.getByRole('button', { name: 'Take this file back' }))
    await page.getByText('Taken back').waitFor()
    await page.context().close()
  })

  it.each(WAYS)('types an establishment, sees what it would end, and puts it aside, $way', async ({ javaScriptEnabled }) => {
    const page = await openPage(browser, inject('address'), { persona: 'data.officer@demo.invalid', javaScriptEnabled })
    const { press, type } = keyboard(page)
    await page.goto('/data/establishment')
    await type(page.getByRole('textbox', { name: 'Grade or role of column 1' }), 'Social worker')
    await type(page.getByRole('textbox', { name: /^Funded FTE of .*, column 1$/ }).first(), '11.5')
    await press(page.getByRole('button', { name: 'Show what would change' }))
    expect(new URL(page.url()).pathname).toMatch(/^\/data\/imports\/\d+$/)
    expect(await page.locator('#plan').textContent()).toContain('Posts')
    await press(page.getByRole('button', { name: 'Put the file aside' }))
    expect(new URL(page.url()).pathname).toBe('/data')
    await page.context().close()
  })
})
