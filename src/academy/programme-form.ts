import { dayText } from '../fields/days.ts'
import { optional, type Problem } from '../fields/field.ts'
import { wholeNumber } from '../fields/numbers.ts'
import { text } from '../fields/text.ts'
import { day, type Day } from '../time/day.ts'
import type { FormField } from './pages/academy-form.tsx'
import type { ProgrammeDocument } from './rules/programme.ts'

/** A programme as the fields of its form: what can be changed without making another programme of it. */
export function programmeFields(document: ProgrammeDocument): FormField[] {
  const number = (name: string, label: string, value: number | null): FormField => ({ kind: 'number', name, label, value: value === null ? '' : String(value) })
  return [
    number('length', 'Length in months', document.lengthMonths),
    ...document.phases.flatMap((phase, index): FormField[] => [
      number(`phase-${index}-until`, `${phase.name}: ends after so many ${phase.until.unit}`, phase.until.count),
      number(`phase-${index}-every`, `${phase.name}: supervision every so many ${phase.supervision?.unit ?? 'weeks'}`, phase.supervision?.every ?? null),
      number(`phase-${index}-workload`, `${phase.name}: workload in per cent of an experienced worker’s (empty: no rule)`, phase.workloadPercent),
      number(`phase-${index}-cap`, `${phase.name}: at most so many children (empty: no cap)`, phase.cap),
    ]),
    ...document.reviewPoints.map((point, index) => number(`review-${index}`, `${point.label}${point.isOptional ? ' (optional)' : ''}: at month`, point.offsetMonths)),
    number('window', 'Days before and after in which a review may be held', document.reviewWindowDays), number('protected', 'Protected time in per cent', document.protectedTimePercent),
    number('observations', 'Direct observations', document.evidence.observations), number('child-feedback', 'Feedbacks from children or young people', document.evidence.childFeedback),
    number('professional-feedback', 'Feedbacks from other professionals', document.evidence.professionalFeedback), number('reports', 'Written reports', document.evidence.reports),
    number('hand-in', 'Portfolio handed in so many weeks before the end', document.panel.handInWeeks),
    { kind: 'choice', name: 'confirmed-by', label: 'Who confirms the outcome', value: document.panel.confirmedBy, items: [{ value: 'panel', text: 'The panel' }, { value: 'head-of-service', text: 'A head of service' }] },
    { kind: 'choice', name: 'part-time', label: 'Hours below full time', value: document.partTime, items: [{ value: 'pro-rata', text: 'stretch the programme pro rata' }, { value: 'none', text: 'do not move its dates' }] },
    { kind: 'day', name: 'valid-from', label: 'In force for people who start from', hint: 'Such as 1/4/2027.' },
    { kind: 'long', name: 'note', label: 'What changes, and why' },
  ]
}

/** The document with what the form says, or every problem of the form. */
export function readProgrammeForm(document: ProgrammeDocument, fields: Readonly<Record<string, string>>): { ok: true; document: ProgrammeDocument; validFrom: Day; note: string } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const whole = (name: string, what: string, min: number, max: number): number => {
    const read = wholeNumber(what, { min, max }).read(name, fields)
    if (!read.ok) problems.push(...read.problems)
    return read.ok ? read.value : min
  }
  const orNull = (name: string, what: string, min: number, max: number): number | null => {
    const read = optional(wholeNumber(what, { min, max })).read(name, fields)
    if (!read.ok) problems.push(...read.problems)
    return read.ok ? read.value : null
  }
  const changed: ProgrammeDocument = {
    ...document,
    lengthMonths: whole('length', 'the length', 1, 60),
    phases: document.phases.map((phase, index) => ({
      ...phase, until: { ...phase.until, count: whole(`phase-${index}-until`, 'the end of the phase', 1, 260) },
      supervision: phase.supervision === null ? null : { ...phase.supervision, every: whole(`phase-${index}-every`, 'the supervision', 1, 52) },
      workloadPercent: orNull(`phase-${index}-workload`, 'the workload', 1, 100), cap: orNull(`phase-${index}-cap`, 'the cap', 0, 100),
    })),
    reviewPoints: document.reviewPoints.map((point, index) => ({ ...point, offsetMonths: whole(`review-${index}`, 'the month of the review', 1, 60) })),
    reviewWindowDays: whole('window', 'the window', 0, 60),
    protectedTimePercent: orNull('protected', 'the protected time', 0, 100),
    evidence: { ...document.evidence, observations: whole('observations', 'the observations', 0, 50), childFeedback: whole('child-feedback', 'the feedbacks from children', 0, 50), professionalFeedback: whole('professional-feedback', 'the feedbacks from professionals', 0, 50), reports: whole('reports', 'the reports', 0, 50) },
    panel: { ...document.panel, handInWeeks: whole('hand-in', 'the weeks before the end', 0, 26), confirmedBy: fields['confirmed-by'] === 'head-of-service' ? 'head-of-service' : 'panel' },
    partTime: fields['part-time'] === 'none' ? 'none' : 'pro-rata',
  }
  const from = dayText('the first day', { from: day('2012-01-01'), until: day('2100-12-31') }).read('valid-from', fields)
  const note = text('what changes, and why', { max: 2000, lines: 'many' }).read('note', fields)
  problems.push(...(from.ok ? [] : from.problems), ...(note.ok ? [] : note.problems))
  return problems.length > 0 || !from.ok || !note.ok ? { ok: false, problems } : { ok: true, document: changed, validFrom: from.value, note: note.value }
}
