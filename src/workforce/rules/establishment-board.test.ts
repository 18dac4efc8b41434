import { describe, expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { aPlace, aPost, aSpell, buildRecord, seen } from '../testing/build-record.ts'
import { boardChanges } from './board-changes.ts'
import { boardTotals, groupBoard } from './board-totals.ts'
import { establishmentBoard } from './establishment-board.ts'
import { stageOf } from './post-stage.ts'
import type { Workforce } from './record.ts'

const services = [{ id: 1, name: 'Families First', sort: 1 }]
const team = (id: number) => ({ id, serviceId: 1, name: `Families ${id}`, openedOn: null, closedOn: null })
const on = day('2026-10-31')

describe('the Durham expert social work practitioner posts (C085)', () => {
  // 12 posts in 12 of 14 Families First teams, 11 filled, 1 at interview
  const teams = Array.from({ length: 14 }, (_, at) => team(at + 1))
  const record = buildRecord({
    services, teams,
    posts: Array.from({ length: 12 }, (_, at) => aPost(at + 1, { teamId: at + 1, title: 'Expert social work practitioner', stage: at === 11 ? 'At interview' : 'open' })),
    employments: Array.from({ length: 11 }, (_, at) => aSpell(at + 1, '2024-01-01')),
    observations: Array.from({ length: 11 }, (_, at) => seen(at + 1, '2026-10-31')),
    assignments: Array.from({ length: 11 }, (_, at) => aPlace(at + 1, '2024-01-01', { postId: at + 1, teamId: at + 1 })),
  })

  test('11 filled and 1 at interview; posts in 12 of 14 teams', () => {
    const rows = establishmentBoard(record, on)
    expect(boardTotals(rows)).toMatchObject({ posts: 12, places: 11, vacantPosts: 1, vacantFte: 1, vacantFteWithoutOffer: 1 })
    expect(rows.filter((row) => row.vacantPosts > 0).map((row) => [row.teamName, row.stage])).toEqual([['Families 12', 'interview']])
    expect(groupBoard(rows)[0]?.teams).toHaveLength(12)
    expect(((12 / teams.length) * 100).toFixed(1)).toBe('85.7')
  })
})

test('a post held 0.6 of 1.0 with an agency worker of 1.0 in it is 0.4 vacant, 0.4 covered and no gap', () => {
  const [row] = establishmentBoard(buildRecord({
    services, teams: [team(1)], posts: [aPost(1)],
    employments: [aSpell(1, '2024-01-01'), aSpell(2, '2026-06-01', { basis: 'agency', endedOn: day('2026-11-20') })],
    observations: [seen(1, '2026-10-01', { fte: 0.6 }), seen(2, '2026-10-01', { fte: 1 })],
    assignments: [aPlace(1, '2024-01-01', { postId: 1 }), aPlace(2, '2026-06-01', { postId: 1 })],
  }), on)
  expect(row).toMatchObject({ fundedFte: 1, heldFte: 0.6, vacantFte: 0.4, agencyFte: 1, coveredFte: 0.4, gapFte: 0, vacantPosts: 0, vacantSince: null })
  expect(row?.flags).toEqual(['agency ends within 28 days'])
})

test('cover beside a holder on leave is overlap, not over establishment; why the holder is away is not on the board', () => {
  const record = buildRecord({
    services, teams: [team(1)], posts: [aPost(1)],
    employments: [aSpell(1, '2020-01-01'), aSpell(2, '2026-08-01', { contractKind: 'Fixed term' })],
    observations: [seen(1, '2026-10-01'), seen(2, '2026-10-01')],
    assignments: [aPlace(1, '2020-01-01', { postId: 1 }), aPlace(2, '2026-08-01', { postId: 1, kind: 'Maternity cover', endedOn: day('2027-07-31') })],
  })
  const [row] = establishmentBoard(record, on, [{ personId: 1, startedOn: day('2026-08-15'), endedOn: day('2027-08-14'), category: 'MAT', workingDays: null, source: 'HR' }])
  expect(row).toMatchObject({ heldFte: 2, overlapFte: 1, overFte: 0, vacantFte: 0, extraPlaces: 1 })
  expect(row?.holders.map((holder) => [holder.footing, holder.endsOn, holder.isAbsent, holder.absentUntil])).toEqual([
    ['permanent', null, true, '2027-08-14'], ['maternity cover', '2027-07-31', false, null],
  ])
  expect(JSON.stringify(row)).not.toContain('MAT')
})

test('who acts up is counted in the post acted in, and leaves the own post open since that day', () => {
  const rows = establishmentBoard(buildRecord({
    services, teams: [team(1)], posts: [aPost(1), aPost(2, { title: 'Team manager', dfeRole: 3 })],
    employments: [aSpell(1, '2020-01-01')], observations: [seen(1, '2026-10-01', { fte: 0.8 })],
    assignments: [aPlace(1, '2020-01-01', { postId: 1 }), aPlace(2, '2026-09-01', { id: 2, personId: 1, employmentId: 1, postId: 2, kind: 'Acting up' })],
  }), on)
  expect(rows.map((row) => [row.title, row.heldFte, row.vacantFte, row.vacantSince])).toEqual([['Social worker', 0, 1, '2026-09-01'], ['Team manager', 0.8, 0.2, null]])
  expect(boardTotals(rows)).toMatchObject({ heads: 1, places: 1, inPostFte: 0.8 })
})

test('vacant since the day after the last holder left; over 90 days stands out, 90 do not', () => {
  const vacant = (lastDay: string) => establishmentBoard(buildRecord({
    services, teams: [team(1)], posts: [aPost(1, { fundingEndsOn: day('2027-03-31') })],
    employments: [aSpell(1, '2024-01-01', { endedOn: day(lastDay) })],
    assignments: [aPlace(1, '2024-01-01', { postId: 1, endedOn: day(lastDay) })],
  }), on)[0]
  // from 2 August to 31 October are 90 days
  expect(vacant('2026-08-01')).toMatchObject({ vacantSince: '2026-08-02', flags: ['funding ends within 6 months'] })
  expect(vacant('2026-07-31')).toMatchObject({ vacantSince: '2026-08-01', flags: ['vacant over 90 days', 'funding ends within 6 months'] })
  // a person whose last day is today is a leaver, not in post
  expect(vacant('2026-10-31')).toMatchObject({ vacantSince: '2026-10-31', vacantFte: 1 })
})

test('both counts of vacancies (C110): DfE counts all, the council those without an offer; a known starter is an offer', () => {
  const rows = establishmentBoard(buildRecord({
    services, teams: [team(1)],
    posts: [aPost(1, { stage: 'Offer made' }), aPost(2), aPost(3, { stage: 'frozen' }), aPost(4)],
    employments: [aSpell(2, '2026-11-16'), aSpell(4, '2027-04-01')],
    assignments: [aPlace(2, '2026-11-16', { postId: 2 }), aPlace(4, '2027-04-01', { postId: 4 })],
  }), on)
  expect(rows.map((row) => [row.positionNumber, row.stage, row.hasOffer, row.nextStart?.startsOn ?? null])).toEqual([
    ['P1', 'offer', true, null], ['P2', 'not stated', true, '2026-11-16'], ['P3', 'held', false, null], ['P4', 'not stated', false, null],
  ])
  expect(boardTotals(rows)).toMatchObject({ vacantPosts: 4, vacantPostsWithoutOffer: 2, vacantFte: 4, vacantFteWithoutOffer: 2 })
})

test('a grid cell is one row with several holders, found by team and grade; who fits no cell has a row of their own', () => {
  const record: Workforce = buildRecord({
    services, teams: [team(1)], posts: [aPost(1, { kind: 'grid', positionNumber: 'Families 1 / G9', grade: 'G9', fundedFte: 3.6 })],
    employments: [1, 2, 3, 4].map((id) => aSpell(id, '2024-01-01')), observations: [1, 2, 3, 4].map((id) => seen(id, '2026-10-01', { fte: id === 3 ? 0.5 : 1 })),
    assignments: [1, 2, 3, 4].map((id) => aPlace(id, '2024-01-01', { teamId: 1, grade: id === 4 ? 'G11' : 'g9' })),
  })
  const rows = establishmentBoard(record, on)
  expect(rows.map((row) => [row.kind, row.holders.length, row.fundedFte, row.heldFte, row.vacantFte, row.noPostFte])).toEqual([['grid', 3, 3.6, 2.5, 1.1, 0], ['no post', 1, 0, 0, 0, 1]])
  expect(boardTotals(rows)).toMatchObject({ inPostFte: 3.5, heads: 4 })
})

test('changes between two days', () => {
  const record = buildRecord({
    services, teams: [team(1)],
    posts: [aPost(1), aPost(2, { startedOn: day('2026-10-15') }), aPost(3, { endedOn: day('2026-10-10') }), aPost(4, { endedOn: day('2026-10-10') }), aPost(4, { fundedFte: 0.5, startedOn: day('2026-10-11') })],
    employments: [aSpell(1, '2024-01-01', { endedOn: day('2026-10-20') }), aSpell(2, '2026-10-21')],
    observations: [seen(1, '2026-01-01'), seen(2, '2026-10-21')],
    assignments: [aPlace(1, '2024-01-01', { postId: 1 }), aPlace(2, '2026-10-21', { postId: 1 })],
  })
  const changes = boardChanges(establishmentBoard(record, day('2026-09-30')), establishmentBoard(record, on))
  expect(changes.map((change) => [change.positionNumber, change.kind, change.before, change.after, change.personId])).toEqual([
    ['P1', 'holder came', 0, 1, 2], ['P1', 'holder went', 1, 0, 1], ['P2', 'new post', 0, 1, null], ['P4', 'funded FTE changed', 1, 0.5, null], ['P3', 'post ended', 1, 0, null],
  ])
})

test('stages are read in the words of establishment files', () => {
  expect(['Frozen', 'On hold', 'Out to advert', 'At interview', 'Offer accepted', 'Not advertised', 'open', ''].map(stageOf)).toEqual([
    'held', 'held', 'advertised', 'interview', 'offer', 'not advertised', 'not stated', 'not stated',
  ])
})
