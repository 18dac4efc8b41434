import { describeCadence, type ProgrammeDocument } from '../../academy/rules/programme.ts'
import type { Schedule } from '../../academy/rules/schedule.ts'
import { formatDay } from '../../time/day.ts'
import { partyLabels, type Participants } from './parties.ts'

/**
 * The support and assessment agreement, built from the facts: people, dates of all reviews and of the portfolio, supervision in each
 * phase, how workload is agreed, protected time, who is responsible for what (Skills for Care's RSPA templates; docs/rules/reviews.md, Agreement).
 */
export function buildAgreement(facts: AgreementFacts): AgreementDocument {
  const { schedule, document, participants } = facts
  return {
    programme: facts.programme, programmeVersionId: facts.programmeVersionId,
    assessor: participants.assessor?.name ?? null,
    manager: participants.manager?.name ?? null,
    sections: [
      { title: 'People', rows: [
        ['NQSW', `${participants.nqsw?.name ?? ''}${facts.registrationNumber === null ? '' : `, registration number ${facts.registrationNumber}`}`],
        ['Team', facts.teamName || 'Not recorded'],
        ['Team manager', participants.manager?.name ?? 'Not named yet'],
        ['Assessor', participants.assessor?.name ?? 'Not named yet'],
        ['Practice lead', facts.practiceLead ?? 'Not named yet'],
        ['Mentor', facts.mentor ?? 'Not named yet'],
      ] },
      { title: 'Dates', rows: [
        ['Programme', facts.programme],
        ['Started', formatDay(schedule.startsOn)],
        ...schedule.reviews.map((review): [string, string] => [review.label, `${formatDay(review.meetOn)}${review.isOptional ? ' (optional)' : ''}; in time from ${formatDay(review.windowFrom)} to ${formatDay(review.windowUntil)}`]),
        ...schedule.reflections.map((reflection): [string, string] => [`Critical reflection at month ${reflection.month}`, formatDay(reflection.dueOn)]),
        ['Portfolio in by', formatDay(schedule.handInOn)],
        ['The assessed year ends', formatDay(schedule.endsOn)],
      ] },
      { title: 'Supervision', rows: schedule.phases.map((phase): [string, string] => [`${phase.name}, until ${formatDay(phase.until)}`, `${describeCadence(phase.cadence)}: at least ${phase.supervision.length}`]) },
      { title: 'Workload and protected time', rows: [
        ...schedule.phases.map((phase): [string, string] => [phase.name, workload(phase)]),
        ['How it is agreed', 'In supervision with the team manager, by complexity, risk and growing proficiency. What goes over it is recorded with a reason and an end.'],
        ['Protected development time', document.protectedTimePercent === null ? 'As agreed in supervision' : `${document.protectedTimePercent} % of the working hours`],
      ] },
      { title: 'Evidence', rows: [
        ['Direct observations', String(document.evidence.observations)],
        ['Feedback from children or young people', String(document.evidence.childFeedback)],
        ['Feedback from other professionals', String(document.evidence.professionalFeedback)],
        ['Assessed written reports', String(document.evidence.reports)],
      ] },
      { title: 'Responsibilities', rows: [
        [partyLabels.nqsw, 'Takes part in supervision, reviews and development; gathers the evidence; says early what gets in the way, to a person of the own choice.'],
        [partyLabels.manager, 'Allocates within the agreed workload, protects the development time, supervises practice, takes part in reviews.'],
        [partyLabels.assessor, `Observes, assesses against the standards, recommends to the panel. ${document.assessor.note}`.trim()],
        ['Who decides', document.panel.confirmedBy === 'panel' ? 'The assessor recommends, the panel decides.' : 'The assessor recommends, the panel decides, a head of service confirms.'],
      ] },
    ],
  }
}

/** Why the agreement that was signed is not the one of today: another assessor, another manager, another version of the programme. A moved date is none. */
export function whyOutdated(signed: AgreementDocument, today: AgreementDocument): string[] {
  return [
    ...(signed.assessor === today.assessor ? [] : [`the assessor was ${signed.assessor ?? 'not named'} and is ${today.assessor ?? 'not named'}`]),
    ...(signed.manager === today.manager ? [] : [`the team manager was ${signed.manager ?? 'not named'} and is ${today.manager ?? 'not named'}`]),
    ...(signed.programmeVersionId === today.programmeVersionId ? [] : ['the programme has another version']),
  ]
}

function workload(phase: { workloadPercent: number | null; cap: number | null }): string {
  const parts = [phase.workloadPercent === null ? null : `${phase.workloadPercent} % of a confident worker's`, phase.cap === null ? null : `at most ${phase.cap} children`]
  return parts.filter((part) => part !== null).join(', ') || 'As agreed in supervision'
}

export type AgreementFacts = {
  programme: string
  programmeVersionId: number
  document: ProgrammeDocument
  schedule: Schedule
  participants: Participants
  practiceLead: string | null
  mentor: string | null
  teamName: string
  registrationNumber: string | null
}

export type AgreementDocument = {
  programme: string
  programmeVersionId: number
  assessor: string | null
  manager: string | null
  sections: readonly { title: string; rows: readonly (readonly [string, string])[] }[]
}
