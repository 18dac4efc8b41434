import { choice } from '../fields/choices.ts'
import { dayInThreeParts } from '../fields/days.ts'
import { optional } from '../fields/field.ts'
import { wholeNumber } from '../fields/numbers.ts'
import { checked, readFields } from '../fields/read-fields.ts'
import { text } from '../fields/text.ts'
import { day, type Day } from '../time/day.ts'
import { gradeKeys } from './rules/case-audits.ts'
import { readQuestions, type Question } from './rules/questionnaires.ts'

type Fields = Readonly<Record<string, string>>
const FROM = day('2012-01-01')

export function readAuditForm(fields: Fields, today: Day) {
  return readFields({
    number: text('the registration or staff number of the worker', { max: 40 }),
    on: dayInThreeParts('the day of the audit', { from: FROM, until: today }),
    grade: choice('what the audit found', gradeKeys),
    theme: optional(text('the theme', { max: 120 })),
  }, fields)
}

export function readActionForm(fields: Fields) {
  return readFields({
    what: text('what is to be done', { max: 500, lines: 'many' }),
    owner: text('who answers for it', { max: 100 }),
    due: dayInThreeParts('the day by which it is to be done', { from: FROM, until: day('2100-12-31') }),
    cameFrom: optional(text('what it came from', { max: 200 })),
  }, fields)
}

export function readFocusGroupForm(fields: Fields, today: Day) {
  return readFields({
    held: dayInThreeParts('the day', { from: FROM, until: today }),
    withWhom: text('whom it was with', { max: 200 }),
    people: wholeNumber('how many came', { min: 1, max: 500 }),
    notes: text('the notes', { max: 4000, lines: 'many' }),
  }, fields)
}

export function readQuotationForm(fields: Fields, today: Day) {
  return readFields({
    said: text('what was said', { max: 1000, lines: 'many' }),
    saidBy: text('who said it, as a role', { max: 120 }),
    consent: dayInThreeParts('the day of the consent', { from: FROM, until: today }),
  }, fields)
}

export function readVisitForm(fields: Fields, today: Day) {
  return readFields({
    kind: choice('what it was', ['visit', 'inspection', 'peer-review']),
    on: dayInThreeParts('the day', { from: FROM, until: today }),
    who: text('who came', { max: 200 }),
    viewed: text('what they looked at', { max: 2000, lines: 'many' }),
    files: optional(text('the numbers', { max: 1000, lines: 'many' })),
  }, fields)
}

export function readQuestionnaireForm(fields: Fields, today: Day) {
  const read = readFields({
    name: text('the name', { max: 120 }),
    questions: text('the questions', { max: 6000, lines: 'many' }),
    closed: dayInThreeParts('the last day', { from: today, until: day('2100-12-31') }),
  }, fields)
  return checked(read, ({ questions }) => {
    const list = readQuestions(questions)
    if (list.length > 30) return [{ field: 'questions', message: 'Ask 30 questions or fewer' }]
    return list.some((question) => question.text.length > 300) ? [{ field: 'questions', message: 'Each question must be 300 characters or fewer' }] : []
  })
}

/** A point of the scale for each such question; words may be left out. */
export function readAnswers(questions: readonly Question[], fields: Fields): { ok: true; answers: Record<string, string> } | { ok: false; problems: { field: string; message: string }[] } {
  const problems: { field: string; message: string }[] = []
  const answers: Record<string, string> = {}
  for (const { key, text: asked, kind } of questions) {
    const read = kind === 'scale' ? choice('an answer', ['1', '2', '3', '4', '5']).read(key, fields) : optional(text('your words', { max: 2000, lines: 'many' })).read(key, fields)
    if (!read.ok) problems.push({ field: key, message: kind === 'scale' ? `Choose an answer to “${asked}”` : (read.problems[0]?.message ?? '') })
    else if (read.value !== null) answers[key] = read.value
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers }
}
