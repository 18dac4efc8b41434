import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

/** A day is added, the register of the room is taken on a phone, and one who was there makes evidence of it. */
describe.skipIf(!hasBrowser())('academy days', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => browser?.close())

  it.each(WAYS)('are added, ticked for the whole room, and become evidence, $way', async ({ way, javaScriptEnabled }) => {
    const address = inject('address')
    const nqsw = await openPage(browser, address, { persona: 'nqsw@demo.invalid', javaScriptEnabled })
    await nqsw.goto('/account')
    const name = ((await nqsw.getByRole('main').getByText('nqsw@demo.invalid').first().textContent()) ?? '').split(', ')[0] ?? ''
    const title = `Courage and curiosity, ${way}`

    const coordinator = await openPage(browser, address, { persona: 'academy.coordinator@demo.invalid', javaScriptEnabled })
    const main = coordinator.getByRole('main')
    const { press, type, reach, select } = keyboard(coordinator)
    const tick = async (label: RegExp) => {
      await reach(main.getByRole('checkbox', { name: label }))
      await coordinator.keyboard.press('Space')
    }
    await coordinator.setViewportSize({ width: 320, height: 640 })
    await coordinator.goto('/academy')
    await press(main.getByRole('link', { name: 'Academy days' }))
    await press(main.getByRole('link', { name: 'Add an academy day' }))
    await type(main.getByRole('textbox', { name: 'Title' }), title)
    await type(main.getByRole('textbox', { name: 'Starts at' }), '9:30')
    await type(main.getByRole('textbox', { name: 'Ends at' }), '12:00')
    await type(main.getByRole('textbox', { name: /^Place \(/ }), 'Learning centre')
    await tick(/^Autumn 2026$/)
    await reach(main.locator('summary', { hasText: 'Invite named people as well' }))
    await coordinator.keyboard.press('Enter')
    await tick(new RegExp(`^${name}`))
    await press(main.getByRole('button', { name: 'Save the day' }))

    const selects = main.getByRole('combobox', { name: /^Register: / })
    const invited = await selects.count()
    expect(invited).toBeGreaterThan(1)
    await tick(/attended$/)
    const labels = await selects.evaluateAll((all) => all.map((one) => document.querySelector(`label[for="${one.id}"]`)?.textContent ?? ''))
    const absent = labels.findIndex((label) => label !== `Register: ${name}`)
    await select(selects.nth(absent), 'Absent')
    await press(main.getByRole('button', { name: 'Save the register' }))
    expect(await main.textContent()).toContain(`${invited - 1} of ${invited} were there.`)
    await type(main.getByRole('textbox', { name: /^What .* did to catch up$/ }), 'Went through it with the mentor')
    await type(main.getByRole('textbox', { name: /^The day on which/ }), '16/11/2026')
    await press(main.getByRole('button', { name: 'Save the catch-up' }))
    expect(await main.textContent()).toContain('Caught up')
    expect(await widthOf(coordinator)).toBeLessThanOrEqual(320)
    await coordinator.context().close()

    await nqsw.setViewportSize({ width: 320, height: 640 })
    await nqsw.goto('/my-academy')
    const own = keyboard(nqsw)
    await own.press(nqsw.getByRole('main').getByRole('link', { name: /^All my academy days/ }))
    await own.press(nqsw.getByRole('main').getByRole('button', { name: new RegExp(`^Make evidence of it ?: ${title}`) }))
    expect(await nqsw.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(`Academy day: ${title}`)
    expect(await nqsw.getByRole('main').textContent()).toContain('you alone while it is a draft')
    await nqsw.context().close()
  })
})

async function widthOf(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth)
}
