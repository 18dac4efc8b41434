import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, type Day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { aPerson, aPlace, aSpell, buildRecord, seen } from '../../workforce/testing/build-record.ts'
import { teamConditions } from './conditions.ts'
import { promptsDue, type Prompt } from './prompts.ts'
import { promptsSummary } from './prompts-sheet.ts'
import { leavingSignals, poissonQuantile, signalsOf, type GroupTime } from './signals.ts'

const ON = day('2026-09-30')
const NOBODY = new Map<number, Day>()
const NOTHING = { passedOn: NOBODY, refusedOn: NOBODY }

test('exact limits of a Poisson number, as R’s qpois', () => {
  // qpois(c(.025, .975), 4) is 1 and 8; of 31 it is 21 and 42
  expect([poissonQuantile(0.025, 4), poissonQuantile(0.975, 4), poissonQuantile(0.025, 31), poissonQuantile(0.975, 31), poissonQuantile(0.5, 0)]).toEqual([1, 8, 21, 42, 0])
})

describe('signals', () => {
  it('are given from ten people on, where it is nine to one that the rate is higher', () => {
    const signals = signalsOf([...team('Ash', 20, 12), ...team('Birch', 40, 3), ...team('Cedar', 9, 8), ...team('Elm', 40, 4)])
    expect(signals.map(({ group, people, left, standing }) => [group, people, left, standing])).toEqual([
      ['Ash', 20, 12, 'more than expected'], ['Birch', 40, 3, 'as expected'], ['Cedar', 9, 8, 'too few'], ['Elm', 40, 4, 'as expected'],
    ])
  })

  it('say nothing where nobody left, and nothing of nobody', () => {
    expect(signalsOf(team('Ash', 30, 0)).map(({ standing, usual }) => [standing, usual])).toEqual([['as expected', { from: 0, until: 0 }]])
    expect(signalsOf([])).toEqual([])
    expect(leavingSignals(buildRecord({ coverage: { returnYears: [2026], peopleFrom: null, agencyFrom: null, agencyUntil: null } }), ON)).toBeNull()
  })

  it('count the time in each team, and a leaver in the team that was left', () => {
    const record = buildRecord({
      teams: [{ id: 1, serviceId: null, name: 'North', openedOn: null, closedOn: null }, { id: 2, serviceId: null, name: 'South', openedOn: null, closedOn: null }],
      employments: [aSpell(1, '2020-01-01', { endedOn: day('2026-06-30') })],
      assignments: [aPlace(1, '2020-01-01', { teamId: 1, endedOn: day('2026-03-31') }), aPlace(2, '2026-04-01', { personId: 1, employmentId: 1, teamId: 2, endedOn: day('2026-06-30') })],
    })
    expect(leavingSignals(record, ON)?.teams.map(({ group, left, years }) => [group, left, years.toFixed(2)])).toEqual([['North', 0, '0.50'], ['South', 1, '0.25']])
  })
})

describe('prompts', () => {
  const people = [aPerson(1), aPerson(2)]
  const due = (record: Workforce, passed: ReadonlyMap<number, Day> = NOBODY) => promptsDue(record, { passedOn: passed, refusedOn: NOBODY }, [], ON).map(({ personId, rule, dueOn }) => [personId, rule, dueOn])

  it('come at 18, 24 and 30 months here, three months after passing, and not earlier than six weeks before', () => {
    expect(due(buildRecord({ people, employments: [aSpell(1, '2025-04-10'), aSpell(2, '2025-06-30')] }))).toEqual([[1, 'service-18', '2026-10-10']])
    expect(due(buildRecord({ people, employments: [aSpell(1, '2016-01-01')] }))).toEqual([])
    expect(due(buildRecord({ people, employments: [aSpell(1, '2024-08-31')] }))).toEqual([[1, 'service-24', '2026-08-31']])
    expect(due(buildRecord({ people, employments: [aSpell(1, '2023-01-01')] }), new Map([[1, day('2026-07-15')]]))).toEqual([[1, 'passed', '2026-10-15']])
  })

  it('come four weeks after the team has another manager, for who was in it then', () => {
    const manages = (id: number, from: string, until: Day | null) => aPlace(id, from, { teamId: 5, dfeRole: 3, endedOn: until })
    const record = buildRecord({
      people: [1, 2, 3, 4].map((id) => aPerson(id)), employments: [1, 2, 3, 4].map((id) => aSpell(id, '2015-01-01')),
      assignments: [manages(1, '2018-01-01', day('2026-08-31')), manages(2, '2026-09-01', null), aPlace(3, '2019-01-01', { teamId: 5, dfeRole: 5 }), aPlace(4, '2026-09-10', { teamId: 5, dfeRole: 5 })],
    })
    expect(due(record)).toEqual([[3, 'new-manager', '2026-09-29']])
  })

  it('come four weeks after a panel deferred or did not pass, whoever is still here and was not refused in an earlier time here', () => {
    const after = (refused: string, startedOn = '2015-01-01') => promptsDue(buildRecord({ people, employments: [aSpell(1, startedOn)] }), { passedOn: NOBODY, refusedOn: new Map([[1, day(refused)]]) }, [], ON).map(({ rule, dueOn }) => [rule, dueOn])
    expect(after('2026-09-10')).toEqual([['panel-not-passed', '2026-10-08']])
    expect(after('2026-10-01')).toEqual([])
    expect(after('2026-09-10', '2026-09-15')).toEqual([])
  })

  it('come two weeks after the return from four weeks away, whatever for, and never while somebody is away', () => {
    const away = (...spans: readonly (readonly [string, string | null, string?])[]) => due(buildRecord({
      people, employments: [aSpell(1, '2015-01-01')],
      absences: spans.map(([from, until, category]) => ({ personId: 1, startedOn: day(from), endedOn: until === null ? null : day(until), category: category ?? 'sickness', workingDays: null, source: 'HR' })),
    })).map(([, rule, dueOn]) => [rule, dueOn])
    expect(away(['2026-08-24', '2026-09-20'])).toEqual([['back-from-absence', '2026-10-05']])
    expect(away(['2026-08-24', '2026-09-20', 'maternity'])).toEqual([['back-from-absence', '2026-10-05']])
    expect(away(['2026-08-25', '2026-09-20'])).toEqual([])
    // a Friday's certificate and the next from Monday are one absence; four days between them are two
    expect(away(['2026-08-21', '2026-09-04'], ['2026-09-07', '2026-09-20'])).toEqual([['back-from-absence', '2026-10-05']])
    expect(away(['2026-08-21', '2026-09-04'], ['2026-09-08', '2026-09-20'])).toEqual([])
    expect(away(['2026-08-01', null])).toEqual([])
    expect(away(['2026-08-01', '2026-09-30'])).toEqual([])
  })

  it('are counted: overdue, and due until the last day of the list', () => {
    const prompt = (dueOn: string): Prompt => ({ personId: 1, rule: 'passed', dueOn: day(dueOn), teamId: null })
    expect(promptsSummary([prompt('2026-09-01'), prompt('2026-09-30'), prompt('2026-10-20')], ON)).toBe('3 conversations: 1 overdue, 2 due by 20 October 2026.')
    expect(promptsSummary([prompt('2026-09-29')], ON)).toBe('1 conversation: 1 overdue.')
  })

  it('go when they are closed, and when the person has left', () => {
    const record = buildRecord({ people, employments: [aSpell(1, '2025-04-10')] })
    const [prompt] = promptsDue(record, NOTHING, [], ON)
    expect(prompt && promptsDue(record, NOTHING, [{ ...prompt, outcome: 'declined', onDay: ON }], ON)).toEqual([])
    expect(due(buildRecord({ people, employments: [aSpell(1, '2025-04-10', { endedOn: day('2026-09-01') })] }))).toEqual([])
  })
})

describe('no person has a score', () => {
  it('two people with the same days have the same prompts, whatever else is known of them', () => {
    const facts = fc.record({ fte: fc.double({ min: 0.1, max: 1, noNaN: true }), cases: fc.integer({ min: 0, max: 40 }), daysLost: fc.integer({ min: 0, max: 250 }), isAbsent: fc.boolean(), isFrontline: fc.boolean(), origin: fc.integer({ min: 1, max: 9 }), pay: fc.integer({ min: 0, max: 90_000 }) })
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_500 }), facts, facts, (age, a, b) => {
      const startedOn = addDays(ON, -age)
      const record = buildRecord({
        people: [aPerson(1, { isFrontline: a.isFrontline }), aPerson(2, { isFrontline: b.isFrontline })],
        employments: [aSpell(1, startedOn, { startOrigin: a.origin }), aSpell(2, startedOn, { startOrigin: b.origin })],
        observations: [a, b].map((one, at) => seen(at + 1, '2026-09-30', { fte: one.fte, cases: one.cases, daysLost: one.daysLost, isAbsent: one.isAbsent, baseSalary: one.pay })),
      })
      const prompts = promptsDue(record, NOTHING, [], ON)
      const of = (personId: number) => prompts.filter((prompt) => prompt.personId === personId).map(({ rule, dueOn }) => [rule, dueOn])
      expect(of(1)).toEqual(of(2))
    }))
  })

  it('a prompt holds who, which rule, when and in which team, and no number besides', () => {
    const [prompt] = promptsDue(buildRecord({ people: [aPerson(1)], employments: [aSpell(1, '2025-04-10')] }), NOTHING, [], ON)
    expect(Object.keys(prompt ?? {}).sort()).toEqual(['dueOn', 'personId', 'rule', 'teamId'] satisfies (keyof Prompt)[])
  })

  it('signals and conditions name no person', () => {
    const record = buildRecord({ people: [aPerson(77)], employments: [aSpell(77, '2020-01-01')], assignments: [aPlace(77, '2020-01-01', { teamId: 1 })], teams: [{ id: 1, serviceId: null, name: 'North', openedOn: null, closedOn: null }] })
    expect(JSON.stringify([leavingSignals(record, ON), teamConditions(record, ON)])).not.toMatch(/77|personId/)
  })

  it('what works out prompts reads no statistics, and no table about a person has a column for a chance, a risk or a score', () => {
    const own = join(import.meta.dirname)
    for (const file of ['prompts.ts', 'prompts-sheet.ts']) expect(readFileSync(join(own, file), 'utf8'), file).not.toMatch(/stats\//)
    const migrations = join(import.meta.dirname, '../../../migrations')
    const tables = readdirSync(migrations).flatMap((file) => [...readFileSync(join(migrations, file), 'utf8').matchAll(/create table (\S+) \(([\s\S]*?)\n\);/g)])
    const ofPeople = tables.filter(([, , columns]) => /^\s+person_id /m.test(columns ?? ''))
    expect(ofPeople.map(([, name]) => name)).toContain('stay_conversation')
    for (const [, name, columns] of ofPeople) expect(columns, name).not.toMatch(/^\s+\w*(probab|likeli|hazard|propens|risk|score|predict|flight)\w* /m)
  })
})

function team(group: string, people: number, left: number): GroupTime[] {
  return Array.from({ length: people }, (_, at) => ({ group, personId: group.charCodeAt(0) * 1000 + at, years: 1, left: at < left }))
}
