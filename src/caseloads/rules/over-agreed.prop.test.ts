import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../../time/day.ts'
import { isWorkingDay } from '../../time/working-days.ts'
import { overSpells, type CaseloadStep } from './over-agreed.ts'

const step = (from: string, held: number | null, agreed: number | null = 10): CaseloadStep => ({ from: day(from), held, agreed })

describe('a stretch over the agreed caseload', () => {
  // 6 January 2025 is a Monday.
  test.each([
    { name: 'opens on the fifth working day', steps: [step('2025-01-06', 11)], until: '2025-01-10', openedOn: '2025-01-10', endedOn: null },
    { name: 'is no record on the fourth', steps: [step('2025-01-06', 11)], until: '2025-01-09', openedOn: null, endedOn: null },
    { name: 'that begins on a Saturday counts from Monday', steps: [step('2025-01-04', 11)], until: '2025-01-31', openedOn: '2025-01-10', endedOn: null },
    { name: 'leaves Good Friday and Easter Monday out', steps: [step('2025-04-17', 12)], until: '2025-04-30', openedOn: '2025-04-25', endedOn: null },
    { name: 'at 20 % waits', steps: [step('2025-01-06', 12)], until: '2025-01-07', openedOn: null, endedOn: null },
    { name: 'above 20 % opens at once', steps: [step('2025-01-06', 13)], until: '2025-01-06', openedOn: '2025-01-06', endedOn: null },
    { name: 'that rises above 20 % opens then', steps: [step('2025-01-06', 11), step('2025-01-08', 14)], until: '2025-01-08', openedOn: '2025-01-08', endedOn: null },
    { name: 'ends by itself', steps: [step('2025-01-06', 13), step('2025-01-08', 10)], until: '2025-01-31', openedOn: '2025-01-06', endedOn: '2025-01-07' },
    { name: 'ends where nothing is agreed any more', steps: [step('2025-01-06', 13), step('2025-01-08', 13, null)], until: '2025-01-31', openedOn: '2025-01-06', endedOn: '2025-01-07' },
    { name: 'of nought agreed opens at once', steps: [step('2025-01-06', 1, 0)], until: '2025-01-06', openedOn: '2025-01-06', endedOn: null },
  ])('$name', ({ steps, until, openedOn, endedOn }) => {
    expect(overSpells(steps, day(until))).toMatchObject([{ openedOn, endedOn }])
  })

  test('is none at the agreed number', () => {
    expect(overSpells([step('2025-01-06', 10)], day('2025-12-31'))).toEqual([])
  })
})

const START = day('2024-12-16')
const steps = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 9 }), held: fc.option(fc.integer({ min: 0, max: 20 })), agreed: fc.option(fc.integer({ min: 0, max: 16 })) }), { minLength: 1, maxLength: 12 })
  .map((list) => {
    let at = START
    return list.map(({ gap, held, agreed }): CaseloadStep => ({ from: (at = addDays(at, gap)), held, agreed }))
  })

test('is what counting day by day gives', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 8 }), (list, length, workingDays) => {
      const until = addDays(START, length)
      expect(overSpells(list, until, { workingDays, atOncePercent: 20 })).toEqual(dayByDay(list, until, workingDays))
    }),
  )
})

/** The slow way: every day is looked at by itself. */
function dayByDay(list: readonly CaseloadStep[], until: Day, workingDays: number): unknown[] {
  const spells: { overSince: Day; openedOn: Day | null; endedOn: Day | null; most: number }[] = []
  let worked = 0
  let isOver = false
  for (let at = START; at <= until; at = addDays(at, 1)) {
    const now = list.filter((one) => one.from <= at).at(-1)
    const over = now === undefined || now.held === null || now.agreed === null ? 0 : now.held - now.agreed
    let spell = spells.at(-1)
    if (over <= 0) {
      if (isOver && spell) spell.endedOn = addDays(at, -1)
      isOver = false
      continue
    }
    if (!isOver || !spell) {
      spell = { overSince: at, openedOn: null, endedOn: null, most: 0 }
      spells.push(spell)
      worked = 0
      isOver = true
    }
    if (isWorkingDay(at)) worked += 1
    spell.most = Math.max(spell.most, over)
    const isAtOnce = now !== undefined && now.held !== null && now.agreed !== null && now.held / 1.2 > now.agreed + 1e-9
    if (worked >= workingDays || isAtOnce) spell.openedOn ??= at
  }
  return spells
}
