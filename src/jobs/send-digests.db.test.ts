import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { registerDoor } from '../access/door.ts'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { sendByNotify } from '../mail/send-by-notify.ts'
import { sendBySmtp } from '../mail/send-by-smtp.ts'
import type { Sender } from '../mail/sender.ts'
import { day } from '../time/day.ts'
import { digestRound } from './send-digests.ts'

let council: TestCouncil
let mailServer: SMTPServer
let notify: Server
let received: { to: string[]; text: string }[] = []
let asked: { path: string; body: Record<string, unknown>; authorization: string }[] = []
let notifyStatus = 201
let refuses = false
const token = randomBytes(32).toString('base64url')
let number = 0
const manager = (): string => `manager.${number}@council.invalid`
const MONDAY = day('2026-11-23')

beforeAll(async () => {
  council = await beginCouncil()
  const client = await council.owner.connect()
  await registerDoor(client, 'the secret of the door')
  client.release()
  await sql`select access.open_job('the secret of the door', ${token})`.execute(council.db)
  mailServer = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: true,
    onRcptTo: (address, _session, done) => done(refuses ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      let text = ''
      stream.on('data', (piece: Buffer) => (text += piece.toString('utf8')))
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve))
  notify = createServer((request, response) => {
    let text = ''
    request.on('data', (piece: Buffer) => (text += piece.toString('utf8')))
    request.on('end', () => {
      asked.push({ path: request.url ?? '', body: JSON.parse(text) as Record<string, unknown>, authorization: request.headers.authorization ?? '' })
      response.writeHead(notifyStatus, { 'content-type': 'application/json' }).end(JSON.stringify(notifyStatus === 201 ? { id: 'x' } : { errors: [] }))
    })
  })
  await new Promise<void>((resolve) => notify.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise<void>((resolve) => mailServer.close(() => resolve()))
  await new Promise((resolve) => notify.close(resolve))
  await council.drop()
})
beforeEach(async () => {
  ;[received, asked, notifyStatus, refuses] = [[], [], 201, false]
  number += 1
  await council.owner.query('delete from mail_message; delete from team_list; update app_user set is_disabled = true')
  await council.owner.query("insert into team (authority_id, name) values (1, 'Team of the digest') on conflict do nothing")
  const { rows } = await council.owner.query("insert into app_user (authority_id, name, email) values (1, 'Manager', $1), (1, 'Idle', $2) returning id", [manager(), `idle.${number}@council.invalid`])
  await council.owner.query("insert into role_assignment (authority_id, user_id, role, scope, team_id, started_on) select 1, $1, 'team-manager', 'team', id, '2020-01-01' from team where name = 'Team of the digest'", [rows[0].id])
  await council.owner.query("insert into team_list (authority_id, year, team_id, people, sent_by) select 1, 2026, id, '[]', 'the data officer' from team where name = 'Team of the digest'")
})

const smtp = (): Sender => sendBySmtp(`smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`, 'throughline@council.invalid')
const byNotify = (): Sender => sendByNotify(`test-${'1'.repeat(8)}-1111-1111-1111-${'1'.repeat(12)}-${'2'.repeat(8)}-2222-2222-2222-${'2'.repeat(12)}`, 'a-template', `http://127.0.0.1:${(notify.address() as AddressInfo).port}`)
const round = (send: Sender | null) => digestRound(council.db, token, { on: MONDAY, address: 'https://workforce.council.invalid', send, asked: new Set() })
const states = async () => (await council.owner.query('select state, tries, last_error from mail_message')).rows

test('who has something waiting gets one message by the mail server, once a week; who has nothing gets none', async () => {
  expect(await round(smtp())).toEqual({ queued: 1, sent: 1, failed: 0 })
  expect(await round(smtp())).toEqual({ queued: 0, sent: 0, failed: 0 })
  expect(received.map(({ to }) => to)).toEqual([[manager()]])
  expect(received[0]?.text).toContain('1 thing waits for you in Throughline')
  expect(received[0]?.text).toContain('Auto-Submitted: auto-generated')
  expect(received[0]?.text).toMatch(/1 team list of the census to confirm\r\n +https:\/\/workforce\.council\.invalid\/census\/lists/)
  expect(await states()).toEqual([{ state: 'sent', tries: 1, last_error: null }])
})

test('GOV.UK Notify gets the address, the template, both fields and a signed token', async () => {
  expect(await round(byNotify())).toEqual({ queued: 1, sent: 1, failed: 0 })
  expect(asked).toMatchObject([{
    path: '/v2/notifications/email',
    body: { email_address: manager(), template_id: 'a-template', personalisation: { subject: '1 thing waits for you in Throughline' }, reference: expect.stringMatching(/^digest-\d+$/) },
    authorization: expect.stringMatching(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/),
  }])
})

test('two processes at once send it once', async () => {
  const rounds = await Promise.all([round(smtp()), round(smtp()), round(smtp())])
  expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(1)
  expect(received).toHaveLength(1)
})

test('a server that fails is asked again later; an address that is refused is given up', async () => {
  notifyStatus = 500
  expect(await round(byNotify())).toEqual({ queued: 1, sent: 0, failed: 1 })
  expect(await states()).toEqual([{ state: 'queued', tries: 1, last_error: 'Notify 500' }])
  expect(await round(byNotify())).toEqual({ queued: 0, sent: 0, failed: 0 })
  await council.owner.query("update mail_message set next_try_at = now() - interval '1 second'")
  refuses = true
  expect(await round(smtp())).toMatchObject({ failed: 1 })
  expect(await states()).toEqual([{ state: 'failed', tries: 2, last_error: 'SMTP 550' }])
})

test('without a way out nothing is made for a real council', async () => {
  expect(await round(null)).toEqual({ queued: 0, sent: 0, failed: 0 })
  expect(await states()).toEqual([])
})

test('the demonstration’s digests are made and never sent', async () => {
  await council.owner.query('update authority set is_demo = true')
  expect(await round(smtp())).toEqual({ queued: 1, sent: 0, failed: 0 })
  expect(received).toEqual([])
  await council.owner.query('update authority set is_demo = false')
})

test('who said no gets none', async () => {
  await council.owner.query("insert into mail_choice (user_id, authority_id, wants_digest) select id, 1, false from app_user where email = $1", [manager()])
  expect(await round(smtp())).toEqual({ queued: 0, sent: 0, failed: 0 })
})

test('the doors of the digest open with a job’s token only', async () => {
  for (const query of [sql`select * from access.take_mail('x', 1)`, sql`select * from access.awaiting_digest('x', current_date, true)`, sql`select access.open_digest('x', 1, ${token})`, sql`select access.close_mail('x', 1, 'sent', null, 0)`]) {
    await expect(query.execute(council.db)).rejects.toMatchObject({ code: '42501' })
  }
})
