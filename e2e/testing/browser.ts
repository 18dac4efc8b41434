import { inject } from 'vitest'
import type { Browser } from 'playwright-core'

import { launchChromium } from './launch-chromium.ts'
import type { Launchable } from './launch-chromium.ts'

/** Whether this run has a browser; without one it is a failed run unless `THROUGHLINE_ALLOW_NO_BROWSER=1`. */
export function hasBrowser(): boolean {
  return inject('browser') !== ''
}

export async function launchBrowser(): Promise<Browser> {
  return launchChromium(JSON.parse(inject('browser')) as Launchable)
}
