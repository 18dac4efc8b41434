import { shortDay, type Day } from '../../time/day.ts'
import { agreementReasons, type AgreementReason } from './over-reasons.ts'

/** What a programme's phase says of the work held: a number of children for a full-time worker, a share of a full caseload, or both. */
export type WorkloadRule = { cap: number | null; percent: number | null }

/** What was agreed for one person, for a time: it goes before the programme's rule. */
export type PersonalAgreement = { children: number; startedOn: Day; endedOn: Day | null; reason: AgreementReason }

/** An agreed number as it is kept. */
export type Agreement = PersonalAgreement & { id: number; personId: number; agreedBy: string; version: number }

export type AgreedCaseload = {
  /** Whole children; null where nothing is agreed, or where what it is reckoned from is not known. */
  children: number | null
  /** The rule in words, beside the figure wherever it is shown. */
  why: string
}

/**
 * The agreed caseload in force on a day (C129: no more than 15 cases; C192: a cap and a share of the work; academy.md 2.1: normally 90 %).
 * An agreement for the person goes first; else the lower of the phase's cap and its share of a full caseload, both times the FTE,
 * rounded down to whole children: protection is not rounded away (docs/rules/caseloads.md, "Agreed caseload").
 */
export function agreedCaseload(facts: AgreedFacts): AgreedCaseload {
  const { personal, rule, fte } = facts
  if (personal !== null) return { children: personal.children, why: `agreed for this person${personal.endedOn === null ? '' : ` until ${shortDay(personal.endedOn)}`}: ${agreementReasons[personal.reason].toLowerCase()}` }
  if (rule === null) return { children: null, why: 'no agreed caseload' }
  if (fte === null) return { children: null, why: 'FTE not known' }
  const cap = rule.cap === null ? null : { children: whole(rule.cap * fte), why: `${rule.cap} children${times(fte)}` }
  const share = rule.percent === null || facts.fullCaseload === null
    ? null
    : { children: whole((rule.percent / 100) * facts.fullCaseload * fte), why: `${rule.percent}% of a full caseload of ${facts.fullCaseload}${times(fte)}` }
  if (cap === null && share === null) return { children: null, why: rule.percent === null ? 'no agreed caseload' : `${rule.percent}% of a full caseload, and the council has not said what a full caseload is` }
  if (cap === null || share === null) return cap ?? share ?? { children: null, why: '' }
  return share.children < cap.children ? share : cap
}

export type AgreedFacts = {
  personal: PersonalAgreement | null
  rule: WorkloadRule | null
  /** Contracted hours over standard hours; null where not known. */
  fte: number | null
  /** Children of a full-time experienced worker, as the council set it; null where it has not. */
  fullCaseload: number | null
}

/** 15 x 0.6 is 9 and not 8: the hair that binary fractions lose is put back before rounding down. */
function whole(children: number): number {
  return Math.floor(children + 1e-9)
}

function times(fte: number): string {
  return fte === 1 ? '' : ` x ${fte} FTE`
}
