import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { amendReturn } from '../testing/amend-return.ts'
import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

/** The data officer's first task: a return that corrects last year's, seen before it is applied, and taken back again. */
describe.skipIf(!hasBrowser())('a data officer loads a census return', () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    browser = await launchBrowser()
    folder = await mkdtemp(join(tmpdir(), 'tl-e2e-return-'))
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(WAYS)('sees what it would change, applies it, sees the figure and takes it back, $way', async ({ way, javaScriptEnabled }) => {
    const file = join(folder, `corrected-return-${way.replaceAll(' ', '-')}.xml`)
    await amendReturn(inject('data'), 2025, javaScriptEnabled ? 'SW9900001' : 'SW9900002', file)
    const page = await openPage(browser, inject('address'), { persona: 'data.officer@demo.invalid', javaScriptEnabled })
    const { press } = keyboard(page)
    const before = await inPost(page)

    await page.goto('/')
    await press(page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }))
    await upload(page, file)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`corrected-return-${way.replaceAll(' ', '-')}.xml`)
    expect(await planOf(page, 'People')).toMatchObject({ New: '1' })
    const plan = page.url()
    expect(await inPost(page)).toBe(before)

    await page.goto(plan)
    await press(page.getByRole('button', { name: 'Apply to the record' }))
    expect(await stateOf(page)).toBe('In the record')
    expect(await inPost(page)).toBe(before + 1)
    await press(inPostFigure(page))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Rows of in post')

    // The same file again: nothing to do.
    await page.goto('/data')
    await upload(page, file)
    expect(await page.getByRole('main').textContent()).toMatch(/already|nothing/i)
    expect(await inPost(page)).toBe(before + 1)

    await page.goto('/data')
    await press(page.getByRole('row', { name: 'In the record' }).getByRole('link', { name: `corrected-return-${way.replaceAll(' ', '-')}.xml` }))
    await press(page.getByRole('button', { name: 'Take this file back' }))
    expect(await stateOf(page)).toBe('Taken back')
    expect(await inPost(page)).toBe(before)
    await page.context().close()
  })
})

/** The figure on the one page, on the day of the return; the page that was open before is left. */
async function inPost(page: Page): Promise<number> {
  await page.goto('/measures/in-post?basis=headcount&on=2025-09-30')
  return Number((/[\d,]*\d/.exec((await inPostFigure(page).textContent()) ?? '')?.[0] ?? 'none').replaceAll(',', ''))
}

function inPostFigure(page: Page): Locator {
  return page.locator('.govuk-summary-list__row', { hasText: 'Now' }).locator('dd a').first()
}

async function upload(page: Page, file: string): Promise<void> {
  const { choose, chooseFile, press } = keyboard(page)
  await choose(page.getByLabel('Census return', { exact: true }))
  await chooseFile(page.getByLabel('File', { exact: true }), file)
  await press(page.getByRole('button', { name: 'Read the file' }))
}

async function planOf(page: Page, what: string): Promise<Record<string, string>> {
  const table = page.getByRole('table', { name: /What (would change|it changed)/ })
  const heads = await table.getByRole('columnheader').allTextContents()
  const cells = await table.getByRole('row', { name: what }).locator('th, td').allTextContents()
  return Object.fromEntries(heads.map((head, at) => [head.trim(), (cells[at] ?? '').trim()]))
}

async function stateOf(page: Page): Promise<string> {
  return ((await page.locator('.govuk-summary-list__row', { hasText: 'State' }).locator('dd').first().textContent()) ?? '').trim()
}
