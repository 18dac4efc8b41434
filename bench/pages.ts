import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { findSamples } from '../e2e/testing/find-samples.ts'
import { listPersonas, openSession } from '../e2e/testing/sessions.ts'
import { startDemonstration } from '../e2e/testing/start-demonstration.ts'
import { routes } from '../src/web/routes.ts'
import { addCouncils } from './add-councils.ts'
import type { Figure } from './figure.ts'

const USERS = 50
const SECONDS_BETWEEN_PAGES = 5
const SECONDS = 60
const MORE_COUNCILS = 100

/** 50 people who open a page each every five seconds, in the demonstration council alone and among others of its size. */
export async function benchPages(folder: string): Promise<Figure[]> {
  const data = join(folder, 'pages-data')
  const alone = await measure(data)
  const workers = await addCouncils(data, MORE_COUNCILS)
  const among = await measure(data)
  const beside = `${MORE_COUNCILS} other councils (${workers.toLocaleString('en-GB')} people in all)`
  return [
    { what: 'Lists, demonstration council, 50 users: 95th percentile', ours: percentile(alone.lists, 0.95), unit: 'ms', goal: null, most: 200 },
    { what: 'Dashboards, the same', ours: percentile(alone.dashboards, 0.95), unit: 'ms', goal: null, most: 500 },
    { what: `Lists, the same council beside ${beside}`, ours: percentile(among.lists, 0.95), yardstick: { name: 'alone', value: percentile(alone.lists, 0.95) }, unit: 'ms', goal: 1.3, most: 200 },
    { what: 'Dashboards, the same', ours: percentile(among.dashboards, 0.95), yardstick: { name: 'alone', value: percentile(alone.dashboards, 0.95) }, unit: 'ms', goal: 1.3, most: 500 },
    { what: 'Requests answered otherwise than with the page, of both runs', ours: alone.failed + among.failed, unit: 'requests', goal: null, most: 0 },
  ]
}

async function measure(data: string): Promise<Times> {
  const server = await startDemonstration(data)
  const agent = new Agent({ keepAlive: true, maxSockets: USERS })
  try {
    const pages = await listPages(server.address)
    if (pages.length === 0) throw new Error('no page could be opened')
    for (const page of pages) await open(agent, server.address, page)
    const times: Times = { lists: [], dashboards: [], failed: 0 }
    const until = performance.now() + SECONDS * 1_000
    await Promise.all(Array.from({ length: USERS }, async (_, user) => {
      await sleep((user * SECONDS_BETWEEN_PAGES * 1_000) / USERS)
      for (let turn = user; performance.now() < until; turn += 1) {
        const page = pages[turn % pages.length]
        if (!page) return
        const began = performance.now()
        const status = await open(agent, server.address, page)
        const ms = performance.now() - began
        if (status === 200) (page.isDashboard ? times.dashboards : times.lists).push(ms)
        else times.failed += 1
        await sleep(Math.max(0, SECONDS_BETWEEN_PAGES * 1_000 - ms))
      }
    }))
    return times
  } finally {
    agent.destroy()
    await server.stop()
  }
}

/** Every page that a list or a dashboard is: no forms of one record, no downloads. */
export async function listPages(address: string): Promise<BenchPage[]> {
  const sessions = new Map<string, string>()
  for (const persona of await listPersonas(address)) sessions.set(persona, await openSession(address, persona))
  const { samples } = await findSamples(address, routes.filter((route) => route.method === 'GET' && !route.path.includes(':')), sessions)
  return routes.flatMap((route) => {
    const sample = samples.get(route.name)
    return sample?.isPage ? [{ path: sample.path, token: sessions.get(sample.persona) ?? '', isDashboard: route.long === true }] : []
  })
}

/** The status of the answer, and 0 where there was none. */
function open(agent: Agent, address: string, page: BenchPage): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(address + page.path, { agent, headers: { cookie: `__Host-throughline=${page.token}`, 'accept-encoding': 'gzip' } }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
      answer.once('error', () => resolve(0))
    })
    sent.once('error', () => resolve(0))
    sent.end()
  })
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

type Times = { lists: number[]; dashboards: number[]; failed: number }
export type BenchPage = { path: string; token: string; isDashboard: boolean }
