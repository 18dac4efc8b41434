import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { hasBrowser, launchBrowser } from '../testing/browser.ts'
import { keyboard } from '../testing/keyboard.ts'
import { openPage, WAYS } from '../testing/open-page.ts'

/** From what the NQSW says in a review to what the panel decides: each of them by keyboard, with the own account and nobody else's. */
describe.skipIf(!hasBrowser())('from a review to the panel', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => browser?.close())

  it.each(WAYS)('the NQSW says the own view, the academy calls a panel, the assessor recommends, the chair decides, $way', async ({ javaScriptEnabled }) => {
    const open = (persona: string): Promise<Page> => openPage(browser, inject('address'), { persona: `${persona}@demo.invalid`, javaScriptEnabled })
    const place = `Room for a journey ${javaScriptEnabled ? 'with' : 'without'} scripts`

    const nqsw = await open('nqsw')
    const hers = keyboard(nqsw)
    await nqsw.goto('/reviews?show=all')
    await hers.press(nqsw.getByRole('main').getByRole('link', { name: /^Open/ }).first())
    await hers.press(nqsw.getByRole('link', { name: /^(Write|Change) my view/ }))
    await hers.type(nqsw.getByLabel('My view', { exact: true }), `I have found my feet, ${place}.`)
    await hers.press(nqsw.getByRole('button', { name: 'Save my view' }))
    expect(await nqsw.getByRole('main').textContent()).toContain(`I have found my feet, ${place}.`)
    expect((await nqsw.goto('/panels'))?.status()).toBe(403)

    const coordinator = await open('academy.coordinator')
    const theirs = keyboard(coordinator)
    await coordinator.goto('/panels')
    await theirs.press(coordinator.getByRole('button', { name: 'Arrange a panel' }))
    const day = coordinator.getByRole('group', { name: 'Day of the panel' })
    for (const [part, value] of [['Day', '16'], ['Month', '11'], ['Year', '2026']] as const) await theirs.type(day.getByLabel(part), value)
    await theirs.type(coordinator.getByLabel(/^Place/), place)
    await theirs.type(coordinator.getByLabel('Quorum'), '2')
    await theirs.press(coordinator.getByRole('button', { name: 'Save the panel' }))
    const panel = new URL(coordinator.url()).pathname
    expect(panel).toMatch(/^\/panels\/\d+$/)
    await theirs.press(coordinator.getByRole('button', { name: 'Members and chair' }))
    for (const box of await coordinator.getByRole('checkbox').all()) await tick(theirs, coordinator, box)
    await theirs.select(coordinator.getByLabel('Chair'), 'Juniper Pebblethwaite')
    await theirs.press(coordinator.getByRole('button', { name: 'Save the members' }))
    await theirs.press(coordinator.getByRole('button', { name: 'Add portfolios' }))
    await tick(theirs, coordinator, coordinator.getByRole('checkbox').first())
    await theirs.press(coordinator.getByRole('button', { name: 'Put them on the agenda' }))
    for (const box of await coordinator.getByRole('checkbox').all()) await tick(theirs, coordinator, box)
    await theirs.press(coordinator.getByRole('button', { name: 'Save who is present' }))
    const portfolio = await coordinator.locator('#agenda tbody a').first().getAttribute('href')

    const lead = await open('practice.lead')
    const leads = keyboard(lead)
    await lead.goto(`${portfolio ?? ''}/recommendation`)
    await leads.choose(lead.getByLabel('Defer'))
    await leads.type(lead.getByLabel('Reasons'), 'One observation is still to come.')
    await leads.press(lead.getByRole('button', { name: 'Send the recommendation' }))
    expect(await lead.getByRole('button', { name: 'Record the decision' }).count()).toBe(0)

    const chair = await open('panel.member')
    const hands = keyboard(chair)
    await chair.goto(panel)
    await hands.press(chair.locator('#agenda').getByRole('link').first())
    await hands.press(chair.getByRole('button', { name: 'Record the decision' }))
    await hands.choose(chair.getByLabel('Defer'))
    const until = chair.getByRole('group', { name: /^Amendments by/ })
    for (const [part, value] of [['Day', '1'], ['Month', '3'], ['Year', '2027']] as const) await hands.type(until.getByLabel(part), value)
    await hands.type(chair.getByLabel('Reasons'), 'Read again when the observation is in.')
    await hands.press(chair.getByRole('button', { name: 'Record the decision' }))
    expect(await chair.getByRole('main').textContent()).toContain('Defer to 1 Mar 2027')
    await Promise.all([nqsw, coordinator, lead, chair].map((page) => page.context().close()))
  })
})

async function tick(hands: ReturnType<typeof keyboard>, page: Page, box: ReturnType<Page['getByRole']>): Promise<void> {
  await hands.reach(box)
  if (!(await box.isChecked())) await page.keyboard.press('Space')
}
