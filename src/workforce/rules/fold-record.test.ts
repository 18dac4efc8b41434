import { describe, expect, test } from 'vitest'
import { day, type Day } from '../../time/day.ts'
import { censusDay, yearEnding } from '../../time/census-year.ts'
import { emptyObservation, type Claim, type ClaimSource } from './claims.ts'
import { foldRecord } from './fold-record.ts'

function ret(year: number): ClaimSource {
  return { label: `return ${year}`, kind: 'return', rank: 1, on: censusDay(year), from: yearEnding(censusDay(year)).from }
}

function hr(on: Day): ClaimSource {
  return { label: `people ${on}`, kind: 'people', rank: 2, on, from: on }
}

function claim(source: ClaimSource, number: string, startedOn: Day | null, endedOn: Day | null = null, more: Partial<Claim['person']> = {}, fte = 1): Claim {
  return {
    source, row: 'line 1',
    person: {
      registrationNumber: number, staffNumber: null, email: null, givenName: null, familyName: null, registeredUntil: null, birthDate: day('1985-05-05'), sex: 'F',
      gender: null, ethnicity: 'WBRI', qualificationLevel: null, qualificationInstitution: null, isStepUp: null, isFrontline: null, ...more,
    },
    employment: {
      basis: 'employed', startedOn, endedOn, startOrigin: null, leaverDestination: endedOn ? 1 : null, leavingReason: endedOn ? 1 : null, contractKind: null,
      supplier: null, charge: null, chargeUnit: null, capGroup: null,
    },
    observations: [{ ...emptyObservation, onDay: source.on, fte: endedOn ? 0 : fte }],
    assignment: null,
  }
}

describe('several years of returns', () => {
  test('are one spell from its start to its end, with where the leaver went', () => {
    const [person] = foldRecord([claim(ret(2024), 'SW1', day('2019-04-01')), claim(ret(2025), 'SW1', day('2019-04-01'), day('2025-03-31'))], [ret(2024), ret(2025)], [])
    expect(person?.spells).toHaveLength(1)
    expect(person?.spells[0]).toMatchObject({ startedOn: '2019-04-01', endedOn: '2025-03-31', leaverDestination: 1, unconfirmed: [] })
  })

  test('give the same record in whatever order they were loaded', () => {
    const rows = [claim(ret(2023), 'SW1', day('2019-04-01')), claim(ret(2024), 'SW1', day('2019-04-08'), null, { ethnicity: 'REFU' }), claim(ret(2025), 'SW1', day('2019-04-08'), day('2025-01-31'))]
    const sources = [ret(2023), ret(2024), ret(2025)]
    const forwards = foldRecord(rows, sources, [])
    expect(foldRecord([...rows].reverse(), [...sources].reverse(), [])).toEqual(forwards)
  })

  test('list a start date that changed; the latest return stands', () => {
    const [person] = foldRecord([claim(ret(2024), 'SW1', day('2019-04-01')), claim(ret(2025), 'SW1', day('2019-04-08'))], [ret(2024), ret(2025)], [])
    expect(person?.spells.map((spell) => spell.startedOn)).toEqual(['2019-04-08'])
    expect(person?.conflicts).toContainEqual({ field: 'start', onDay: null, kept: '2019-04-08', keptSource: 'return 2025', setAside: '2019-04-01', setAsideSource: 'return 2024' })
  })

  test('keep who left and came back as two spells', () => {
    const rows = [claim(ret(2023), 'SW1', day('2015-01-05'), day('2023-02-28')), claim(ret(2025), 'SW1', day('2024-11-04'))]
    const [person] = foldRecord(rows, [ret(2023), ret(2024), ret(2025)], [])
    expect(person?.spells.map(({ startedOn, endedOn, unconfirmed }) => ({ startedOn, endedOn, unconfirmed }))).toEqual([
      { startedOn: '2015-01-05', endedOn: '2023-02-28', unconfirmed: [] },
      { startedOn: '2024-11-04', endedOn: null, unconfirmed: [] },
    ])
  })

  test('do not count whom a later return leaves out, and say so', () => {
    const [person] = foldRecord([claim(ret(2023), 'SW1', day('2015-01-05'))], [ret(2023), ret(2024), ret(2025)], [])
    expect(person?.spells[0]?.unconfirmed).toEqual([{ startedOn: '2023-10-01', endedOn: null, reason: 'not in return 2024, return 2025' }])
  })

  test('do not count before the first return that knows somebody whom an earlier one should have had', () => {
    const [person] = foldRecord([claim(ret(2025), 'SW1', day('2015-01-05'))], [ret(2024), ret(2025)], [])
    expect(person?.spells[0]?.unconfirmed).toEqual([{ startedOn: '2015-01-05', endedOn: '2024-09-30', reason: 'not in return 2024' }])
  })
})

describe('one number', () => {
  test('with two birth dates is two people, as DfE counts heads', () => {
    const rows = [claim(ret(2025), 'SW1', day('2020-01-01')), claim(ret(2025), 'SW1', day('2020-01-01'), null, { birthDate: day('1991-01-01') })]
    expect(foldRecord(rows, [ret(2025)], [])).toHaveLength(2)
  })

  test('with two birth dates is one person where somebody decided so', () => {
    const rows = [claim(ret(2024), 'SW1', day('2020-01-01')), claim(ret(2025), 'SW1', day('2020-01-01'), null, { birthDate: day('1985-05-06') })]
    const sources = [ret(2024), ret(2025)]
    expect(foldRecord(rows, sources, [])).toHaveLength(2)
    const [person, ...others] = foldRecord(rows, sources, [{ left: 'swe:SW1', right: 'swe:SW1', answer: 'same' }])
    expect(others).toEqual([])
    expect(person?.person.birthDate).toBe('1985-05-06')
  })

  test('in two rows with the same start is two roles of one person', () => {
    const rows = [claim(ret(2025), 'SW1', day('2020-01-01'), null, {}, 0.6), claim(ret(2025), 'SW1', day('2020-01-01'), null, {}, 0.4)]
    const [person, ...others] = foldRecord(rows, [ret(2025)], [])
    expect(others).toEqual([])
    expect(person?.spells.map(({ ordinal, observations }) => ({ ordinal, fte: observations[0]?.fte }))).toEqual([{ ordinal: 1, fte: 0.6 }, { ordinal: 2, fte: 0.4 }])
  })
})

describe('HR and a return', () => {
  test('agree on who is who by number; HR stands, and what the return says otherwise is listed', () => {
    const rows = [claim(ret(2025), 'SW1', day('2020-01-01')), claim(hr(day('2025-12-31')), 'SW1', day('2020-02-01'), null, { staffNumber: '00871', birthDate: null })]
    const [person, ...others] = foldRecord(rows, [ret(2025), hr(day('2025-12-31'))], [])
    expect(others).toEqual([])
    expect(person?.spells.map((spell) => spell.startedOn)).toEqual(['2020-02-01'])
    expect(person?.conflicts.map(({ field, kept, setAside }) => ({ field, kept, setAside }))).toEqual([{ field: 'start', kept: '2020-02-01', setAside: '2020-01-01' }])
  })

  test('an extract of January does not deny the leaver of the year after', () => {
    const rows = [claim(hr(day('2025-01-31')), 'SW1', day('2020-01-01')), claim(ret(2025), 'SW1', day('2020-01-01'), day('2025-05-31'))]
    const [person] = foldRecord(rows, [hr(day('2025-01-31')), ret(2025)], [])
    expect(person?.spells[0]?.endedOn).toBe('2025-05-31')
  })

  test('an extract of December that still has the leaver of May overrules it, and the conflict is listed', () => {
    const rows = [claim(ret(2025), 'SW1', day('2020-01-01'), day('2025-05-31')), claim(hr(day('2025-12-31')), 'SW1', day('2020-01-01'))]
    const [person] = foldRecord(rows, [ret(2025), hr(day('2025-12-31'))], [])
    expect(person?.spells[0]?.endedOn).toBeNull()
    expect(person?.conflicts.map(({ field, kept }) => ({ field, kept }))).toContainEqual({ field: 'end', kept: 'still here' })
  })
})

describe('an agency worker whom returns give a start', () => {
  const placed = (source: ClaimSource, endedOn: Day | null = null): Claim => {
    const row = claim(source, 'SW1', day('2021-03-01'), endedOn)
    return { ...row, employment: { ...row.employment, basis: 'agency' } }
  }
  const sources = [ret(2020), ret(2021), ret(2022), ret(2023)]

  // a return names every agency worker of its 30 September and asks for no leaver
  test('is not counted on the 30 September of a return that leaves the worker out', () => {
    const [person] = foldRecord([placed(ret(2021)), placed(ret(2023))], sources, [])
    expect(person?.spells.map((spell) => spell.unconfirmed)).toEqual([[{ startedOn: '2021-10-01', endedOn: '2022-09-30', reason: 'not in return 2022' }]])
    const [gone] = foldRecord([placed(ret(2021))], sources, [])
    expect(gone?.spells.map((spell) => spell.unconfirmed)).toEqual([[{ startedOn: '2021-10-01', endedOn: null, reason: 'not in return 2022, return 2023' }]])
  })

  test('who had gone by then is not missed', () => {
    const [person] = foldRecord([placed(ret(2021), day('2022-03-10'))], sources, [])
    expect(person?.spells.map((spell) => spell.unconfirmed)).toEqual([[]])
  })
})

describe('an agency worker who becomes an employee under another staff number', () => {
  const agency: ClaimSource = { label: 'agency 2026-01-31', kind: 'agency', rank: 2, on: day('2026-01-31'), from: day('2025-06-01') }
  const extract = hr(day('2026-02-28'))
  const mailbox = 'a.rowan@council.invalid'
  const placed = (more: Partial<Claim['person']>): Claim => {
    const row = claim(agency, 'SW1', day('2025-06-01'), day('2026-01-31'), { registrationNumber: null, staffNumber: 'V77', email: mailbox, birthDate: null, ...more })
    return { ...row, employment: { ...row.employment, basis: 'agency' } }
  }
  const employed = claim(extract, 'SW1', day('2026-02-01'), null, { staffNumber: '00871', email: 'A.Rowan@council.invalid' })

  test('is one person by the e-mail address, and known by both numbers', () => {
    const [person, ...others] = foldRecord([placed({}), employed], [agency, extract], [])
    expect(others).toEqual([])
    expect(person?.person.staffNumber).toBe('00871')
    expect(person?.identifiers).toEqual(expect.arrayContaining(['staff:V77', 'staff:00871', 'swe:SW1']))
    expect(person?.spells.map((spell) => spell.basis)).toEqual(['agency', 'employed'])
  })

  test('is two people where the registration numbers differ: they share a mailbox', () => {
    expect(foldRecord([placed({ registrationNumber: 'SW2' }), employed], [agency, extract], [])).toHaveLength(2)
  })

  test('is one person where somebody has said so, whatever the numbers', () => {
    expect(foldRecord([placed({ registrationNumber: 'SW2' }), employed], [agency, extract], [{ left: 'swe:SW2', right: 'swe:SW1', answer: 'same' }])).toHaveLength(1)
  })
})

test('the agency vendor\'s number of a worker does not take the place of the council\'s staff number', () => {
  const agency: ClaimSource = { label: 'agency 2026-01-31', kind: 'agency', rank: 2, on: day('2026-01-31'), from: day('2025-06-01') }
  const placed = claim(agency, 'SW1', day('2025-06-01'), null, { staffNumber: 'V77', birthDate: null })
  const rows = [claim(hr(day('2025-12-31')), 'SW1', day('2025-11-01'), null, { staffNumber: '00871' }), { ...placed, employment: { ...placed.employment, basis: 'agency' as const } }]
  const [person, ...others] = foldRecord(rows, [hr(day('2025-12-31')), agency], [])
  expect(others).toEqual([])
  expect(person?.person.staffNumber).toBe('00871')
})
