import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** Starts a Chromium that keeps to itself: it asks nobody for updates, lists or predictions. */
export async function launchChromium({ executablePath, env }: Launchable): Promise<Browser> {
  return chromium.launch({
    executablePath,
    env: { ...definedEnvironment(), ...env },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-domain-reliability',
      '--disable-dev-shm-usage',
    ],
  })
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

export type Launchable = { readonly executablePath: string; readonly env: Record<string, string> }
