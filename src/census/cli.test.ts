import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../cli/command.ts'
import { day } from '../time/day.ts'
import { checkPublished } from '../measures/cli-check-published.ts'
import { censusCheckFile } from './cli.ts'
import { formatWorker } from './rules/format-worker.ts'
import { layoutFor } from './rules/layouts.ts'
import { aWorker } from './testing/worker.ts'
import { headerFor, returnText } from './write-return.ts'

const SAMPLE = new URL('testing/samples/liia_fake_2021.xml', import.meta.url).pathname
const PUBLISHED = new URL('../../data/published/', import.meta.url).pathname
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'census-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('census check FILE.xml', () => {
  it('prints findings, counts and measures as JSON and leaves with 1 where there are errors', async () => {
    const { code, out, err } = await run(censusCheckFile, [SAMPLE], ['json'])
    const printed = JSON.parse(out) as Record<string, unknown> & { checks: { id: string; dfe: null; findings: number }[] }
    expect([code, err]).toEqual([1, ''])
    expect(printed).toMatchObject({ year: 2021, laNumber: '301', workers: 30, provisional: false, layout: { year: 2021, status: 'known' }, unknownElements: [] })
    expect(printed.checks.find((check) => check.id === 'K07')).toMatchObject({ dfe: null, findings: 22 })
    expect(Object.keys(printed)).toEqual(['file', 'year', 'laNumber', 'layout', 'provisional', 'workers', 'errors', 'queries', 'findings', 'checks', 'unknownElements', 'notes', 'counts', 'measures'])
  })

  it('leaves with 0 where there are queries only, and says them in sentences with their place', async () => {
    const path = join(folder, 'queries.xml')
    writeFileSync(path, right(2025, { role: '5', cases: 0 }))
    const { code, out } = await run(censusCheckFile, [path])
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, 4)).toEqual([
      `${path}: return of 2025, authority 999, 1 worker.`,
      'K17 query, worker 1 (SW1), line 30: The role is case holder and no cases are held. Give the cases, or another role such as 6, qualified without cases.',
      '0 errors, 1 query.',
      'turnover (fte): 0.0 % (0 of 1)',
    ])
  })

  it('compares with the return of the year before where it is named', async () => {
    const [now, last] = [join(folder, 'now.xml'), join(folder, 'last.xml')]
    writeFileSync(now, right(2025, { registrationNumber: 'SW2', startedOn: day('2025-01-06'), ftePreviousYear: 0 }))
    writeFileSync(last, right(2024))
    const { code, out } = await run(censusCheckFile, [now], [], { previous: last })
    expect(code).toBe(0)
    expect(out).toContain('K25.1 query: SW1 was in post on 30 September 2024 (worker 1 of that return) and is neither in post nor a leaver now.')
    expect(out).toContain('0 errors, 1 query.')
    expect((await run(censusCheckFile, [now], [], { previous: join(folder, 'nothing.xml') })).code).toBe(2)
  })

  it('marks a year that is not verified', async () => {
    const path = join(folder, 'next.xml')
    writeFileSync(path, right(2026))
    expect((await run(censusCheckFile, [path])).out).toContain('Provisional: read with the layout of 2026 (unverified).')
  })

  it('refuses what is no return with 1 and a sentence, and what cannot be read with 2', async () => {
    const path = join(folder, 'page.xml')
    writeFileSync(path, '<html/>')
    expect(await run(censusCheckFile, [path], ['json'])).toEqual({
      code: 1, out: '', err: `${path}: The file is not a census return: it begins with <html> and not with <Message>. Choose the XML file of the children's social work workforce census that was made for COLLECT.`,
    })
    expect(await run(censusCheckFile, [join(folder, 'nothing.xml')])).toEqual({
      code: 2, out: '', err: `The file ${join(folder, 'nothing.xml')} cannot be read. Check its name and that you may read it.`,
    })
  })
})

describe('measures check-published FILE.csv', () => {
  it('prints one entry for each published rate', async () => {
    const { code, out, err } = await run(checkPublished, [`${PUBLISHED}csww_indicators_2017_to_2025.csv`], ['json'])
    const printed = JSON.parse(out) as { measure: string; offRows: { reason: string }[]; off: number }[]
    expect([code, err, printed.length]).toEqual([0, '', 9])
    expect(printed[0]).toMatchObject({ measure: 'turnover', basis: 'fte', rows: 1453, exact: 1337, within_0_2: 114, off: 2 })
    expect(printed.every((entry) => entry.off === entry.offRows.length && entry.offRows.every((row) => row.reason !== ''))).toBe(true)
  })

  it('refuses a file without rates, a file of another kind and no file', async () => {
    expect((await run(checkPublished, [`${PUBLISHED}csww_role_totals_2019_to_2025.csv`])).code).toBe(1)
    expect(await run(checkPublished, [`${PUBLISHED}sn_model_2025_wide.csv`])).toMatchObject({ code: 1, err: expect.stringMatching(/none of the published workforce files/) as unknown })
    expect((await run(checkPublished, [`${PUBLISHED}nothing.csv`])).code).toBe(2)
  })
})

function right(year: number, facts: Parameters<typeof aWorker>[0] = {}): string {
  const { layout } = layoutFor(year)
  const offers = Object.fromEntries(layout.laBlock.items.filter((item) => item.format.kind === 'code').map((item) => [item.name, '0']))
  return returnText({
    header: headerFor({ year, laNumber: '999', softwareCode: 'Test', dateTime: `${year}-10-07T09:00:00` }),
    laBlock: { values: { NumberOfVacancies: '1', NoAgencyFTE: '0', NoAgencyHeadcount: '0', ...offers, OtherAllowances: 'None' } },
    records: [formatWorker(aWorker(facts), layout)],
  }, layout)
}

async function run(command: Command, operands: readonly string[], flags: readonly string[] = [], options: Readonly<Record<string, string>> = {}): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await command.run({
    operands, option: (name) => options[name], flag: (name) => flags.includes(name), print: (text) => void out.push(text), say: (text) => void err.push(text),
    environment: {}, today: day('2026-11-21'),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
