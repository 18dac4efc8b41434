import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { summariseAudits, type CaseAudit } from './case-audits.ts'
import { checkOffer } from './offer.ts'
import { readQuestions, summariseAnswers } from './questionnaires.ts'

const audit = (personId: number, grade: CaseAudit['grade'], auditedOn = '2026-05-01'): CaseAudit => ({ id: 0, personId, grade, auditedOn: day(auditedOn), theme: '' })

test('an audit counts as of a newly qualified worker by the day of the audit', () => {
  const spells = [{ personId: 1, from: day('2025-09-01'), until: day('2026-08-31') }]
  const [nqsw, others, all] = summariseAudits([audit(1, 'good'), audit(1, 'outstanding', '2026-09-01'), audit(2, 'inadequate')], spells)
  expect([nqsw?.n, others?.n, all?.n]).toEqual([1, 2, 3])
  expect(nqsw?.goodOrBetter).toEqual({ n: 1, of: 1, percent: null })
  expect(others?.byGrade).toEqual({ outstanding: 1, good: 0, 'requires-improvement': 0, inadequate: 1 })
})

test('from ten audits on there is a share: 7 of 10 is 70 per cent', () => {
  const audits = Array.from({ length: 10 }, (_, index) => audit(2, index < 7 ? 'good' : 'requires-improvement'))
  expect(summariseAudits(audits, []).at(-1)?.goodOrBetter).toEqual({ n: 7, of: 10, percent: 70 })
})

test('a line is a question, and "(words)" asks for words', () => {
  expect(readQuestions('My workload is protected\n\n What would help? (words)\n')).toEqual([
    { key: 'q1', text: 'My workload is protected', kind: 'scale' },
    { key: 'q2', text: 'What would help?', kind: 'words' },
  ])
})

test('points are counted, words are listed apart from who gave them', () => {
  const [points, words] = summariseAnswers(readQuestions('One\nTwo (words)'), [
    { question: 'q1', value: '5' }, { question: 'q1', value: '4' }, { question: 'q1', value: '1' }, { question: 'q2', value: 'b' }, { question: 'q2', value: 'a' }, { question: 'q2', value: '' },
  ])
  expect(points).toMatchObject({ counts: [1, 0, 0, 1, 1], agree: 2, of: 3 })
  expect(words).toMatchObject({ words: ['a', 'b'], of: 3 })
})

test('the offer names what is missing, and what is not known is not missing', () => {
  const known = { personId: 1, teamId: 7, hasMentor: true, hasPracticeLead: true, supervisionHeld: { n: 5, of: 6 }, daysAttended: null, reviewsOverdue: 1 }
  expect(checkOffer([known, { ...known, personId: 2, supervisionHeld: null, reviewsOverdue: null }, { ...known, personId: 3, teamId: null, hasMentor: false, supervisionHeld: { n: 6, of: 6 }, reviewsOverdue: 0 }])).toEqual([
    { teamId: 7, people: 2, exceptions: [{ personId: 1, missing: ['supervision 5 of 6', '1 review overdue'] }] },
    { teamId: null, people: 1, exceptions: [{ personId: 3, missing: ['no mentor'] }] },
  ])
})
