import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type Day } from '../../time/day.ts'
import { guessEndMeans, lastDay } from './end-means.ts'
import { isOneSlip } from './exceptions.ts'
import { workingDaysAfter } from './expected.ts'
import { foldEstablishment, fundedByTeam, type EstablishmentFile, type PostRow } from './fold-establishment.ts'

const begin = day('2024-01-01')
const row = fc.record({ number: fc.integer({ min: 1, max: 6 }), team: fc.constantFrom('North', 'South'), fte: fc.constantFrom(0.1, 0.2, 0.5, 0.7, 1), title: fc.constantFrom('Social Worker', 'Team Manager') })
const file = fc.record({ after: fc.integer({ min: 0, max: 700 }), rows: fc.uniqueArray(row, { selector: ({ number }) => number, maxLength: 6 }) })
const files = fc.uniqueArray(file, { selector: ({ after }) => after, maxLength: 6 }).map((list) => list.map(({ after, rows }): EstablishmentFile => ({ asOf: addDays(begin, after), rows: rows.map(postRow) })))

describe('the establishment that files give together', () => {
  it('does not depend on the order of loading, and the same file twice is the file once', () => {
    fc.assert(fc.property(files, (list) => {
      const folded = foldEstablishment(list)
      expect(foldEstablishment([...list].reverse())).toEqual(folded)
      const later = list.flatMap((one) => [one, { ...one, asOf: addDays(one.asOf, 0) }])
      expect(foldEstablishment(later)).toEqual(folded)
    }))
  })

  it('has on the day of each file exactly what that file says', () => {
    fc.assert(fc.property(files, (list) => {
      const folded = foldEstablishment(list)
      for (const one of list) {
        const total = fundedByTeam(folded, one.asOf).reduce((sum, team) => sum + team.fundedFte, 0)
        expect(total).toBeCloseTo(one.rows.reduce((sum, post) => sum + post.fundedFte, 0), 9)
      }
    }))
  })

  it('never gives one post two periods at once', () => {
    fc.assert(fc.property(files, (list) => {
      for (const post of foldEstablishment(list)) {
        post.periods.forEach((period, index) => {
          if (period.endedOn !== null) expect(period.endedOn >= period.startedOn).toBe(true)
          const next = post.periods[index + 1]
          if (next) expect(period.endedOn !== null && period.endedOn < next.startedOn).toBe(true)
        })
      }
    }))
  })
})

describe('what an end means', () => {
  const chain = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 3, maxLength: 8 })
  it('is told apart by rows that follow one another, and both readings give the same periods', () => {
    fc.assert(fc.property(chain, (lengths) => {
      const starts = lengths.reduce<Day[]>((list, length) => [...list, addDays(list.at(-1) ?? begin, length + 1)], [begin])
      const rows = (gap: number) => starts.slice(0, -1).map((startedOn, index) => ({ subject: 'one', startedOn, endedOn: addDays(starts[index + 1] ?? startedOn, -gap) }))
      expect(guessEndMeans(rows(1)).endMeans).toBe('last-day')
      expect(guessEndMeans(rows(0)).endMeans).toBe('day-after')
      expect(rows(0).map((one) => lastDay(one.startedOn, one.endedOn, 'day-after'))).toEqual(rows(1).map((one) => lastDay(one.startedOn, one.endedOn, 'last-day')))
    }))
  })
})

describe('a slip of the keyboard', () => {
  it('is one sign more, less or other, and the same both ways', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9]{5,9}$/), fc.nat(8), fc.stringMatching(/^[a-z]$/), (text, place, letter) => {
      const at = place % text.length
      const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`
      const longer = `${text.slice(0, at)}${letter}${text.slice(at)}`
      expect([isOneSlip(text, changed), isOneSlip(changed, text), isOneSlip(text, longer), isOneSlip(longer, text)]).toEqual([true, true, true, true])
      expect(isOneSlip(text, `${letter}${letter}${text}`)).toBe(false)
    }))
  })
})

describe('working days', () => {
  it('leave out weekends and holidays', () => {
    expect(workingDaysAfter(day('2026-12-24'), 3, new Set([day('2026-12-25'), day('2026-12-28')]))).toBe('2026-12-31')
    expect(workingDaysAfter(day('2026-11-20'), 3, new Set())).toBe('2026-11-25')
  })
})

function postRow({ number, team, fte, title }: { number: number; team: string; fte: number; title: string }): PostRow {
  return { kind: 'position', positionNumber: `P${number}`, row: number, team, service: null, title, grade: null, dfeRole: 5, fundedFte: fte, costCode: null, fundingSource: null, fundingEndsOn: null, stage: 'open' }
}
