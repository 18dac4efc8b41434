import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asCaller } from '../access/begin.ts'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { addDays, day } from '../time/day.ts'
import { answerQuestionnaire } from './answer-questionnaire.ts'
import { countAnswers, listAnswers, listOpenQuestionnaires, listQuotations } from './queries.ts'
import { openQuestionnaire, recordQuotation, withdrawQuotation } from './record-quality.ts'
import { LEAST_ANSWERS, readQuestions } from './rules/questionnaires.ts'

let council: TestCouncil
let coordinator: string
const nqsws: string[] = []
const TODAY = day('2026-11-25')

beforeAll(async () => {
  council = await beginCouncil()
  coordinator = await openUser('coordinator', 'academy-coordinator')
  for (let number = 0; number < LEAST_ANSWERS; number += 1) nqsws.push(await openUser(`nqsw${number}`, 'nqsw'))
  await as(coordinator, (tx, caller) => openQuestionnaire(tx, caller, { name: 'Autumn', asked: ['nqsw'], questions: readQuestions('My workload is protected\nWhat would help? (words)'), openedOn: TODAY, closedOn: addDays(TODAY, 14) }))
})
afterAll(() => council.drop())

async function openUser(name: string, role: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await council.owner.query('insert into app_user (authority_id, name, email) values (1, $1, $2) returning id', [name, `${name}@council.invalid`])
  await council.owner.query("insert into role_assignment (authority_id, user_id, role, scope, started_on) values (1, $1, $2, 'authority', '2020-01-01')", [rows[0].id, role])
  await council.owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values (1, $1, 'browser', sha256(convert_to($2, 'UTF8')), now() + interval '1 hour')", [rows[0].id, token])
  return token
}

async function as<T>(token: string, work: Parameters<typeof asCaller<T>>[3]): Promise<T> {
  const done = await asCaller(council.db, token, null, work)
  if (done === null) throw new Error('the session is not in force')
  return done.value
}

test('who is asked answers once; who is not asked cannot', async () => {
  const [first = ''] = nqsws
  expect(await as(first, async (tx, caller) => (await listOpenQuestionnaires(tx, caller.roles, TODAY)).length)).toBe(1)
  expect(await as(first, (tx) => answerQuestionnaire(tx, 1, { q1: '5', q2: 'canary words' }, TODAY))).toBe('given')
  expect(await as(first, (tx) => answerQuestionnaire(tx, 1, { q1: '1' }, TODAY))).toBe('not-open')
  expect(await as(first, async (tx, caller) => (await listOpenQuestionnaires(tx, caller.roles, TODAY)).length)).toBe(0)
  expect(await as(coordinator, (tx) => answerQuestionnaire(tx, 1, { q1: '1' }, TODAY))).toBe('not-open')
  expect(await as(nqsws[1] ?? '', (tx) => answerQuestionnaire(tx, 1, { q1: '1' }, addDays(TODAY, 15)))).toBe('not-open')
})

test('nothing is shown below eight answers, all of it from eight on, and never to who is asked', async () => {
  for (const token of nqsws.slice(1, -1)) await as(token, (tx) => answerQuestionnaire(tx, 1, { q1: '4' }, TODAY))
  expect(await as(coordinator, async (tx) => [await countAnswers(tx, 1), await listAnswers(tx, 1)])).toEqual([LEAST_ANSWERS - 1, []])
  await as(nqsws.at(-1) ?? '', (tx) => answerQuestionnaire(tx, 1, { q1: '1' }, TODAY))
  expect(await as(coordinator, async (tx) => (await listAnswers(tx, 1)).map(({ value }) => value))).toEqual(['1', '4', '4', '4', '4', '4', '4', '5', 'canary words'])
  expect(await as(nqsws[0] ?? '', async (tx) => [await countAnswers(tx, 1), await listAnswers(tx, 1)])).toEqual([0, []])
})

test('no table and no entry of the audit ties an answer to who gave it', async () => {
  const { rows: audited } = await council.owner.query("select detail::text as detail from audit where action <> 'questionnaire-opened'")
  expect(audited.map((row) => row.detail).join(' ')).not.toContain('canary')
  const { rows: columns } = await council.owner.query("select column_name from information_schema.columns where table_name = 'questionnaire_answer' order by 1")
  expect(columns.map((row) => row.column_name)).toEqual(['answers', 'id', 'questionnaire_id'])
  await expect(as(coordinator, (tx) => tx.selectFrom('access.questionnaire_answer' as never).selectAll().execute())).rejects.toMatchObject({ code: '42501' })
})

test('a quotation whose consent is withdrawn is gone, its words from the database too', async () => {
  await as(coordinator, (tx, caller) => recordQuotation(tx, caller, { said: 'canary quotation', saidBy: 'an NQSW', consentOn: TODAY }))
  const [quotation] = await as(coordinator, (tx) => listQuotations(tx))
  expect(await as(coordinator, (tx, caller) => withdrawQuotation(tx, caller, quotation?.id ?? 0, quotation?.version ?? 0, TODAY))).toBe('withdrawn')
  expect(await as(coordinator, (tx) => listQuotations(tx))).toEqual([])
  const { rows } = await council.owner.query('select q::text as row from quotation q')
  expect(rows.map(({ row }) => row).join(' ')).not.toContain('canary')
})
