import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { populationOf } from '../measures/rules/population.ts'
import { day } from '../time/day.ts'
import { loadWorkforce } from '../workforce/queries.ts'
import { decideExceptions } from './decide-exception.ts'
import { expectAllocation, expectCase, expectNotice } from './expect-change.ts'
import { undoAllocations } from './load-allocations.ts'
import { listExceptions, listExpected } from './queries.ts'
import { peopleAdapter } from './read-work.ts'
import { stageFile } from './stage-file.ts'
import { sample, testCouncil, type Loaded, type TestCouncil } from './testing/council.ts'

const on = day('2026-11-02')

describe('files of one council', () => {
  let council: TestCouncil
  beforeEach(async () => {
    council = await testCouncil()
    return async () => council.close()
  })

  it.each(['people', 'agency', 'establishment'] as const)('loads %s, changes nothing the second time, and is taken back without a trace', async (kind) => {
    const empty = await council.snapshot()
    const first = loaded(await council.load(kind, sample(`${kind}-2026-10-31.csv`)))
    expect(first.changed).toBe(true)
    const after = await council.snapshot()
    expect(after).not.toEqual(empty)
    const second = loaded(await council.load(kind, sample(`${kind}-2026-10-31.csv`)))
    expect(second.changed).toBe(false)
    expect(await council.snapshot()).toEqual(after)
    await council.undo(first.id)
    expect(await council.snapshot()).toEqual(empty)
  })

  it('comes to the same record in whatever order the files are loaded', async () => {
    const files = [['people', 'people-2026-10-31.csv'], ['establishment', 'establishment-2026-10-31.csv'], ['agency', 'agency-2026-10-31.csv']] as const
    for (const [kind, name] of files) await council.load(kind, sample(name))
    const forwards = await council.snapshot()
    const other = await testCouncil()
    try {
      for (const [kind, name] of [...files].reverse()) await other.load(kind, sample(name))
      expect(await other.snapshot()).toEqual(forwards)
    } finally {
      await other.close()
    }
  })

  it('ends and begins post periods where a newer establishment says something else', async () => {
    await council.load('establishment', sample('establishment-2026-10-31.csv'))
    const text = readFileSync(sample('establishment-2026-10-31.csv'), 'utf8')
    const newer = council.file('establishment-2026-12-01.csv', text.replace('P0102,Family Safeguarding,North 1,Senior Social Worker,PO4,1', 'P0102,Family Safeguarding,North 1,Senior Social Worker,PO4,0.5').replace(/^P0108.*\n/m, '') + 'P0109,Family Safeguarding,North 2,Social Worker,PO2,1,C1202,Base budget,,\n')
    const applied = loaded(await council.load('establishment', newer))
    expect(applied.summary.posts).toEqual({ created: 1, changed: 1, ended: 1, removed: 0 })
    const posts = (await council.snapshot())['posts'] as { position_number: string; funded_fte: number; started_on: string; ended_on: string | null }[]
    expect(posts.filter((post) => ['P0102', 'P0108', 'P0109'].includes(post.position_number)).map((post) => [post.position_number, post.funded_fte, post.started_on, post.ended_on])).toEqual([
      ['P0102', 0.5, '2026-12-01', null], ['P0102', 1, '2026-10-31', '2026-11-30'], ['P0108', 1, '2026-10-31', '2026-11-30'], ['P0109', 1, '2026-12-01', null],
    ])
  })

  it('reads a grid of team and grade, and ties people to numbered posts', async () => {
    const grid = loaded(await council.load('establishment', sample('establishment-grid.csv')))
    expect(grid.summary.establishment).toEqual([{ team: 'North 1', posts: 3, fundedFte: 7.5 }, { team: 'North 2', posts: 3, fundedFte: 7 }, { team: 'Reviewing', posts: 1, fundedFte: 0.5 }])
    await council.undo(grid.id)
    await council.load('people', sample('people-2026-10-31.csv'))
    await council.load('establishment', sample('establishment-2026-10-31.csv'))
    const assignments = (await council.snapshot())['assignments'] as { staff_number: string; position_number: string | null; started_on: string; ended_on: string | null }[]
    expect(assignments.filter((row) => row.staff_number === '000873').map((row) => [row.position_number, row.started_on, row.ended_on])).toEqual([['P0103', '2019-05-04', '2024-03-31'], ['P0104', '2024-04-01', null]])
  })

  it('no longer counts an agency worker whom the next list leaves out', async () => {
    await council.load('agency', sample('agency-2026-10-31.csv'))
    const text = readFileSync(sample('agency-2026-10-31.csv'), 'utf8')
    await council.load('agency', council.file('agency-2026-11-30.csv', text.replace(/^"Thorne.*\n/m, '')))
    const placed = async (on: string) => council.as(async (tx) => (populationOf(await loadWorkforce(tx), day(on)).agency ?? []).length)
    expect([await placed('2026-10-31'), await placed('2026-11-30')]).toEqual([2, 1])
    const exceptions = await council.as((tx) => listExceptions(tx, day('2026-11-30')))
    expect(exceptions.map((exception) => [exception.kind, exception.what])).toEqual([['vanished', 'Casey Thorne']])
  })

  it('knows an agency worker who became an employee by both staff numbers', async () => {
    await council.load('agency', council.file('agency-2026-10-31.csv', 'Worker ID,Worker,Email,Agency,Start date,End date\nV7701,"Rowan, Alex",a.rowan@council.invalid,Brightside,02/03/2026,31/10/2026\nV7702,"Vale, Sky",s.vale@council.invalid,Brightside,13/03/2026,\n'))
    const people = council.file('people-2026-11-16.csv', 'Employee No,Surname,Forename,Work email,Team,Job Title,Start date,Qualification,Entry route,Annual salary\n00951,Rowan,Alex,A.Rowan@council.invalid,North 1,Social Worker,2026-11-02,MA Social Work,Step Up,"£41,771"\n')
    await council.load('people', people)
    loadedCases(await council.allocations(council.file('allocations-2026-11-16.csv', 'Case reference,Staff number,Team,Kind,Start date\n700201,V7701,North 1,Lead,2026-04-01\n700202,00951,North 1,Lead,2026-11-03\n')))
    const snapshot = await council.snapshot()
    expect(snapshot['people']).toHaveLength(2)
    expect((snapshot['allocations'] as { staff_number: string | null }[]).map((row) => row.staff_number)).toEqual(['00951', '00951'])
    const record = await council.as(loadWorkforce)
    expect(record.people.find((person) => person.staffNumber === '00951')).toMatchObject({ otherIdentifiers: ['staff:V7701'], qualificationLevel: '2', isStepUp: true, isFrontline: false })
    expect(record.observations.filter((row) => row.baseSalary !== null).map((row) => [row.onDay, row.baseSalary])).toEqual([['2026-11-16', 41_771]])
    expect(loaded(await council.load('people', people)).changed).toBe(false)
  })

  it('counts sickness of a year that ends on any day from a list of absences, whatever is loaded first', async () => {
    const absences = council.file('absences-2026-10-31.csv', 'Employee No,Absence type,Absence start date,Absence end date,Working days lost\n000871,Sickness,2025-11-10,2025-11-14,5\n000872,Sickness,2026-10-19,2026-10-23,4\n000873,Annual leave,2026-08-03,2026-08-14,10\n999999,Sickness,2026-06-01,2026-06-02,2\n')
    const first = loaded(await council.load('absence', absences))
    expect(first.summary.absences).toEqual({ created: 0, removed: 0, unknown: 4 })
    await council.load('people', sample('people-2026-10-31.csv'))
    const lost = async (on: string) => council.as(async (tx) => (populationOf(await loadWorkforce(tx), day(on)).absent ?? []).map((row) => row.daysLost))
    expect(await council.as(async (tx) => (await loadWorkforce(tx)).absences.map((absence) => [absence.startedOn, absence.category, absence.workingDays]))).toEqual([['2025-11-10', 'SIC', 5], ['2026-08-03', 'OTH', 10], ['2026-10-19', 'SIC', 4]])
    expect(new Set(await lost('2026-10-31'))).toEqual(new Set([4, 5]))
    // the list speaks from 1 November 2025, so not of the whole year to 30 September
    expect((await lost('2026-09-30')).includes(5)).toBe(false)
    expect(loaded(await council.load('absence', absences)).changed).toBe(false)
    await council.undo(first.id)
    expect(await council.as(async (tx) => (await loadWorkforce(tx)).absences)).toEqual([])
  })

  it('makes one of two imports at once wait, and keeps both', async () => {
    const [people, agency] = await Promise.all([council.load('people', sample('people-2026-10-31.csv')), council.load('agency', sample('agency-2026-10-31.csv'))])
    expect([loaded(people).changed, loaded(agency).changed]).toEqual([true, true])
    const { people: rows } = await council.snapshot()
    expect(rows).toHaveLength(10)
  })

  it('leaves nothing half written when the connection dies in the middle', async () => {
    const before = await council.snapshot()
    const dying = council.as(async (tx, caller) => {
      await stageFile(tx, caller, peopleAdapter, { path: sample('people-2026-10-31.csv'), name: 'people-2026-10-31.csv', mapping: null, today: on })
      const admin = new Client(council.fresh.adminConfig)
      await admin.connect()
      await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'")
      await admin.end()
      await tx.selectFrom('import').selectAll().execute()
    })
    await expect(dying).rejects.toThrow()
    expect(await council.snapshot()).toEqual(before)
    expect(loaded(await council.load('people', sample('people-2026-10-31.csv'))).changed).toBe(true)
  })

  it('keeps a mapping for the next file and refuses what it cannot find', async () => {
    const mapped = council.file('staff-2026-10-31.csv', 'Ref,Who,Begun,Unit\n00021,"Ash, Robin",02/03/2020,North 1\n00022,"Birch, Sam",21/03/2021,North 1\n')
    const refused = await council.load('people', mapped)
    expect('refusal' in refused && refused.refusal.message).toMatch(/"Ref", "Who", "Begun", "Unit"/)
    await council.load('people', mapped, { mapping: { columns: { staffNumber: 'Ref', name: 'Who', startedOn: 'Begun', team: 'Unit' } } })
    const next = council.file('staff-2026-11-30.csv', 'Ref,Who,Begun,Unit\n00021,"Ash, Robin",02/03/2020,North 1\n00023,"Cedar, Jo",21/03/2021,North 2\n')
    const second = loaded(await council.load('people', next))
    expect(second.summary.people.created).toBe(1)
    const wrong = await council.load('people', next, { mapping: { columns: { staffNumber: 'Payroll' } } })
    expect('refusal' in wrong && wrong.refusal).toMatchObject({ kind: 'header-not-found', column: 'Payroll' })
  })
})

describe('cases', () => {
  let council: TestCouncil
  beforeAll(async () => {
    council = await testCouncil()
    await council.load('people', sample('people-2026-10-31.csv'))
  })
  afterAll(async () => council.close())

  it('loads allocations, changes nothing the second time, and follows what changed', async () => {
    const first = loadedCases(await council.allocations(sample('allocations-2026-10-31.csv')))
    expect(first.counts).toMatchObject({ new: 9, changed: 0, ended: 0, gone: 0, openChildren: 6, openHouseholds: 1 })
    const before = await council.snapshot()
    const again = loadedCases(await council.allocations(sample('allocations-2026-10-31.csv')))
    expect([again.changed, again.id]).toEqual([false, null])
    expect(await council.snapshot()).toEqual(before)
    const text = readFileSync(sample('allocations-2026-10-31.csv'), 'utf8').replace('700102,Child,Sam Birch,000872,North 1,Lead,2026-03-16,,', '700102,Child,Sam Birch,000872,North 1,Lead,2026-03-16,2026-11-20,').replace(/^700106.*\n/m, '')
    const next = loadedCases(await council.allocations(council.file('allocations-2026-11-21.csv', `${text}700107,Child,Jo Cedar,000873,North 2,Lead,2026-11-20,,,CIN,\n`)))
    expect(next.counts).toMatchObject({ new: 1, changed: 0, ended: 1, gone: 1 })
    const rows = (await council.snapshot())['allocations'] as { ended_on: string | null; started_on: string; first_seen_on: string; staff_number: string | null }[]
    expect(rows.find((row) => row.ended_on === '2026-11-20')?.first_seen_on).toBe('2026-10-31')
    expect(rows.find((row) => row.started_on === '2026-11-20')).toMatchObject({ first_seen_on: '2026-11-21', staff_number: '000873' })
    await council.as((tx, caller) => undoAllocations(tx, caller, next.id ?? 0))
    expect(await council.snapshot()).toEqual(before)
  })

  it('writes nothing of a file that turns out bad half way, or that is older than what is held, or that is only checked', async () => {
    const before = await council.snapshot()
    const lines = readFileSync(sample('allocations-2026-10-31.csv'), 'utf8')
    const bad = await council.allocations(council.file('bad-2026-12-20.csv', `${lines}${lines.split('\n').slice(1, 3).join('\n')}\n"70010\u00008",Child,Sam,000872,North 1,Lead,2026-01-01,,,,\n`))
    expect(bad).toMatchObject({ kind: 'hidden-character' })
    expect(await council.allocations(council.file('old-2026-09-30.csv', lines))).toMatchObject({ kind: 'older-than-held' })
    const checked = await council.allocations(council.file('next-2026-12-20.csv', `${lines}700199,Child,Sam Birch,000872,North 1,Lead,2026-12-01,,,,\n`), { checkOnly: true })
    expect(checked).toMatchObject({ id: null, changed: true, counts: { new: 1 } })
    expect(await council.snapshot()).toEqual(before)
  })

  it('keeps no case number in clear, and opens the sealed one with the key', async () => {
    const { rows } = await council.fresh.owner.query<{ sealed: Buffer }>('select sealed from child_reference')
    expect(rows.map((row) => council.keys.open(row.sealed)).sort()).toEqual(['700101', '700102', '700103', '700104', '700105', '700106', 'H20'])
    const { rows: dump } = await council.fresh.owner.query<{ text: string }>("select string_agg(t::text, ' ') as text from (select c::text as t from child c union all select a::text from allocation a union all select r.child_id::text || encode(r.sealed, 'escape') from child_reference r) x")
    expect(dump[0]?.text).not.toContain('700101')
  })

  it('lists what does not match, cases of a leaver first, and works the list down', async () => {
    const exceptions = await council.as((tx) => listExceptions(tx, on))
    const summary = exceptions.map((exception) => [exception.kind, exception.what, exception.children, exception.suggestion?.answer ?? null])
    expect(summary[0]).toEqual(['cases-with-leaver', 'Ren Hazel', 1, null])
    expect(summary).toContainEqual(['unmatched-worker', 'North 1 Duty Tray', 1, 'not-a-person'])
    expect(summary).toContainEqual(['holder-unknown', 'Drew Yarrow', 1, null])
    const tray = exceptions.find((exception) => exception.kind === 'unmatched-worker')
    const outcome = await council.as((tx, caller) => decideExceptions(tx, caller, [
      { exception: 'unmatched-worker', subject: tray?.subject ?? '', answer: 'not-a-person' },
      { exception: 'holder-unknown', subject: 'staff:000999', answer: 'person', identifier: 'staff:000874' },
      { exception: 'cases-with-leaver', subject: 'staff:000875', answer: 'ignore', until: day('2026-11-10'), reason: 'Transfer meeting on the 9th' },
    ]))
    expect(outcome).toMatchObject({ kind: 'decided', count: 3, matched: 2 })
    const left = await council.as((tx) => listExceptions(tx, on))
    expect(left.filter((exception) => ['unmatched-worker', 'holder-unknown', 'cases-with-leaver'].includes(exception.kind) && exception.what !== 'Lee Maple')).toEqual([])
    const later = await council.as((tx) => listExceptions(tx, day('2026-11-11')))
    expect(later.some((exception) => exception.what === 'Ren Hazel')).toBe(true)
  })

  it('joins the two tables of the Standard Safeguarding Dataset', async () => {
    const own = await testCouncil()
    try {
      await own.load('people', sample('people-2026-10-31.csv'))
      const alone = await own.allocations(sample('ssd_involvements.csv'))
      expect('mend' in alone && alone.kind).toBe('needs-professionals')
      const both = loadedCases(await own.allocations(sample('ssd_professionals.csv'), { also: [sample('ssd_involvements.csv')] }))
      expect(both.counts).toMatchObject({ new: 3, openChildren: 2 })
      const rows = (await own.snapshot())['allocations'] as { staff_number: string | null }[]
      expect(rows.map((row) => row.staff_number)).toEqual(expect.arrayContaining(['000871', '000872', null]))
    } finally {
      await own.close()
    }
  })

  it.each([
    ['Child name', 'Robin Ash'], ['DOB', '2019-02-03'], ['Postcode', 'RM10 7BN'], ['NHS number', '943 476 5919'], ['Home address', '12 High Street'],
    ['Notes', '943 476 5919'], ['Column 9', 'RM10 7BN'], ['Info', '12 High Street'],
  ])('refuses a column that looks like a child\'s particulars: %s', async (header, value) => {
    const rows = readFileSync(sample('care_worker_details.csv'), 'utf8').trim().split('\n').map((line, index) => `${line},${index === 0 ? header : value}`)
    const before = await council.snapshot()
    const refused = await council.allocations(council.file('spoilt-2026-12-20.csv', `${rows.join('\n')}\n`))
    expect(refused).toMatchObject({ kind: 'child-data', column: header })
    expect(await council.snapshot()).toEqual(before)
  })

  it('reads the shape of the data-flow pilot, with a registration number in place of a staff number', async () => {
    const own = await testCouncil()
    try {
      await own.load('people', sample('people-2026-10-31.csv'))
      expect(loadedCases(await own.allocations(sample('care_worker_details.csv'))).counts).toMatchObject({ new: 3, openChildren: 2 })
      const rows = (await own.snapshot())['allocations'] as { staff_number: string | null }[]
      expect(rows.every((row) => row.staff_number !== null)).toBe(true)
    } finally {
      await own.close()
    }
  })

  it('counts children and families of a day, once', async () => {
    const first = await council.counts(sample('counts-2026-10-31.csv'))
    expect(first).toMatchObject({ changed: true, counts: { new: 4, changed: 0, gone: 0 } })
    expect(await council.counts(sample('counts-2026-10-31.csv'))).toMatchObject({ changed: false })
    const changed = council.file('counts-b-2026-10-31.csv', readFileSync(sample('counts-2026-10-31.csv'), 'utf8').replace('16,9', '17,9'))
    expect(await council.counts(changed)).toMatchObject({ counts: { new: 0, changed: 1, gone: 0 } })
  })

  it('confirms what was expected with the file that says it, and lists what waits', async () => {
    const { rows } = await council.fresh.owner.query<{ id: number; staff_number: string }>("select id, staff_number from person where staff_number in ('000871', '000872')")
    const idOf = (number: string) => rows.find((row) => row.staff_number === number)?.id ?? 0
    const { rows: children } = await council.fresh.owner.query<{ child_id: number }>('select child_id from allocation where retracted_at is null order by child_id limit 1')
    const today = day('2026-11-20')
    await council.as((tx, caller) => expectNotice(tx, caller, { personId: idOf('000871'), lastDay: day('2026-12-31'), today }))
    await council.as((tx, caller) => expectNotice(tx, caller, { personId: idOf('000872'), lastDay: day('2026-12-31'), today }))
    await council.as((tx, caller) => expectAllocation(tx, caller, { childId: children[0]?.child_id ?? 0, personId: idOf('000871'), teamId: null, startsOn: today, today }))
    const text = readFileSync(sample('people-2026-10-31.csv'), 'utf8').replace('01/09/2016,01/04/2022,,,,,3', '01/09/2016,01/04/2022,,31/12/2026,Resignation,,3')
    await council.load('people', council.file('people-2026-11-30.csv', text))
    const waiting = await council.as((tx) => listExpected(tx, day('2026-11-26')))
    expect(waiting.map((expected) => [expected.kind, expected.personId, expected.owner, expected.dueOn, expected.isLate])).toEqual([
      ['notice', idOf('000872'), 'HR', '2026-11-25', true], ['allocation', idOf('000871'), 'the case system', '2026-11-25', true],
    ])
  })
})

describe('a case that is known here before the case system says it', () => {
  let council: TestCouncil
  beforeEach(async () => {
    council = await testCouncil()
    return async () => council.close()
  })

  it('waits by its number, which is kept sealed, until the file that has it closes it', async () => {
    await council.load('people', sample('people-2026-10-31.csv'))
    const { rows } = await council.fresh.owner.query<{ id: number }>("select id from person where staff_number = '000873'")
    const today = day('2026-11-02')
    const entry = { subjectKind: 'child' as const, caseNumber: '990001', personId: rows[0]?.id ?? 0, startsOn: today, today }
    expect(await council.as((tx, caller) => expectCase(tx, caller, council.keys, entry))).toBe('expected')
    expect(await council.as((tx, caller) => expectCase(tx, caller, council.keys, entry))).toBe('expected-already')
    const { rows: kept } = await council.fresh.owner.query<{ sealed: Buffer; reference_hmac: Buffer }>('select r.sealed, c.reference_hmac from child c join child_reference r on r.child_id = c.id')
    expect(kept.map(({ sealed }) => [sealed.includes('990001'), council.keys.open(sealed)])).toEqual([[false, '990001']])
    expect((await council.as((tx) => listExpected(tx, day('2026-11-06')))).map(({ kind, isLate }) => [kind, isLate])).toEqual([['allocation', true]])
    loadedCases(await council.allocations(council.file('allocations-2026-11-06.csv', 'Case reference,Staff number,Team,Start date\n990001,000873,Abbey,02/11/2026\n990002,000873,Abbey,23/10/2026\n')))
    expect(await council.as((tx) => listExpected(tx, day('2026-11-06')))).toEqual([])
    expect(await council.as((tx, caller) => expectCase(tx, caller, council.keys, entry))).toBe('held-already')
  })
})

describe('a slip of the hand', () => {
  let council: TestCouncil
  beforeEach(async () => {
    council = await testCouncil()
    return async () => council.close()
  })
  const staff = (many: number) => ['Staff number,Team,Job title,FTE,Start date', ...Array.from({ length: many }, (_, at) => `${300_000 + at},North,Social Worker,1,2024-01-05`)].join('\n')
  const cases = (many: number) => ['Case reference,Staff number,Team,Start date', ...Array.from({ length: many }, (_, at) => `${700_000 + at},300001,North,2026-01-05`)].join('\n')

  it('half a report is read, and said before it is applied', async () => {
    expect(loaded(await council.load('people', council.file('people-2026-10-01.csv', staff(40)))).notes.filter((note) => note.kind === 'problem')).toEqual([])
    const half = loaded(await council.load('people', council.file('people-2026-10-31.csv', staff(19))))
    expect(half.notes.find((note) => note.kind === 'problem')?.message).toBe('The file has 19 rows; the last of its kind (people-2026-10-01.csv) had 40. If it should have as many, export the whole report again before you apply it.')
    loadedCases(await council.allocations(council.file('allocations-2026-10-01.csv', cases(40))))
    expect(loadedCases(await council.allocations(council.file('allocations-2026-10-02.csv', cases(19)), { checkOnly: true })).notes[0]?.message).toMatch(/^The file has 19 rows; the last of its kind \(allocations-2026-10-01\.csv\) had 40\./)
    expect(loadedCases(await council.allocations(council.file('allocations-2026-10-02.csv', cases(20)), { checkOnly: true })).notes.filter((note) => note.kind === 'problem')).toEqual([])
  })

  it('a day years ahead is refused, for it would close everything that is open today', async () => {
    const before = await council.snapshot()
    expect(await council.load('people', council.file('people-2036-10-31.csv', staff(3)))).toMatchObject({ refusal: { kind: 'day-ahead', value: '2036-10-31' } })
    expect(await council.load('absence', council.file('absences.csv', 'Staff number,First day\n300001,2026-10-01\n'), { mapping: { asOf: '2036-10-31' } })).toMatchObject({ refusal: { kind: 'day-ahead' } })
    expect(await council.allocations(council.file('allocations-2036-10-31.csv', cases(3)))).toMatchObject({ kind: 'day-ahead' })
    expect(await council.counts(council.file('counts-2036-10-31.csv', 'Worker,Staff number,Children\nRobin Ash,300001,12\n'))).toMatchObject({ kind: 'day-ahead' })
    expect(await council.snapshot()).toEqual(before)
    expect(loaded(await council.load('establishment', council.file('posts-2036-10-31.csv', 'Position number,Team,Post title,Funded FTE\nP1,North,Social Worker,1\n'))).changed).toBe(true)
  })

  it('a return without a worker is refused, as any file without a row is', async () => {
    const empty = council.file('csww-2025.xml', '<Message><Header><CollectionDetails><Collection>CSWW</Collection><Year>2025</Year><ReferenceDate>2025-09-30</ReferenceDate></CollectionDetails><Source><LEA>301</LEA></Source></Header><LALevelVacancies><NumberOfVacancies>1</NumberOfVacancies></LALevelVacancies></Message>')
    expect(await council.load('census', empty)).toMatchObject({ refusal: { kind: 'no-rows', message: 'csww-2025.xml has no worker in it: it would say that nobody was in post on 30 September 2025.' } })
  })
})

function loaded(result: Loaded): Extract<Loaded, { id: number }> {
  if ('refusal' in result) throw new Error(result.refusal.message)
  return result
}

function loadedCases(result: Awaited<ReturnType<TestCouncil['allocations']>>): Extract<typeof result, { counts: unknown }> {
  if ('mend' in result) throw new Error(`${result.message} ${result.mend}`)
  return result
}
