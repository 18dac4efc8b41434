import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'

import type { Database } from '../src/db/database.ts'
import { day } from '../src/time/day.ts'
import { buildServer } from '../src/web/server.ts'
import { hasBrowser, launchBrowser } from './testing/browser.ts'
import { checkPage } from './testing/check-page.ts'

/** A service whose database has gone: every page of a session is a fault. */
describe.skipIf(!hasBrowser())('the page of a fault', () => {
  const pool = new Pool({ host: '/nowhere' })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  let browser: Browser
  let app: Awaited<ReturnType<typeof buildServer>>

  beforeAll(async () => {
    browser = await launchBrowser()
    app = await buildServer({
      site: { pages: db, jobs: db, isDemoSignInOpen: true, ownHost: null, signIn: { personas: [], provider: null, hasPasswords: true }, today: () => day('2026-01-05'), pretendedToday: null, uploadFolder: '/nowhere', jobsPool: pool, childKeys: () => { throw new Error('no keys here') }, secret: () => '' },
      assetsFolder: join(import.meta.dirname, '../dist/assets'),
      trustedProxies: [],
      uploadBytes: 1,
      log: false,
      isReady: async () => false,
    })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await pool.end()
  })

  it('is a page like every other, with a reference and without a reason', async () => {
    const address = (await app.listen({ port: 0, host: 'localhost' })).replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost')
    const text = await (await fetch(address, { headers: { cookie: '__Host-throughline=x' } })).text()
    expect(text).toMatch(/tell your administrator this reference: <strong>[0-9a-f-]{36}</)
    expect(text).not.toContain('nowhere')
    expect(await checkPage(browser, { address, path: '/', token: 'x', status: 500 })).toEqual([])
  })
})
