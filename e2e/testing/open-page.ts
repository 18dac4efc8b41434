import type { Browser, Page } from 'playwright-core'

import { cookieOf, openSession } from './sessions.ts'

/** Each journey is walked twice, both times by keyboard alone. */
export const WAYS = [
  { way: 'with scripts', javaScriptEnabled: true },
  { way: 'without scripts', javaScriptEnabled: false },
] as const

/** A page of the service in a browser of its own cookies, signed in where a persona is named. */
export async function openPage(browser: Browser, address: string, options: { persona?: string; javaScriptEnabled: boolean }): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, javaScriptEnabled: options.javaScriptEnabled, viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  if (options.persona !== undefined) await context.addCookies([cookieOf(address, await openSession(address, options.persona))])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}
