import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../files/sheet.ts'
import { day } from '../../time/day.ts'
import { aPlace, aSpell, buildRecord, seen } from '../../workforce/testing/build-record.ts'
import { onePage } from '../rules/one-page.ts'
import { CaseloadsPage } from './caseloads-page.tsx'
import { onePageSheet, WorkforcePage } from './workforce-page.tsx'

const on = day('2026-09-30')
const chosen = { on, text: '', problem: null }
const address = { path: '/workforce', query: {} }

describe('pages without data say what is missing and which file to load', () => {
  test.each([
    ['workforce', <WorkforcePage chosen={{ ...chosen, on: null }} content={null} address={address} />, 'census returns'],
    ['caseloads', <CaseloadsPage chosen={chosen} content={null} address={address} />, 'allocation extract'],
  ])('%s', (_, body, file) => {
    const html = renderToString(body)
    expect(html).toContain('href="/data"')
    expect(html).toContain(file)
  })
})

const record = buildRecord({
  employments: [aSpell(1, '2020-01-01'), aSpell(2, '2020-01-01', { endedOn: day('2026-03-31') })],
  observations: [seen(1, '2026-09-30', { fte: 0.8 }), seen(2, '2025-09-30')],
  assignments: [aPlace(1, '2020-01-01', { teamId: 1 })],
  teams: [{ id: 1, serviceId: null, name: 'Families 1', openedOn: null, closedOn: null }],
})

test('the page and its file show the same words', () => {
  const rows = onePage({ record, teams: null, on, published: null, targets: [{ measure: 'turnover', basis: 'fte', groupKind: null, value: 10, owner: 'Head of service', dueOn: day('2027-03-31') }] })
  const sheet = onePageSheet(rows, null, [])
  const html = renderToString(<WorkforcePage chosen={chosen} content={{ on, rows, sheet, trends: [], teams: null, mayNameCouncils: false }} address={address} />)
  const [turnover] = [...valuesOf(sheet)]
  // 1.0 left of 0.8 at the end
  expect(turnover?.slice(0, 2)).toEqual(['Turnover', '125.0% (1 of 0.8 FTE)'])
  expect(html).toContain('125.0%')
  expect(html).toContain('1 of 0.8 FTE')
  expect(turnover?.[4]).toBe('10.0% by 31 Mar 2027, Head of service')
  expect(html).not.toContain('to compare with')
})

test('who sees some teams only gets the figures of these teams, and none that is not known of a team', () => {
  const rows = onePage({ record, teams: [{ id: 0, name: 'A team that nobody is in' }], on, published: null, targets: [] })
  const names = rows.map((row) => row.measure.measure)
  expect(names).toContain('turnover')
  expect(names).not.toContain('progression')
  expect(names).not.toContain('agency-cost')
  expect(rows.find((row) => row.measure.measure === 'in-post')?.figure.value).toBe(0)
})
