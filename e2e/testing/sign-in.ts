import type { Page } from 'playwright-core'

/** Signs in as a persona of the demonstration council, by its button on the sign-in page: "data.officer" or the whole address. */
export async function signInAs(page: Page, persona: string): Promise<void> {
  const email = persona.includes('@') ? persona : `${persona}@demo.invalid`
  await page.goto('/sign-in')
  const button = page.locator(`button[name="persona"][value="${email}"]`)
  if ((await button.count()) === 0) {
    const there = await page.locator('button[name="persona"]').evaluateAll((buttons) => buttons.map((each) => each.getAttribute('value') ?? ''))
    throw new Error(`There is no persona ${email}. The sign-in page offers ${there.join(', ') || 'none'}.`)
  }
  await button.click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
