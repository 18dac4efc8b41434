import type { Day } from '../../time/day.ts'

/** The steps of the three months in their order (users' way of working: extract, managers confirm, checks, notes, sign-off, sent). */
export const steps = [
  { step: 'extract', title: 'Extract', about: 'The files of the year are in the record.' },
  { step: 'managers', title: 'Managers confirm', about: 'Each manager confirms the list of the own team.' },
  { step: 'checks', title: 'Checks', about: 'No error remains.' },
  { step: 'notes', title: 'Notes', about: 'Each query is mended or explained.' },
  { step: 'sign-off', title: 'Sign-off', about: 'Somebody other than who froze it signs the newest version off.' },
  { step: 'sent', title: 'Sent', about: 'The version that was signed off is with DfE.' },
] as const

/** How each step stands: what the record itself shows, and what was said of it. A day that was said to be done does not hide what is still open. */
export function deskSteps(facts: DeskFacts, dates: readonly StepDates[], today: Day): StepLine[] {
  return steps.map(({ step, title, about }) => {
    const held = dates.find((row) => row.step === step)
    const { stands, isDone, on } = standing(step, facts)
    const doneOn = step === 'sign-off' || step === 'sent' ? on : (held?.doneOn ?? (isDone ? on : null))
    const dueOn = held?.dueOn ?? null
    const state = isDone ? 'Done' : dueOn !== null && dueOn < today ? 'Late' : hasBegun(step, facts) ? 'In progress' : 'Not started'
    return { step, title, about, stands, dueOn, doneOn, state }
  })
}

function standing(step: (typeof steps)[number]['step'], facts: DeskFacts): { stands: string; isDone: boolean; on: Day | null } {
  const { extract, teams, errors, openQueries, newest } = facts
  switch (step) {
    case 'extract':
      return { stands: extract === null ? 'No file of the year is loaded' : `Newest file: ${extract.name}`, isDone: extract !== null, on: extract?.on ?? null }
    case 'managers':
      return { stands: teams.sent === 0 ? 'No list was sent' : `${teams.confirmed} of ${teams.sent} teams confirmed${teams.openChanges === 0 ? '' : `, ${count(teams.openChanges, 'change')} to answer`}`, isDone: teams.sent > 0 && teams.confirmed === teams.sent && teams.openChanges === 0, on: teams.lastConfirmedOn }
    case 'checks':
      return { stands: errors === null ? 'Not checked' : count(errors, 'error'), isDone: errors === 0, on: null }
    case 'notes':
      return { stands: openQueries === null ? 'Not checked' : `${count(openQueries, 'query', 'queries')} without a note`, isDone: openQueries === 0, on: null }
    case 'sign-off':
      return { stands: newest === null ? 'No version is frozen' : newest.signedOn === null ? `Version ${newest.number} is not signed off` : `Version ${newest.number}, by ${newest.signedBy ?? ''}`, isDone: newest !== null && newest.signedOn !== null, on: newest?.signedOn ?? null }
    case 'sent':
      return { stands: facts.sent === null ? 'Nothing was sent' : `Version ${facts.sent.number}${newest !== null && newest.number !== facts.sent.number ? `; version ${newest.number} is newer` : ''}`, isDone: facts.sent !== null && facts.sent.number === newest?.number, on: facts.sent?.on ?? null }
  }
}

function hasBegun(step: (typeof steps)[number]['step'], facts: DeskFacts): boolean {
  if (step === 'managers') return facts.teams.sent > 0
  if (step === 'checks' || step === 'notes') return facts.extract !== null && facts.errors !== null
  if (step === 'sign-off') return facts.newest !== null
  return step === 'sent' && facts.sent !== null
}

function count(many: number, what: string, plural = `${what}s`): string {
  return many === 0 ? `No ${what}` : `${many} ${many === 1 ? what : plural}`
}

export type DeskFacts = {
  extract: { name: string; on: Day } | null
  teams: { sent: number; confirmed: number; openChanges: number; lastConfirmedOn: Day | null }
  /** Null where the caller cannot build the return and none is frozen. */
  errors: number | null
  openQueries: number | null
  newest: { number: number; signedOn: Day | null; signedBy: string | null } | null
  sent: { number: number; on: Day } | null
}

export type StepDates = { step: string; dueOn: Day | null; doneOn: Day | null }

export type StepLine = { step: (typeof steps)[number]['step']; title: string; about: string; stands: string; dueOn: Day | null; doneOn: Day | null; state: 'Done' | 'Late' | 'In progress' | 'Not started' }
