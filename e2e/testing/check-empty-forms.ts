import type { Browser } from 'playwright-core'

import { checkOpenPage, openContext, type Visit } from './check-page.ts'

/**
 * Sends each form of a page with nothing filled in. One that is refused comes back as GOV.UK asks: the title says so, the summary
 * has the focus and leads to fields that are there. A form without fields is left alone: sending it would do what it says.
 */
export async function emptyFormProblems(browser: Browser, visit: Visit): Promise<string[]> {
  const problems: string[] = []
  const context = await openContext(browser, visit, true)
  try {
    const page = await context.newPage()
    await page.goto(visit.path)
    const count = await page.locator(FORMS).count()
    for (let at = 0; at < count; at += 1) {
      await page.goto(visit.path)
      const form = page.locator(FORMS).nth(at)
      const texts = form.locator('input[type=text], input[type=email], input[type=password], input:not([type]), textarea')
      if ((await form.locator('input:not([type=hidden]), textarea, select').count()) === 0) continue
      for (const field of await texts.all()) if (await field.isEditable()) await field.fill('')
      await Promise.all([page.waitForEvent('load'), form.locator('button').last().click()])
      const summary = page.locator('.govuk-error-summary')
      if ((await summary.count()) === 0) continue
      const where = `${visit.path}, form ${at + 1} sent empty: `
      if (!(await page.title()).startsWith('Error: ')) problems.push(`${where}the title does not begin with "Error: "`)
      if ((await summary.and(page.locator(':focus')).count()) === 0) problems.push(`${where}the error summary has not the focus`)
      for (const href of await summary.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
        if (!/^#[\w-]+$/.test(href) || (await page.locator(href).count()) === 0) problems.push(`${where}the summary leads to ${href}, which is not there`)
      }
      problems.push(...(await checkOpenPage(page)).map((problem) => where + problem))
    }
    return problems
  } finally {
    await context.close()
  }
}

const FORMS = 'main form[method=post]'
