import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { answerChange } from './answer-change.ts'
import { askForChange } from './ask-for-change.ts'
import { confirmTeamList } from './confirm-team-list.ts'
import { freezeReturn } from './freeze-return.ts'
import { noteFinding } from './note-finding.ts'
import { findBuiltReturn, findFrozenFile, findLayout, listChanges, listFrozen, listNotes, listRuleNumbers, listTeamLists } from './queries.ts'
import { recordSent } from './record-sent.ts'
import { formatWorker } from './rules/format-worker.ts'
import { layoutFor } from './rules/layouts.ts'
import type { CensusWorker } from './rules/record.ts'
import { readTeamList } from './rules/team-lists.ts'
import { saveItems } from './save-items.ts'
import { saveLayout } from './save-layout.ts'
import { sendTeamLists } from './send-team-lists.ts'
import { setRuleNumber } from './set-rule-number.ts'
import { setStep } from './set-step.ts'
import { signOffReturn } from './sign-off-return.ts'
import { aCouncil, type TestCouncil } from './testing/a-council.ts'
import { aWorker } from './testing/worker.ts'
import { headerFor, returnText } from './write-return.ts'

let council: TestCouncil
let officer: string
let director: string
beforeEach(async () => {
  council = await aCouncil()
  officer = await council.signIn('Officer', 'data-officer')
  director = await council.signIn('Director', 'director')
})
afterEach(() => council.fresh.drop())

test('a frozen version is the very bytes, with their hash; freezing again makes the next version and leaves the first alone', async () => {
  await council.load(officer, aReturn([aWorker()]))
  expect(await freeze(officer)).toMatchObject({ kind: 'frozen', number: 1 })
  const first = await council.as(officer, (tx) => findFrozenFile(tx, 2025, 1))
  await council.load(officer, aReturn([aWorker(), aWorker({ registrationNumber: 'SW2' })]))
  expect(await freeze(officer)).toMatchObject({ kind: 'frozen', number: 2 })
  const [second, again] = await council.as(officer, (tx) => listFrozen(tx, 2025))
  expect([second?.workers, again?.workers]).toEqual([2, 1])
  expect(await council.as(officer, (tx) => findFrozenFile(tx, 2025, 1))).toEqual(first)
  expect(again?.sha256).toBe(createHash('sha256').update(first ?? '').digest('hex'))
  expect(first?.toString()).toContain('<SWENo>SW1</SWENo>')
})

test('the runtime role changes and deletes nothing of what was frozen, signed, sent or said', async () => {
  await council.load(officer, aReturn([aWorker()]))
  await freeze(officer)
  const client = await council.fresh.runtime.connect()
  try {
    await client.query('begin')
    await client.query('select * from access.begin($1, null)', [officer])
    await client.query('savepoint s')
    const allowed: string[] = []
    for (const statement of [
      "update frozen_return set note = 'other'", 'delete from frozen_return', "update frozen_return_file set xml = ''", 'delete from frozen_return_file', 'delete from return_sign_off',
      "update return_sign_off set note = ''", 'delete from return_sent', "update return_sent set note = ''", 'delete from finding_note', 'delete from team_list', 'delete from team_list_change',
      "update team_list_change set says = ''", 'truncate frozen_return cascade',
    ]) {
      const code = await client.query(statement).then(() => 'allowed', (error: unknown) => (error as { code: string }).code)
      if (code !== '42501') allowed.push(`${statement}: ${code}`)
      await client.query('rollback to s')
    }
    expect(allowed).toEqual([])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('who froze a version cannot sign it off, not even past the program; somebody else can, once, and only the newest', async () => {
  await council.load(officer, aReturn([aWorker()]))
  await freeze(officer)
  expect(await signOff(officer, 1)).toEqual({ kind: 'same-person' })
  const forged = council.as(officer, (tx, caller) =>
    tx.insertInto('return_sign_off').values({ frozen_return_id: 1, authority_id: caller.authority.id, frozen_by_user: caller.user?.id ?? 0, signed_by: 'Director', signed_by_user: caller.user?.id ?? 0, note: '' }).execute())
  await expect(forged).rejects.toMatchObject({ code: '42501' })
  const borrowed = council.as(officer, (tx, caller) =>
    tx.insertInto('return_sign_off').values({ frozen_return_id: 1, authority_id: caller.authority.id, frozen_by_user: caller.user?.id ?? 0, signed_by: 'Director', signed_by_user: (caller.user?.id ?? 0) + 1, note: '' }).execute())
  await expect(borrowed).rejects.toMatchObject({ code: '42501' })
  await freeze(officer)
  expect(await signOff(director, 1)).toEqual({ kind: 'replaced', by: 2 })
  expect(await sent(2)).toEqual({ kind: 'not-signed' })
  expect(await signOff(director, 2)).toEqual({ kind: 'signed' })
  expect(await signOff(director, 2)).toEqual({ kind: 'already-signed' })
  expect(await signOff(director, 3)).toEqual({ kind: 'not-found' })
  expect([await sent(2), await sent(2)]).toEqual([{ kind: 'recorded' }, { kind: 'already-sent' }])
  expect(await actions()).toEqual(['census-return-frozen', 'census-return-frozen', 'census-return-signed-off', 'census-return-sent'])
})

test('somebody who is both data officer and director still needs a second person: the database says so itself', async () => {
  await council.load(officer, aReturn([aWorker()]))
  const both = await council.signIn('Both', 'data-officer')
  await council.fresh.owner.query("insert into role_assignment (authority_id, user_id, role, scope, started_on) select authority_id, id, 'director', 'authority', '2020-01-01' from app_user where name = 'Both'")
  await freeze(both)
  expect(await signOff(both, 1)).toEqual({ kind: 'same-person' })
  const forged = council.as(both, (tx, caller) =>
    tx.insertInto('return_sign_off').values({ frozen_return_id: 1, authority_id: caller.authority.id, frozen_by_user: caller.user?.id ?? 0, signed_by: 'Director', signed_by_user: caller.user?.id ?? 0, note: '' }).execute())
  await expect(forged).rejects.toMatchObject({ constraint: 'two_people' })
})

test('a version with errors is signed off only with a reason', async () => {
  await council.load(officer, aReturn([aWorker({ ethnicity: null })]))
  await freeze(officer)
  expect(await signOff(director, 1)).toEqual({ kind: 'needs-reason', errors: 1 })
  expect(await signOff(director, 1, 'COLLECT takes it')).toEqual({ kind: 'signed' })
})

test('two people who freeze at once get a number each', async () => {
  await council.load(officer, aReturn([aWorker()]))
  const other = await council.signIn('Second', 'data-officer')
  const numbers = (await Promise.all([freeze(officer), freeze(other), freeze(officer)])).map((done) => ('number' in done ? done.number : null))
  expect([...numbers].sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3])
})

test('who sees no birth date sees the version and not its file', async () => {
  await council.load(officer, aReturn([aWorker()]))
  await freeze(officer)
  const seen = await council.as(director, async (tx) => [(await listFrozen(tx, 2025)).length, await findFrozenFile(tx, 2025, 1)])
  expect(seen).toEqual([1, null])
  expect(await freeze(director)).toEqual({ kind: 'not-allowed' })
})

test('an empty return is not frozen', async () => {
  expect(await freeze(officer)).toEqual({ kind: 'empty' })
})

test('a manager has the own list and no other, confirms it, asks for a change and reads the answer', async () => {
  await council.load(officer, aReturn([aWorker(), aWorker({ registrationNumber: 'SW2' }), aWorker({ registrationNumber: 'SW3', endedOn: day('2025-03-31'), leaverDestination: '1', reasonForLeaving: '1', fte: 0, cases: null })]))
  const [north, south] = [await team('North', ['SW1', 'SW3']), await team('South', ['SW2'])]
  const manager = await council.signIn('Manager', 'team-manager', north)
  expect(await council.as(officer, (tx, caller) => sendTeamLists(tx, caller, 2025))).toEqual({ sent: 2, same: 0 })
  const own = await council.as(manager, (tx) => listTeamLists(tx, 2025))
  expect(own.map((list) => [list.team_name, readTeamList(list.people).map((row) => row.registrationNumber)])).toEqual([['North', ['SW1', 'SW3']]])
  expect(JSON.stringify(own)).not.toMatch(/1990-01-01|WBRI/)

  const [list] = own
  expect(await council.as(manager, (tx, caller) => confirmTeamList(tx, caller, 2025, south, 1))).toEqual({ kind: 'not-found' })
  expect(await council.as(manager, (tx, caller) => confirmTeamList(tx, caller, 2025, north, 7))).toMatchObject({ kind: 'stale', by: 'Officer' })
  expect(await council.as(manager, (tx, caller) => confirmTeamList(tx, caller, 2025, north, list?.version ?? 0))).toEqual({ kind: 'saved' })

  const [row] = readTeamList(list?.people)
  const says = 'Works three days'
  expect(await council.as(manager, (tx, caller) => askForChange(tx, caller, { year: 2025, teamId: north, employmentId: row?.employmentId ?? 0, says }))).toEqual({ kind: 'saved' })
  expect(await council.as(manager, (tx, caller) => askForChange(tx, caller, { year: 2025, teamId: south, employmentId: null, says }))).toEqual({ kind: 'not-found' })
  expect(await council.as(manager, (tx, caller) => askForChange(tx, caller, { year: 2025, teamId: north, employmentId: 99_999, says }))).toEqual({ kind: 'not-found' })
  const [change] = await council.as(officer, (tx) => listChanges(tx, 2025))
  const input = { id: change?.id ?? 0, year: 2025, answer: 'Mended in HR', version: 1 }
  expect(await council.as(officer, (tx, caller) => answerChange(tx, caller, input))).toEqual({ kind: 'saved' })
  expect(await council.as(officer, (tx, caller) => answerChange(tx, caller, { ...input, answer: 'No' }))).toMatchObject({ kind: 'stale', by: 'Officer', now: 'Mended in HR' })
  expect((await council.as(manager, (tx) => listChanges(tx, 2025))).map((one) => [one.says, one.answer])).toEqual([[says, 'Mended in HR']])

  expect(await council.as(officer, (tx, caller) => sendTeamLists(tx, caller, 2025))).toEqual({ sent: 0, same: 2 })
  await council.fresh.owner.query('update assignment set team_id = $1 where person_id = (select id from person where registration_number = $2)', [north, 'SW2'])
  expect(await council.as(officer, (tx, caller) => sendTeamLists(tx, caller, 2025))).toEqual({ sent: 2, same: 0 })
  expect((await council.as(officer, (tx) => listTeamLists(tx, 2025))).map((one) => [one.team_name, readTeamList(one.people).length, one.confirmed_by])).toEqual([['North', 3, null], ['South', 0, null]])
})

test('each change with an old version is refused and says what stands', async () => {
  const note = { check: 'K17', rowKey: '', note: 'They supervise', owner: 'Officer', state: 'explained' as const, version: 0 }
  const as = council.as
  expect(await as(officer, (tx, caller) => noteFinding(tx, caller, 2025, note))).toEqual({ kind: 'saved' })
  expect(await as(officer, (tx, caller) => noteFinding(tx, caller, 2025, note))).toMatchObject({ kind: 'stale', by: 'Officer', now: 'They supervise' })
  expect(await as(officer, (tx, caller) => noteFinding(tx, caller, 2025, { ...note, note: 'Two', version: 1 }))).toEqual({ kind: 'saved' })
  expect((await as(director, (tx) => listNotes(tx, 2025))).map((one) => [one.note, one.version])).toEqual([['Two', 2]])
  expect(await as(officer, (tx, caller) => setRuleNumber(tx, caller, { check: 'K17', dfe: '1234', version: 0 }))).toEqual({ kind: 'saved' })
  expect(await as(officer, (tx, caller) => setRuleNumber(tx, caller, { check: 'K17', dfe: '9', version: 0 }))).toMatchObject({ kind: 'stale', now: '1234' })
  expect(await as(officer, (tx) => listRuleNumbers(tx))).toEqual({ K17: { dfe: '1234', version: 1 } })
  const step = { step: 'checks' as const, dueOn: day('2025-10-31'), doneOn: null, version: 0 }
  expect([await as(officer, (tx, caller) => setStep(tx, caller, 2025, step)), (await as(officer, (tx, caller) => setStep(tx, caller, 2025, step))).kind]).toEqual([{ kind: 'saved' }, 'stale'])
  expect([await as(officer, (tx, caller) => saveItems(tx, caller, 2025, { RecruitmentBonus: '1' }, 0)), (await as(officer, (tx, caller) => saveItems(tx, caller, 2025, {}, 0))).kind]).toEqual([{ kind: 'saved' }, 'stale'])
})

test('a typed item stands above the return\'s statement, and giving it back brings the statement back', async () => {
  await council.load(officer, aReturn([aWorker()], ['RecruitmentBonus']))
  const block = async () => {
    const { laBlock, sources } = await council.as(officer, (tx) => findBuiltReturn(tx, 2025))
    return [laBlock.vacancyFte, sources['NumberOfVacancies'], laBlock.payOffer['RecruitmentBonus'] ?? null]
  }
  expect(await block()).toEqual([10, 'return 2025', null])
  await council.as(officer, (tx, caller) => saveItems(tx, caller, 2025, { NumberOfVacancies: '12.5', RecruitmentBonus: '2' }, 0))
  expect(await block()).toEqual([12.5, 'typed on this desk', '2'])
  await council.as(officer, (tx, caller) => saveItems(tx, caller, 2025, {}, 1))
  expect(await block()).toEqual([10, 'return 2025', null])
})

test('an unverified layout is edited as data and used; a known one is not replaced, and a wrong one is refused with its places', async () => {
  const { layout } = layoutFor(2026)
  const mended = JSON.stringify({ ...layout, status: 'known', source: 'DfE specification 2025 to 2026', workerItems: layout.workerItems.filter((item) => item.name !== 'OtherPayments') })
  const save = (year: number, text: string, version = 0) => council.as(officer, (tx, caller) => saveLayout(tx, caller, year, text, version))
  expect(await save(2025, JSON.stringify(layoutFor(2025).layout))).toEqual({ kind: 'verified' })
  expect(await save(2026, '{')).toMatchObject({ kind: 'wrong', problems: [{ field: 'layout' }] })
  expect(await save(2026, JSON.stringify({ ...layout, year: 2027 }))).toEqual({ kind: 'wrong', problems: [{ field: 'year', message: 'The year of the layout must stay 2026.' }] })
  expect(await save(2026, mended)).toEqual({ kind: 'saved' })
  expect(await save(2026, mended)).toMatchObject({ kind: 'stale', by: 'Officer' })
  const found = await council.as(officer, (tx) => findLayout(tx, 2026))
  expect([found.isUnverified, found.mayEditLayout, found.layout.workerItems.some((item) => item.name === 'OtherPayments')]).toEqual([false, true, false])
  expect(await council.as(officer, async (tx) => (await findLayout(tx, 2030)).layout)).toMatchObject({ year: 2030, status: 'unverified' })
})

test('another council sees nothing of it', async () => {
  await council.load(officer, aReturn([aWorker()]))
  await freeze(officer)
  const { rows } = await council.fresh.owner.query<{ id: number }>("insert into authority (dfe_number, name) values ('998', 'Other') returning id")
  const user = await council.fresh.owner.query<{ id: number }>("insert into app_user (authority_id, name, email) values ($1, 'Other', 'other@council.invalid') returning id", [rows[0]?.id])
  await council.fresh.owner.query("insert into role_assignment (authority_id, user_id, role, scope, started_on) values ($1, $2, 'data-officer', 'authority', '2020-01-01')", [rows[0]?.id, user.rows[0]?.id])
  await council.fresh.owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values ($1, $2, 'browser', sha256('other'), now() + interval '1 hour')", [rows[0]?.id, user.rows[0]?.id])
  expect(await council.as('other', async (tx) => [await listFrozen(tx), await findFrozenFile(tx, 2025, 1), await listTeamLists(tx, null)])).toEqual([[], null, []])
})

const freeze = (token: string) => council.as(token, (tx, caller) => freezeReturn(tx, caller, 2025, { note: '', today: day('2025-11-03') }))
const signOff = (token: string, number: number, note = '') => council.as(token, (tx, caller) => signOffReturn(tx, caller, { year: 2025, number, note }))
const sent = (number: number) => council.as(officer, (tx, caller) => recordSent(tx, caller, { year: 2025, number, sentOn: day('2025-11-04'), note: '' }))

async function actions(): Promise<string[]> {
  const { rows } = await council.fresh.owner.query<{ action: string }>("select action from audit where action like 'census-return%' order by id")
  return rows.map((row) => row.action)
}

/** A team with people, as an HR extract would have placed them. */
async function team(name: string, numbers: readonly string[]): Promise<number> {
  const { rows } = await council.fresh.owner.query<{ id: number }>('insert into team (authority_id, name) values ($1, $2) returning id', [council.authorityId, name])
  await council.fresh.owner.query(
    `insert into assignment (authority_id, person_id, employment_id, team_id, started_on, source)
     select e.authority_id, e.person_id, e.id, $1, '2020-01-01', 'test' from employment e join person p on p.id = e.person_id where p.registration_number = any ($2)`,
    [rows[0]?.id, numbers],
  )
  return rows[0]?.id ?? 0
}

function aReturn(workers: readonly CensusWorker[], without: readonly string[] = []): string {
  const { layout } = layoutFor(2025)
  const paid = Object.fromEntries(layout.laBlock.items.filter((item) => item.format.kind === 'code' && !without.includes(item.name)).map((item) => [item.name, '0']))
  return returnText({
    header: headerFor({ year: 2025, laNumber: '999', softwareCode: 'Other', dateTime: '2025-10-07T09:00:00' }),
    laBlock: { values: { NumberOfVacancies: '10', NoAgencyFTE: '0', NoAgencyHeadcount: '0', OtherAllowances: 'None', ...paid } },
    records: workers.map((worker) => formatWorker({ ...worker, retentionPayments: 0, otherPayments: 0 }, layout)),
  }, layout)
}
