import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { bookReview } from './book-review.ts'
import { holdReview } from './hold-review.ts'
import { answerNote, noteFact } from './note-fact.ts'
import { findReview, listAgreements, listConcerns, listSigned, listReviewRows } from './queries.ts'
import { answerConcern, raiseConcern } from './raise-concern.ts'
import { readFacts } from './read-facts.ts'
import { findRun } from './read-runs.ts'
import { buildAgreement, whyOutdated } from './rules/agreement.ts'
import { addAction, changeAction } from './save-action.ts'
import { saveView } from './save-view.ts'
import { makeAgreement, signAgreement } from './sign-agreement.ts'
import { signReview } from './sign-review.ts'
import { aProgramme, type TestProgramme } from './testing/a-programme.ts'

const today = day('2026-12-01')
let council: TestProgramme
beforeEach(async () => {
  council = await aProgramme()
})
afterEach(() => council.fresh.drop())

describe('a review', () => {
  test('is due by the programme: three months from 31 August are 30 November', async () => {
    const run = await council.as(council.tokens.nqsw, (tx) => findRun(tx, council.enrolmentId, today))
    expect(run?.schedule.reviews[0]).toMatchObject({ offsetMonths: 3, meetOn: '2026-11-30', windowFrom: '2026-11-16' })
    expect(run?.participants).toEqual({ nqsw: { personId: council.people.nqsw, name: 'Wren Tansy' }, manager: { personId: council.people.manager, name: 'Ash Bramble' }, assessor: { personId: council.people.assessor, name: 'Fern Sallow' } })
  })

  test('is signed by three, in any order, each for themselves and once', async () => {
    const id = await held()
    const shown = await hashOf(id)
    expect(await sign('assessor', id, shown)).toEqual({ kind: 'signed' })
    expect(await sign('nqsw', id, shown)).toEqual({ kind: 'signed' })
    expect(await sign('nqsw', id, shown)).toMatchObject({ kind: 'already-signed' })
    expect(await sign('coordinator', id, shown)).toEqual({ kind: 'not-a-party' })
    expect(await sign('manager', id, shown)).toEqual({ kind: 'signed' })
    expect((await review(id))?.signed.sort()).toEqual(['assessor', 'manager', 'nqsw'])
    const rows = await council.as(council.tokens.coordinator, (tx) => listReviewRows(tx, [council.enrolmentId]))
    expect([...(await council.as(council.tokens.coordinator, (tx) => listSigned(tx, rows))).get(id) ?? []].sort()).toEqual(['assessor', 'manager', 'nqsw'])
  })

  test('nobody signs for another, not even past the program', async () => {
    const id = await held()
    const forged = council.as(council.tokens.assessor, (tx, caller) =>
      tx.insertInto('review_signature').values({ review_id: id, authority_id: caller.authority.id, party: 'nqsw', person_id: council.people.nqsw, content_sha256: 'a'.repeat(64), signed_by_user: caller.user?.id ?? 0, signed_by: 'Wren Tansy' }).execute())
    await expect(forged).rejects.toMatchObject({ code: '42501' })
  })

  test('changed words are unsigned words: who had it open is told, and all sign again', async () => {
    const id = await held()
    const shown = await hashOf(id)
    expect(await sign('nqsw', id, shown)).toEqual({ kind: 'signed' })
    expect(await council.as(council.tokens.manager, (tx, caller) => addAction(tx, caller, { reviewId: id, what: 'Shadow a court day', owner: 'manager', dueOn: day('2027-01-15') }))).toEqual({ kind: 'saved' })
    expect(await sign('assessor', id, shown)).toMatchObject({ kind: 'changed-meanwhile' })
    expect((await review(id))?.signed).toEqual([])
    const action = (await review(id))?.actions[0]
    const again = await hashOf(id)
    expect(await sign('nqsw', id, again)).toEqual({ kind: 'signed' })
    // that something was done is no change of what was agreed
    await council.as(council.tokens.manager, (tx, caller) => changeAction(tx, caller, { reviewId: id, id: action?.id ?? 0, what: 'Shadow a court day', owner: 'manager', dueOn: day('2027-01-15'), doneOn: today, version: 1 }))
    expect(await hashOf(id)).toBe(again)
    expect((await review(id))?.signed).toEqual(['nqsw'])
  })

  test('a draft is read by its author alone; a stale form changes nothing', async () => {
    const id = await held()
    expect(await view('assessor', id, 'Grows in confidence.', false, 0)).toEqual({ kind: 'saved' })
    const seen = await Promise.all((['assessor', 'nqsw', 'manager', 'coordinator'] as const).map(async (who) => (await council.as(council.tokens[who], (tx) => findReview(tx, id)))?.views.map((one) => one.says)))
    expect(seen).toEqual([['Grows in confidence.'], [], [], []])
    expect(await sign('assessor', id, await hashOf(id))).toEqual({ kind: 'draft-open' })
    expect(await view('assessor', id, 'Another', false, 0)).toMatchObject({ kind: 'stale' })
    expect(await view('nqsw', id, 'Not mine to write', false, 0)).toEqual({ kind: 'saved' })
    expect(await council.as(council.tokens.nqsw, (tx, caller) => saveView(tx, caller, { reviewId: id, party: 'assessor', says: 'x', isShared: true, version: 0 }))).toEqual({ kind: 'not-a-party' })
    expect(await view('assessor', id, 'Grows in confidence.', true, 1)).toEqual({ kind: 'saved' })
    expect((await council.as(council.tokens.manager, (tx) => findReview(tx, id)))?.views.map((one) => one.says)).toEqual(['Grows in confidence.'])
  })

  test('two who book at once get one review, and the second is told; a booked day in the record is moved with its version', async () => {
    const book = (who: 'manager' | 'coordinator', on: string, version: number) => council.as(council.tokens[who], async (tx, caller) => {
      const run = await findRun(tx, council.enrolmentId, today)
      if (run === null) throw new Error('no run')
      return await bookReview(tx, caller, { enrolmentId: run.enrolmentId, personId: run.personId, point: 'r3', title: '3-month review', participants: run.participants, bookedOn: day(on), reason: null, version })
    })
    const both = await Promise.all([book('manager', '2026-11-30', 0), book('coordinator', '2026-12-02', 0)])
    expect(both.map((one) => one.kind).sort()).toEqual(['saved', 'stale'])
    expect(await book('manager', '2026-12-03', 1)).toMatchObject({ kind: 'saved' })
    expect(await book('manager', '2026-12-04', 1)).toMatchObject({ kind: 'stale' })
  })

  test('keeps its facts as they stood; what is wrong goes to the owner of the source', async () => {
    const id = await held()
    const kept = await review(id)
    expect(kept?.row.facts?.map((fact) => fact.key)).toContain('moved-days')
    expect(kept?.row.due_when_held).toBe('2026-11-30')
    const fact = kept?.row.facts?.find((one) => one.key === 'moved-days')
    if (!fact) throw new Error('no fact')
    expect(await council.as(council.tokens.nqsw, (tx, caller) => noteFact(tx, caller, { reviewId: id, fact, says: 'Two days in October are missing' }))).toEqual({ kind: 'saved' })
    const note = (await review(id))?.notes[0]
    expect(note).toMatchObject({ owner: 'academy-coordinator', answer: null })
    const answer = (who: 'manager' | 'coordinator', version: number) => council.as(council.tokens[who], (tx, caller) => answerNote(tx, caller, { reviewId: id, id: note?.id ?? 0, answer: 'Mended', version }))
    expect([await answer('manager', 1), await answer('coordinator', 1), await answer('coordinator', 1)].map((one) => one.kind)).toEqual(['not-owner', 'saved', 'stale'])
  })
})

test('a concern is read by its raiser and the one whom they chose, and by nobody else', async () => {
  const psw = await council.signIn('Principal', 'principal-social-worker')
  const to = { userId: await council.as(psw, async (_tx, caller) => caller.user?.id ?? 0), name: 'Principal' }
  expect(await council.as(council.tokens.nqsw, (tx, caller) => raiseConcern(tx, caller, { to, about: 'workload', says: 'canary-concern' }))).toEqual({ kind: 'saved' })
  const administrator = await council.signIn('Administrator', 'administrator')
  const seen = await Promise.all([council.tokens.nqsw, psw, council.tokens.manager, council.tokens.assessor, council.tokens.coordinator, administrator].map(async (token) => (await council.as(token, listConcerns)).length))
  expect(seen).toEqual([1, 1, 0, 0, 0, 0])
  const { rows } = await council.fresh.owner.query<{ detail: string }>("select detail::text || subject_id as detail from audit where action like 'concern%'")
  expect(rows.some(({ detail }) => detail.includes('canary'))).toBe(false)
  const [concern] = await council.as(psw, listConcerns)
  const answer = (token: string) => council.as(token, (tx, caller) => answerConcern(tx, caller, { id: concern?.id ?? 0, answer: 'Two cases move on Monday', version: 1 }))
  expect([await answer(council.tokens.nqsw), await answer(psw), await answer(psw)].map((one) => one.kind)).toEqual(['not-found', 'saved', 'stale'])
})

test('an agreement is signed by three, and again when the assessor changes; the first stays as it was signed', async () => {
  const built = () => council.as(council.tokens.coordinator, async (tx) => {
    const run = await findRun(tx, council.enrolmentId, today)
    if (run === null) throw new Error('no run')
    return { run, document: buildAgreement({ ...run, practiceLead: null, mentor: null, registrationNumber: 'SW123456' }) }
  })
  const first = await built()
  const make = (of: typeof first, number: number) => council.as(council.tokens.coordinator, (tx, caller) => makeAgreement(tx, caller, { enrolmentId: council.enrolmentId, personId: council.people.nqsw, document: of.document, participants: of.run.participants, number }))
  expect([await make(first, 0), await make(first, 0)].map((one) => one.kind)).toEqual(['made', 'stale'])
  const signIt = (token: string, number: number) => council.as(token, (tx, caller) => signAgreement(tx, caller, { enrolmentId: council.enrolmentId, number }))
  expect((await signIt(council.tokens.nqsw, 1)).kind).toBe('signed')
  expect((await signIt(council.tokens.nqsw, 1)).kind).toBe('already-signed')
  expect((await signIt(council.tokens.coordinator, 1)).kind).toBe('not-a-party')
  const other = await council.person('Linnet Orme')
  await council.fresh.owner.query("update relationship set ended_on = '2026-10-31' where kind = 'assessor'")
  await council.fresh.owner.query("insert into relationship (authority_id, person_id, kind, with_person_id, started_on, recorded_by) values ($1, $2, 'assessor', $3, '2026-11-01', 'test')", [council.authorityId, council.people.nqsw, other])
  const second = await built()
  expect(whyOutdated(first.document, second.document)).toEqual(['the assessor was Fern Sallow and is Linnet Orme'])
  expect((await make(second, 1)).kind).toBe('made')
  expect((await signIt(council.tokens.manager, 1)).kind).toBe('replaced')
  expect((await signIt(council.tokens.manager, 2)).kind).toBe('signed')
  const agreements = await council.as(council.tokens.coordinator, (tx) => listAgreements(tx, council.enrolmentId))
  expect(agreements.map((one) => [one.row.number, one.signatures.map((signature) => signature.party)])).toEqual([[2, ['manager']], [1, ['nqsw']]])
})

async function held(): Promise<number> {
  return await council.as(council.tokens.coordinator, async (tx, caller) => {
    const run = await findRun(tx, council.enrolmentId, today)
    if (run === null) throw new Error('no run')
    const [first] = run.schedule.reviews
    const booked = await bookReview(tx, caller, { enrolmentId: run.enrolmentId, personId: run.personId, point: first?.key ?? '', title: first?.label ?? '', participants: run.participants, bookedOn: day('2026-11-30'), reason: null, version: 0 })
    if (!('id' in booked)) throw new Error(booked.kind)
    await holdReview(tx, caller, { id: booked.id, version: 1, heldOn: day('2026-11-30'), due: first?.meetOn ?? today, facts: await readFacts(tx, caller, { run, on: today, reviewId: booked.id }), isOnTrack: true, supportPlan: null, participants: run.participants })
    return booked.id
  })
}

async function review(id: number) {
  return await council.as(council.tokens.coordinator, (tx) => findReview(tx, id))
}

async function hashOf(id: number): Promise<string> {
  return (await review(id))?.sha256 ?? ''
}

async function sign(who: keyof TestProgramme['tokens'], id: number, shown: string) {
  return await council.as(council.tokens[who], (tx, caller) => signReview(tx, caller, { id, shown }))
}

async function view(who: 'nqsw' | 'assessor', id: number, says: string, isShared: boolean, version: number) {
  return await council.as(council.tokens[who], (tx, caller) => saveView(tx, caller, { reviewId: id, party: who, says, isShared, version }))
}

test('a review fills itself in from supervision, portfolio, dates and the reviews before; its own actions are no earlier ones', async () => {
  const id = await held()
  const read = (reviewId: number) => council.as(council.tokens.coordinator, async (tx, caller) => {
    const run = await findRun(tx, council.enrolmentId, today)
    return run === null ? [] : (await readFacts(tx, caller, { run, on: today, reviewId })).map((fact) => [fact.key, fact.key === 'earlier-actions' ? fact.value : ''])
  })
  await council.as(council.tokens.coordinator, (tx, caller) => addAction(tx, caller, { reviewId: id, what: 'Shadow a conference', owner: 'nqsw', dueOn: day('2027-01-11') }))
  // no allocation file is loaded: the caseload is left out
  expect(await read(id)).toEqual([['supervision', ''], ['evidence', ''], ['moved-days', ''], ['earlier-actions', 'None agreed']])
  expect((await read(id + 1)).at(-1)).toEqual(['earlier-actions', '0 of 1 done'])
})
