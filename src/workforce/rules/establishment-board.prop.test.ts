import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDay, anyRecord } from '../testing/random-record.ts'
import { boardTotals, groupBoard, type BoardTotals } from './board-totals.ts'
import { establishmentBoard } from './establishment-board.ts'
import { indexRecord, isAgencyOn, isInPost, observed } from './on-day.ts'
import { bridgeLines, vacancyBridge } from './vacancy-bridge.ts'

const millionths = (value: number) => Math.round(value * 1e6)

test('posts = held + vacant - over - overlap, in FTE and in posts, in every row, team, service and in all', () => {
  fc.assert(fc.property(anyRecord, anyDay, (record, on) => {
    const rows = establishmentBoard(record, on)
    const groups = groupBoard(rows)
    const all: BoardTotals[] = [boardTotals(rows), ...rows.map((row) => boardTotals([row])), ...groups.map((group) => group.totals), ...groups.flatMap((group) => group.teams.map((team) => team.totals))]
    for (const totals of all) {
      expect(millionths(totals.fundedFte)).toBe(millionths(totals.heldFte) + millionths(totals.vacantFte) - millionths(totals.overFte) - millionths(totals.overlapFte))
      expect(totals.posts).toBe(totals.places + totals.vacantPosts - totals.extraPlaces)
    }
  }), { numRuns: 2000 })
}, 60_000)

test('teams add up to services and services to the council', () => {
  fc.assert(fc.property(anyRecord, anyDay, (record, on) => {
    const rows = establishmentBoard(record, on)
    const groups = groupBoard(rows)
    const whole = boardTotals(rows)
    for (const key of Object.keys(whole) as (keyof BoardTotals)[]) {
      // a person in two teams is one person of the council
      if (key === 'heads') continue
      const services = groups.reduce((sum, group) => sum + millionths(group.totals[key]), 0)
      const teams = groups.flatMap((group) => group.teams).reduce((sum, team) => sum + millionths(team.totals[key]), 0)
      expect([key, services, teams]).toEqual([key, millionths(whole[key]), millionths(whole[key])])
    }
  }), { numRuns: 1000 })
}, 60_000)

test('nobody in post is lost, and each FTE is counted once', () => {
  fc.assert(fc.property(anyRecord, anyDay, (record, on) => {
    const index = indexRecord(record)
    const rows = establishmentBoard(record, on)
    const staff = record.employments.filter((employment) => isInPost(employment, index.unconfirmed.get(employment.id) ?? [], on))
    const agency = record.employments.filter((employment) => isAgencyOn(employment, index.unconfirmed.get(employment.id) ?? [], on))
    expect(new Set(rows.flatMap((row) => row.holders.map((holder) => holder.employmentId)))).toEqual(new Set(staff.map((employment) => employment.id)))
    expect(new Set(rows.flatMap((row) => row.agency.map((worker) => worker.employmentId)))).toEqual(new Set(agency.map((employment) => employment.id)))
    for (const employment of [...staff, ...agency]) {
      const fte = observed(index.observations.get(employment.id) ?? [], 'fte', on)
      if (fte === null) continue
      const counted = rows.flatMap((row) => [...row.holders, ...row.agency]).filter((holder) => holder.employmentId === employment.id)
      expect(counted.reduce((sum, holder) => sum + millionths(holder.fte), 0)).toBe(millionths(fte))
    }
  }), { numRuns: 2000 })
}, 60_000)

test('the bridge balances between any two days, by council, service and team', () => {
  fc.assert(fc.property(anyRecord, anyDay, anyDay, fc.constantFrom('council' as const, 'service' as const, 'team' as const), (record, a, b, by) => {
    const [from, until] = a < b ? [a, b] : [b, a]
    const bridges = vacancyBridge(record, from, until, by)
    for (const bridge of bridges) {
      const lines = bridgeLines(bridge)
      expect(millionths(bridge.opening.fte) + lines.reduce((sum, line) => sum + millionths(line.fte), 0)).toBe(millionths(bridge.closing.fte))
      expect(bridge.opening.posts + lines.reduce((sum, line) => sum + line.posts, 0)).toBe(bridge.closing.posts)
    }
    const opening = bridges.reduce((sum, bridge) => sum + millionths(bridge.opening.fte), 0)
    expect(opening).toBe(millionths(boardTotals(establishmentBoard(record, from)).vacantFte))
  }), { numRuns: 3000 })
}, 60_000)
