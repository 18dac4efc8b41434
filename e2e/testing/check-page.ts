import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parse } from 'parse5'
import type { Browser, BrowserContext, Page, Response } from 'playwright-core'

import { cookieOf } from './sessions.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const inPage = join(import.meta.dirname, 'in-page/page-checks.js')

/** More stops than this are links of a long table, each like the one before. */
const MOST_STOPS = 300

/**
 * Everything that is asked of every page (WCAG 2.2 AA; assurance of accessibility: axe, HTML, keyboard, reflow at 400 %, print, no
 * script, content security policy). Answers sentences about what is wrong.
 */
export async function checkPage(browser: Browser, visit: Visit): Promise<string[]> {
  const context = await openContext(browser, visit, true)
  try {
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', (message) => {
      // Chromium reports a page's own status from 400 up as an error of the console.
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('Failed to load resource')) said.push(`the console says: ${message.text()}`)
    })
    page.on('pageerror', (error) => said.push(`the script failed: ${error.message}`))
    const response = await page.goto(visit.path)
    const problems = [
      ...answerProblems(response, visit.status ?? 200),
      ...parseProblems((await response?.text()) ?? ''),
      ...(await ask(page, 'html()')),
      ...(await axeProblems(page)),
      ...(await keyboardProblems(page)),
    ]
    await page.emulateMedia({ media: 'print' })
    problems.push(...(await ask(page, 'printed()')))
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 320, height: 256 })
    problems.push(...(await ask(page, 'overflow()')))
    const reports = await page.evaluate<string[]>('globalThis.policyReports')
    problems.push(...said, ...reports.map((report) => `the content security policy stopped ${report}`), ...(await withoutScriptProblems(browser, visit, page)))
    return problems
  } finally {
    await context.close()
  }
}

/** For a page that a form came back with: what can be seen without opening it again. */
export async function checkOpenPage(page: Page): Promise<string[]> {
  const problems = [...(await ask(page, 'html()')), ...(await axeProblems(page))]
  await page.setViewportSize({ width: 320, height: 256 })
  problems.push(...(await ask(page, 'overflow()')))
  await page.setViewportSize({ width: 1280, height: 900 })
  return problems
}

export async function openContext(browser: Browser, visit: Pick<Visit, 'address' | 'token'>, javaScriptEnabled: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: visit.address, javaScriptEnabled, viewport: { width: 1280, height: 900 } })
  if (visit.token !== null) await context.addCookies([cookieOf(visit.address, visit.token)])
  if (javaScriptEnabled) await context.addInitScript({ path: inPage })
  return context
}

function answerProblems(response: Response | null, status: number): string[] {
  const headers = response?.headers() ?? {}
  return [
    ...(response?.status() === status ? [] : [`it answers ${response?.status()}, not ${status}`]),
    ...(headers['cache-control'] === 'no-store' ? [] : [`cache-control is "${headers['cache-control']}"`]),
    ...(headers['content-security-policy']?.includes("default-src 'none'") ? [] : ['it has no content security policy']),
  ]
}

function parseProblems(html: string): string[] {
  const problems: string[] = []
  parse(html, { onParseError: (error) => problems.push(`line ${error.startLine} of the HTML: ${error.code}`), sourceCodeLocationInfo: true })
  return problems
}

async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })`,
  )
  return violations.map((each) => `axe ${each.id}: ${each.help} (${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')})`)
}

async function keyboardProblems(page: Page): Promise<string[]> {
  const stops = Math.min(MOST_STOPS, await page.evaluate<number>('pageChecks.watchFocus()'))
  for (let at = 0; at < stops; at += 1) await page.keyboard.press('Tab')
  const problems = await ask(page, `focusProblems(${stops})`)
  await page.evaluate('pageChecks.focusSkipLink()')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  return [...problems, ...(await ask(page, 'skipProblems()'))]
}

/** The same heading and the same fields without a script, and every form has what it needs to be sent by the browser alone. */
async function withoutScriptProblems(browser: Browser, visit: Visit, withScript: Page): Promise<string[]> {
  const context = await openContext(browser, visit, false)
  try {
    const page = await context.newPage()
    await page.goto(visit.path)
    const [plain, scripted] = await Promise.all([page, withScript].map(async (each) => ({
      heading: (await each.locator('h1').textContent())?.trim() ?? '',
      rows: await each.locator('main tr').count(),
      text: ((await each.locator('main').innerText()) ?? '').length,
    })))
    if (!plain || !scripted) return []
    const problems: string[] = []
    if (plain.heading !== scripted.heading) problems.push(`without a script the heading is "${plain.heading}"`)
    if (plain.rows < scripted.rows) problems.push(`without a script there are ${plain.rows} rows, not ${scripted.rows}`)
    for (const form of await page.locator('form').all()) {
      if ((await form.locator('button, input[type=submit]').count()) === 0) problems.push(`without a script the form to ${await form.getAttribute('action')} cannot be sent: it has no button`)
    }
    return problems
  } finally {
    await context.close()
  }
}

async function ask(page: Page, call: string): Promise<string[]> {
  return page.evaluate<string[]>(`pageChecks.${call}`)
}

export type Visit = { address: string; path: string; token: string | null; status?: number }
type AxeResult = { violations: { id: string; help: string; nodes: { html: string }[] }[] }
