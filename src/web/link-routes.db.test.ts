import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { linkRoutes } from './link-routes.ts'
import { routes } from './routes.ts'
import { makeMatrixWorld, type MatrixWorld } from './testing/matrix-world.ts'
import { openSite, type TestSite } from './testing/open-site.ts'

/** Every address for people without an account, as a stranger and as everybody else: no session, no cookie, nothing of the record. */

let database: FreshDatabase
let world: MatrixWorld
let site: TestSite

beforeAll(async () => {
  database = await freshDatabase()
  world = await makeMatrixWorld(database.owner)
  site = await openSite(database)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

test('names and addresses are no other route’s', () => {
  const names = [...routes, ...linkRoutes].map(({ name }) => name)
  const paths = [...routes, ...linkRoutes].map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':x')}`)
  expect([new Set(names).size, new Set(paths).size]).toEqual([names.length, paths.length])
})

test('each answers a stranger and somebody signed in alike, sets no cookie, tells its address to nobody and shows nothing of anybody', async () => {
  const tokens = [null, ...world.principals.filter(({ isInForce }) => isInForce).slice(0, 4).map(({ token }) => token)]
  for (const { method, path } of linkRoutes) {
    const bodies = new Set<string>()
    for (const token of tokens) {
      const url = path.replaceAll(/:\w+/g, 'x'.repeat(43))
      const response = method === 'GET' ? await site.get(url, token) : await site.post(url, token, { key: 'nothing', code: 'BCDFGH' }, { token: null })
      expect([path, response.statusCode < 500, response.statusCode !== 401 && response.statusCode !== 303, response.headers['referrer-policy'], response.headers['set-cookie'], response.headers['cache-control']]).toEqual([path, true, true, 'no-referrer', undefined, 'no-store'])
      expect([...world.markers.keys()].filter((marker) => response.body.includes(marker))).toEqual([])
      bodies.add(response.body.replaceAll(/[\w-]{36}\.[\w-]{43}/g, 'token'))
    }
    expect([path, bodies.size]).toEqual([path, 1])
  }
})

test('a form from another site is refused', async () => {
  for (const { path } of linkRoutes.filter(({ method }) => method === 'POST')) {
    expect((await site.post(path, null, {}, { token: null, headers: { origin: 'https://evil.example' } })).statusCode).toBe(403)
  }
})

test('the log holds patterns and never the address', () => {
  expect(site.log.filter((line) => line.includes('xxxxxxxx'))).toEqual([])
  expect(site.log.some((line) => line.includes('/feedback/:link'))).toBe(true)
})
