import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangePanel } from '../panel/arrange-panel.ts'
import { bringCase } from '../panel/bring-case.ts'
import { declareConflict } from '../panel/recommend.ts'
import { seatMembers } from '../panel/seat-members.ts'
import { listAccounts } from '../reviews/queries.ts'
import { findRun } from '../reviews/read-runs.ts'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { day } from '../time/day.ts'
import { openSite, type TestSite } from '../web/testing/open-site.ts'

/** Evidence as the panel reads it: the portfolio before it, what is accepted of it, members without a conflict, and nobody else. */

let world: TestProgramme
let site: TestSite
let caseId: number
const items: Record<'accepted' | 'submitted' | 'draft', number> = { accepted: 0, submitted: 0, draft: 0 }
let other: number
let fileId: number
const members: Record<'reader' | 'declared' | 'mentor' | 'elsewhere' | 'ended', string> = { reader: '', declared: '', mentor: '', elsewhere: '', ended: '' }

beforeAll(async () => {
  world = await aProgramme()
  site = await openSite(world.fresh)
  members.reader = await world.signIn('Reader Orme', 'panel-member')
  members.declared = await world.signIn('Reader Pike', 'panel-member')
  members.mentor = await world.signIn('Rush Sedge', 'panel-member', { personId: world.people.mentor })
  members.ended = await world.signIn('Reader Late', 'panel-member')
  caseId = await world.as(world.tokens.coordinator, async (tx, caller) => {
    const panel = await arrangePanel(tx, caller, { heldOn: day('2027-09-06'), place: '', quorum: 3, handInWeeks: 4, fullReadShare: 25, confirms: 'panel' })
    const run = await findRun(tx, world.enrolmentId, day('2027-09-06'))
    if (panel.kind !== 'arranged' || run === null) throw new Error('no panel')
    const accounts = await listAccounts(tx, [], 'panel-member', day('2027-09-06'))
    const seated = await seatMembers(tx, caller, panel.id, accounts, accounts[0]?.userId ?? 0)
    if (seated.kind !== 'seated') throw new Error(seated.kind)
    const brought = await bringCase(tx, caller, { panelId: panel.id, enrolmentId: run.enrolmentId, personId: run.personId, name: run.name, teamName: run.teamName, programme: run.programme, assessor: run.participants.assessor, ties: run.ties, assessedUntil: run.schedule.endsOn })
    if (brought.kind !== 'brought') throw new Error(brought.kind)
    return brought.id
  })
  members.elsewhere = await world.signIn('Reader Hale', 'panel-member')
  await world.as(members.declared, (tx, caller) => declareConflict(tx, caller, { caseId, says: 'we are married' }))
  await world.fresh.owner.query("update role_assignment set ended_on = '2020-01-02' where user_id = (select id from app_user where name = 'Reader Late')")
  const second = await world.enrol(await world.person('Sorrel Dock'), '2026-08-31')
  for (const state of ['accepted', 'submitted', 'draft'] as const) items[state] = await add(world.enrolmentId, state)
  other = await add(second, 'accepted')
  const { rows } = await world.fresh.owner.query<{ id: number }>(
    "insert into evidence_file (authority_id, evidence_id, person_id, name, type, bytes, sha256, added_by) values ($1, $2, $3, 'notes.txt', 'text', 12, repeat('a', 64), 'x') returning id", [world.authorityId, items.accepted, world.people.nqsw],
  )
  fileId = rows[0]?.id ?? 0
  await world.fresh.owner.query("insert into evidence_chunk (file_id, number, authority_id, content) values ($1, 0, $2, 'canary-bytes')", [fileId, world.authorityId])
})
afterAll(async () => {
  await site.close()
  await world.fresh.drop()
})

test('a member without a conflict reads what is accepted, with its files, and the NQSW sees who looked', async () => {
  const page = (await site.get(`/panel-cases/${caseId}`, members.reader)).body
  expect([page.includes('canary-title-accepted'), page.includes('canary-title-submitted'), page.includes('canary-title-draft')]).toEqual([true, false, false])
  const item = await site.get(`/panel-cases/${caseId}/evidence/${items.accepted}`, members.reader)
  expect([item.statusCode, item.body.includes('canary-words-accepted')]).toEqual([200, true])
  const file = await site.get(`/panel-cases/${caseId}/evidence/${items.accepted}/files/${fileId}`, members.reader)
  expect([file.statusCode, file.body]).toEqual([200, 'canary-bytes'])
  const seen = await world.as(world.tokens.nqsw, (tx) => tx.selectFrom('audit').select(['action', 'actor']).where('subject_type', '=', 'person').where('subject_id', '=', String(world.people.nqsw)).where('action', 'like', 'panel-evidence%').orderBy('id').execute())
  expect(seen).toEqual([{ action: 'panel-evidence-read', actor: 'Reader Orme' }, { action: 'panel-evidence-file-read', actor: 'Reader Orme' }])
})

test('nothing else opens: not submitted, not a draft, not another portfolio, not through the pages of the academy', async () => {
  for (const id of [items.submitted, items.draft, other]) expect([id, (await site.get(`/panel-cases/${caseId}/evidence/${id}`, members.reader)).statusCode]).toEqual([id, 404])
  for (const id of Object.values(items)) expect((await site.get(`/evidence/${id}`, members.reader)).statusCode).toBe(403)
})

test('neither a declared conflict, nor a tie of the programme, nor another panel, nor a role that has ended opens it: by page and by direct query', async () => {
  for (const [who, status] of [['declared', 404], ['mentor', 404], ['elsewhere', 404], ['ended', 403]] as const) {
    const token = members[who]
    expect([who, (await site.get(`/panel-cases/${caseId}/evidence/${items.accepted}`, token)).statusCode]).toEqual([who, status])
    expect([who, (await site.get(`/panel-cases/${caseId}/evidence/${items.accepted}/files/${fileId}`, token)).statusCode]).toEqual([who, status])
    expect([who, (await site.get(`/panel-cases/${caseId}`, token)).body.includes('canary-title')]).toEqual([who, false])
    const read = await world.as(token, async (tx) => [
      await tx.selectFrom('evidence').select('id').execute(), await tx.selectFrom('evidence_file').select('id').execute(), await tx.selectFrom('evidence_chunk').select('file_id').execute(), await tx.selectFrom('evidence_event').select('id').execute(),
    ])
    expect([who, read.flat()]).toEqual([who, []])
  }
  const ids = await world.as(members.reader, (tx) => tx.selectFrom('evidence').select('id').execute())
  expect(ids).toEqual([{ id: items.accepted }])
})

async function add(enrolmentId: number, state: 'accepted' | 'submitted' | 'draft'): Promise<number> {
  const { rows } = await world.fresh.owner.query<{ id: number }>(
    `insert into evidence (authority_id, enrolment_id, person_id, kind, title, on_day, says, state, author_user, author_name, submitted_to, submitted_to_name, changed_by)
     select authority_id, id, person_id, 'reflection', $2, '2026-11-01', $3, $4, (select id from app_user where person_id = e.person_id limit 1), 'x', $5, 'x', 'x' from enrolment e where id = $1 returning id`,
    [enrolmentId, `canary-title-${state}`, `canary-words-${state}`, state, world.people.assessor],
  )
  return rows[0]?.id ?? 0
}
