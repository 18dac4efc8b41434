import type { Day } from '../../time/day.ts'

/** What a programme asks, for as long as it is the version in force. Stored as it stands here; `readProgramme` reads it back. */
export type ProgrammeDocument = {
  lengthMonths: number
  /** In order, without gaps: each begins where the one before it ends, the first at the start. */
  phases: readonly Phase[]
  reviewPoints: readonly ReviewPoint[]
  /** Days before and after a review's date in which it may be held. */
  reviewWindowDays: number
  /** Half a day a week is 10 per cent of the hours. */
  protectedTimePercent: number | null
  evidence: EvidenceMinima
  /** Codes of frameworks, the one that is assessed against first. */
  frameworks: readonly string[]
  assessor: { mustBeRegistered: boolean; mayBeLineManager: boolean; note: string }
  panel: { confirmedBy: 'panel' | 'head-of-service'; handInWeeks: number; quorum: number | null; note: string }
  eligibility: { mustBeRegistered: boolean; mustBeStatutory: boolean; mayBeAgency: boolean; withinYearsOfQualifying: number | null; note: string }
  funding: { payments: readonly { at: 'registration' | 'completion'; pounds: number }[]; lastFundedStart: Day | null; note: string }
  /** How hours below full time move the dates: pro rata, or not at all. */
  partTime: 'pro-rata' | 'none'
  /** What is not known or not verified, in sentences that the pages show. */
  provisional: readonly string[]
}

export type Phase = {
  name: string
  until: { unit: 'weeks' | 'months'; count: number }
  supervision: { every: number; unit: 'weeks' | 'months' } | null
  /** Of an experienced worker's load. */
  workloadPercent: number | null
  /** In children. */
  cap: number | null
}

export type ReviewPoint = { key: string; label: string; offsetMonths: number; isOptional: boolean; isFinal: boolean }

export type EvidenceMinima = {
  observations: number
  childFeedback: number
  professionalFeedback: number
  reports: number
  /** At which months a critical reflection is due. */
  reflectionMonths: readonly number[]
  /** How many self-assessments against the standards: start, middle and end. */
  selfAssessments: number
}

/** A document as it was stored or typed, or what is wrong with it in sentences. */
export function readProgramme(text: unknown): { ok: true; document: ProgrammeDocument } | { ok: false; problems: readonly string[] } {
  const document = text as ProgrammeDocument
  const problems = isShaped(document) ? checkProgramme(document) : ['This is not a programme: phases, review points and evidence are missing.']
  return problems.length === 0 ? { ok: true, document } : { ok: false, problems }
}

/** Whether a programme can be true: phases in order up to its end, review points inside it, one final one. docs/rules/academy.md, "Programmes". */
export function checkProgramme(document: ProgrammeDocument): string[] {
  const problems: string[] = []
  if (!Number.isInteger(document.lengthMonths) || document.lengthMonths < 1 || document.lengthMonths > 60) problems.push('The length must be a whole number of months from 1 to 60.')
  const ends = document.phases.map(({ until }) => (until.unit === 'months' ? until.count : (until.count * 12) / 52))
  if (ends.some((end, index) => end <= (ends[index - 1] ?? 0))) problems.push('Each phase must end later than the one before it.')
  const last = document.phases.at(-1)
  if (last === undefined || last.until.unit !== 'months' || last.until.count !== document.lengthMonths) problems.push(`The last phase must end at month ${document.lengthMonths}, when the programme does.`)
  for (const { name, workloadPercent, cap, supervision } of document.phases) {
    if (workloadPercent !== null && (workloadPercent <= 0 || workloadPercent > 100)) problems.push(`The workload of "${name}" must be above 0 and at most 100 per cent.`)
    if (cap !== null && (cap < 0 || !Number.isInteger(cap))) problems.push(`The cap of "${name}" must be a whole number of children.`)
    if (supervision !== null && (!Number.isInteger(supervision.every) || supervision.every < 1)) problems.push(`Supervision in "${name}" must be every 1, 2 or more weeks or months.`)
  }
  const offsets = document.reviewPoints.map(({ offsetMonths }) => offsetMonths)
  if (offsets.some((offset) => !Number.isInteger(offset) || offset < 1 || offset > document.lengthMonths)) problems.push(`Review points must be at whole months from 1 to ${document.lengthMonths}.`)
  if (offsets.some((offset, index) => offset <= (offsets[index - 1] ?? 0))) problems.push('Review points must be in order, each at a month of its own.')
  if (document.reviewPoints.filter(({ isFinal }) => isFinal).length !== 1) problems.push('One review point must be the final one.')
  if (document.reviewWindowDays < 0 || document.reviewWindowDays > 60) problems.push('The window around a review must be from 0 to 60 days.')
  return problems
}

/** Weekly, every 2 weeks, monthly. */
export function describeCadence(supervision: Phase['supervision']): string {
  if (supervision === null) return 'not set'
  const { every, unit } = supervision
  if (unit === 'weeks') return every === 1 ? 'weekly' : every === 2 ? 'fortnightly' : `every ${every} weeks`
  return every === 1 ? 'monthly' : `every ${every} months`
}

function isShaped(document: unknown): document is ProgrammeDocument {
  if (typeof document !== 'object' || document === null) return false
  const held = document as Record<string, unknown>
  return Array.isArray(held['phases']) && Array.isArray(held['reviewPoints']) && typeof held['evidence'] === 'object' && typeof held['lengthMonths'] === 'number'
}
