import { expect, test } from 'vitest'
import { readingGrade, syllablesOf } from '../testing/reading-grade.ts'
import { codePage, feedbackForms, readCode, saidInFeedback } from './feedback-forms.ts'

const { child } = feedbackForms
const childTexts = [child.heading('Robin'), ...child.before, ...child.questions.flatMap((one) => [one.ask, ...(one.kind === 'choice' ? one.choices : [one.hint])]), child.send, ...child.after, ...Object.values(codePage)]

test('syllables are those of the dictionary', () => {
  expect(['cat', 'worker', 'listen', 'grown', 'trust', 'understanding'].map(syllablesOf)).toEqual([1, 2, 2, 1, 1, 4])
})

test('everything that a child reads is at grade 6 or below, together and each longer text alone', () => {
  expect(readingGrade(childTexts.join('\n'))).toBeLessThanOrEqual(6)
  for (const text of childTexts.filter((one) => one.split(' ').length >= 12)) expect([text, readingGrade(text) <= 6.99]).toEqual([text, true])
})

test('a text for experts is above it, so that the measure can fail', () => {
  expect(readingGrade('The statutory assessment necessitates comprehensive consideration of intergenerational safeguarding vulnerabilities.')).toBeGreaterThan(12)
})

test('nobody is asked for a name', () => {
  expect(child.questions.some((one) => /your name|who are you|how old/i.test(one.ask))).toBe(false)
})

test('codes are read as people type them, and nothing else is one', () => {
  expect(readCode(' bcd-fgh ')).toBe('BCDFGH')
  expect(readCode('BCDFG')).toBeNull()
  expect(readCode('AEIOUB')).toBeNull()
})

test('answers are kept with their questions, blanks left out, other choices refused', () => {
  expect(saidInFeedback('child', { listens: '🙂 Yes, a lot', good: ' plays cards\r\nwith me ' })).toEqual({ ok: true, says: 'Does your social worker listen to you?\n🙂 Yes, a lot\n\nWhat do they do well?\nplays cards\nwith me' })
  expect(saidInFeedback('child', { listens: 'maybe' })).toMatchObject({ ok: false, field: 'listens' })
  expect(saidInFeedback('child', {})).toMatchObject({ ok: false })
})
