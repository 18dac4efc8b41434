import { choice } from '../fields/choices.ts'
import { dayText } from '../fields/days.ts'
import { optional } from '../fields/field.ts'
import { fte, wholeNumber } from '../fields/numbers.ts'
import { readFields } from '../fields/read-fields.ts'
import { registrationNumber, text } from '../fields/text.ts'
import { day } from '../time/day.ts'
import { eventLabels, type EnrolmentEventKind } from './rules/enrolment-state.ts'

type Strings = Readonly<Record<string, string>>
const range = { from: day('2012-01-01'), until: day('2100-12-31') }
const version = wholeNumber('the version', { min: 0, max: 2_147_483_647 })
const id = (what: string) => wholeNumber(what, { min: 1, max: 2_147_483_647 })

export const eventKinds = Object.keys(eventLabels) as EnrolmentEventKind[]
export const leavingReasons = ['agency', 'left_profession', 'other_authority', 'retired', 'other'] as const
export const pauseReasons = ['sickness', 'bereavement', 'family-leave', 'inadequate-support', 'career-break', 'other'] as const
export const relationshipKinds = ['line-manager', 'mentor', 'practice-lead', 'assessor', 'consultant'] as const
export const routes = ['open', 'frontline', 'step-up', 'apprentice', 'grow-our-own', 'return', 'other'] as const
export const traineeRoutes = ['frontline', 'step-up', 'apprentice', 'grow-our-own', 'student', 'other'] as const
export const cohortKinds = ['mixed', 'open', 'frontline', 'step-up', 'apprentice', 'grow-our-own'] as const

export function readEventForm(fields: Strings) {
  return readFields({
    kind: choice('what happened', eventKinds), onDay: dayText('the day', range), untilDay: optional(dayText('the day until', range)), reason: optional(choice('the reason', leavingReasons)),
    note: optional(text('the note', { max: 4000, lines: 'many' })), version,
  }, fields)
}

export function readBesideForm(fields: Strings) {
  return readFields({ kind: choice('what they are', relationshipKinds), who: optional(text('the name or number')), from: dayText('the first day', range), note: optional(text('what was agreed', { max: 4000, lines: 'many' })) }, fields)
}

export function readPauseForm(fields: Strings) {
  return readFields({ from: dayText('the first day', range), until: optional(dayText('the last day', range)), reason: choice('the reason', pauseReasons), note: optional(text('the note', { max: 2000, lines: 'many' })) }, fields)
}

export function readResumeForm(fields: Strings) {
  return readFields({ pause: id('the pause'), lastDay: dayText('the last day of the pause', range), version }, fields)
}

export function readNoteForm(fields: Strings) {
  return readFields({ note: text('the note', { max: 2000, lines: 'many' }) }, fields)
}

export function readEnrolForm(fields: Strings) {
  return readFields({
    givenName: text('the given name', { max: 100 }), familyName: text('the family name', { max: 100 }), registration: optional(registrationNumber()), cohort: id('a cohort'), startsOn: optional(dayText('the first day', range)),
    fte: optional(fte('the hours')), team: optional(id('a team')), position: optional(text('the position number', { max: 60 })), mentor: optional(id('a mentor')), lead: optional(text('the practice lead')), manager: optional(text('the manager')),
    route: optional(choice('the route', routes)), probationEndsOn: optional(dayText('the end of probation', range)),
  }, fields)
}

export function readCohortForm(fields: Strings) {
  return readFields({ name: text('the name', { max: 100 }), programme: id('a programme'), startsOn: dayText('the start', range), capacity: optional(wholeNumber('the places', { min: 1, max: 999 })), kind: choice('who it is for', cohortKinds) }, fields)
}

export function readMentorForm(fields: Strings) {
  return readFields({ who: text('the mentor'), least: wholeNumber('the least', { min: 0, max: 20 }), most: wholeNumber('the most', { min: 0, max: 20 }), endedOn: optional(dayText('the last day', range)) }, fields)
}

export function readTraineeForm(fields: Strings) {
  return readFields({
    givenName: text('the given name', { max: 100 }), familyName: text('the family name', { max: 100 }), route: choice('the route', traineeRoutes), course: optional(text('the course')), institution: optional(text('the university')),
    awardExpectedOn: optional(dayText('the day on which the award is expected', range)), temporaryPost: optional(text('the temporary post')), convertsOn: optional(dayText('the day on which the post becomes a newly qualified social worker’s', range)),
  }, fields)
}

export function readFigureForm(fields: Strings) {
  return readFields({ basis: choice('the basis', ['started', 'completed']), publishedWhere: text('where it was published'), supersedes: optional(id('the figure before')), reason: optional(text('the reason', { max: 2000, lines: 'many' })) }, fields)
}

export function readTraineeDatesForm(fields: Strings) {
  return readFields({
    awardConfirmedOn: optional(dayText('the day on which the award was confirmed', range)), registrationAppliedOn: optional(dayText('the day of applying for registration', range)),
    registrationConfirmedOn: optional(dayText('the day on which registration was confirmed', range)), convertsOn: optional(dayText('the day on which the post changes', range)),
    endedOn: optional(dayText('the last day', range)), endedReason: optional(choice('how it ended', ['withdrew', 'did-not-pass', 'went-elsewhere', 'other'])), version,
  }, fields)
}

export function readTakeBackForm(fields: Strings) {
  return readFields({ event: id('the entry'), version, takeBackReason: text('why it is taken back', { max: 2000, lines: 'many' }) }, fields)
}
