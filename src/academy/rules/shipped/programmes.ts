import { day, type Day } from '../../../time/day.ts'
import type { ProgrammeDocument } from '../programme.ts'

/** The programmes that a council begins with. It changes them on screen as new versions; nothing else in the program names them. */
export const shippedProgrammes: readonly ShippedProgramme[] = [
  {
    code: 'asye',
    label: 'ASYE, child and family',
    validFrom: day('2012-01-01'),
    isProvisional: false,
    note: 'The employer-led year of the child and family ASYE. DfE funds it last in 2026-27 (GOV.UK, 26 February 2026).',
    document: {
      lengthMonths: 12,
      phases: [
        { name: 'First six weeks', until: { unit: 'weeks', count: 6 }, supervision: { every: 1, unit: 'weeks' }, workloadPercent: 90, cap: null },
        { name: 'To six months', until: { unit: 'months', count: 6 }, supervision: { every: 2, unit: 'weeks' }, workloadPercent: 90, cap: null },
        { name: 'To twelve months', until: { unit: 'months', count: 12 }, supervision: { every: 1, unit: 'months' }, workloadPercent: 90, cap: null },
      ],
      reviewPoints: [
        { key: '3-month', label: '3-month review', offsetMonths: 3, isOptional: false, isFinal: false },
        { key: '6-month', label: '6-month review', offsetMonths: 6, isOptional: false, isFinal: false },
        { key: '9-month', label: '9-month review', offsetMonths: 9, isOptional: true, isFinal: false },
        { key: 'final', label: 'Final review', offsetMonths: 12, isOptional: false, isFinal: true },
      ],
      reviewWindowDays: 14,
      protectedTimePercent: 10,
      evidence: { observations: 3, childFeedback: 3, professionalFeedback: 3, reports: 3, reflectionMonths: [6, 12], selfAssessments: 3 },
      frameworks: ['pqs-practitioner', 'pcf'],
      assessor: { mustBeRegistered: true, mayBeLineManager: true, note: 'A registered and experienced social worker, who recommends the outcome.' },
      panel: { confirmedBy: 'panel', handInWeeks: 4, quorum: 3, note: 'The assessor recommends; the employer confirms through internal moderation.' },
      eligibility: { mustBeRegistered: true, mustBeStatutory: true, mayBeAgency: true, withinYearsOfQualifying: 4, note: 'Somebody who qualified longer ago may take part without funding.' },
      funding: {
        payments: [{ at: 'registration', pounds: 1000 }, { at: 'completion', pounds: 1000 }],
        lastFundedStart: day('2027-03-31'),
        note: 'In 2026-27 the completion payment is made for everyone who is still on the programme in March 2027.',
      },
      partTime: 'pro-rata',
      provisional: [],
    },
  },
  {
    code: 'ecdp',
    label: 'Two-year programme from September 2027 (provisional)',
    validFrom: day('2027-09-01'),
    isProvisional: true,
    note: 'DfE calls it the Early Career Development Programme. Only its length, its start and its standards were published when this was written; every other value is a placeholder to change.',
    document: {
      lengthMonths: 24,
      phases: [
        { name: 'First six weeks', until: { unit: 'weeks', count: 6 }, supervision: { every: 1, unit: 'weeks' }, workloadPercent: 90, cap: null },
        { name: 'To six months', until: { unit: 'months', count: 6 }, supervision: { every: 2, unit: 'weeks' }, workloadPercent: 90, cap: null },
        { name: 'To twelve months', until: { unit: 'months', count: 12 }, supervision: { every: 1, unit: 'months' }, workloadPercent: 90, cap: null },
        { name: 'Second year', until: { unit: 'months', count: 24 }, supervision: { every: 1, unit: 'months' }, workloadPercent: 95, cap: null },
      ],
      reviewPoints: [
        { key: '6-month', label: '6-month review', offsetMonths: 6, isOptional: false, isFinal: false },
        { key: '12-month', label: '12-month review', offsetMonths: 12, isOptional: false, isFinal: false },
        { key: '18-month', label: '18-month review', offsetMonths: 18, isOptional: false, isFinal: false },
        { key: 'final', label: 'Final review', offsetMonths: 24, isOptional: false, isFinal: true },
      ],
      reviewWindowDays: 14,
      protectedTimePercent: 10,
      evidence: { observations: 3, childFeedback: 3, professionalFeedback: 3, reports: 3, reflectionMonths: [6, 12, 18, 24], selfAssessments: 3 },
      frameworks: ['ecs-2027'],
      assessor: { mustBeRegistered: true, mayBeLineManager: true, note: 'Not published yet.' },
      panel: { confirmedBy: 'panel', handInWeeks: 4, quorum: 3, note: 'The employer assesses against the early career standards at the end of the two years.' },
      eligibility: { mustBeRegistered: true, mustBeStatutory: true, mayBeAgency: false, withinYearsOfQualifying: 3, note: 'Three years and no agency work is what the rules of DfE’s own service said in November 2025; not confirmed.' },
      funding: { payments: [], lastFundedStart: null, note: 'Not known yet.' },
      partTime: 'pro-rata',
      provisional: [
        'Supervision, workload and protected time are not published: the values are those of the ASYE, and 95 per cent in the second year as in the induction of teachers.',
        'Review points and evidence are not published.',
        'Grant rates are not published.',
        'For people who start from 1 April to 31 August 2027 no rule was found: enrol them on either programme and mark their funding as not known.',
        'Whether somebody who began the ASYE may move to this programme is not known: they keep the version that they started under.',
      ],
    },
  },
]

export type ShippedProgramme = { code: string; label: string; validFrom: Day; isProvisional: boolean; note: string; document: ProgrammeDocument }
