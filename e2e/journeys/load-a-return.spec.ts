import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { amendReturn } from '../testing/amend-return.ts'
import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

const program = join(import.meta.dirname, '../../bin/throughline.js')

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
    const before = await inPost(2025)

    await page.goto('/')
    await press(page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }))
    await upload(page, file)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`corrected-return-${way.replaceAll(' ', '-')}.xml`)
    expect(await planOf(page, 'People')).toMatchObject({ New: '1' })
    expect(await inPost(2025)).toBe(before)

    await press(page.getByRole('button', { name: 'Apply to the record' }))
    expect(await stateOf(page)).toBe('In the record')
    expect(await inPost(2025)).toBe(before + 1)

    // The same file again: nothing to do.
    await page.goto('/data')
    await upload(page, file)
    expect(await page.getByRole('main').textContent()).toMatch(/already|nothing/i)
    expect(await inPost(2025)).toBe(before + 1)

    await page.goto('/data')
    await press(page.getByRole('row', { name: 'In the record' }).getByRole('link', { name: `corrected-return-${way.replaceAll(' ', '-')}.xml` }))
    await press(page.getByRole('button', { name: 'Take this file back' }))
    expect(await stateOf(page)).toBe('Taken back')
    expect(await inPost(2025)).toBe(before)
    await page.context().close()
  })
})

/** As the command line counts it, beside the browser. */
async function inPost(year: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'measures', '--on', `${year}-09-30`, '--json', '--data', inject('data')], { maxBuffer: 1 << 26 })
  const rows = JSON.parse(stdout) as { measure: string; basis: string; value: number; group: unknown }[]
  return rows.find((row) => row.measure === 'in-post' && row.basis === 'headcount' && row.group === null)?.value ?? Number.NaN
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
