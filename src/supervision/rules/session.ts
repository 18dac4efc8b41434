import { addDays, type Day } from '../../time/day.ts'

/** One session of one person, as stored, with what the worker answered to it. */
export type Session = {
  id: number
  personId: number
  supervisorId: number
  kind: SessionKind
  gathering: string | null
  plannedOn: Day
  plannedAt: string
  place: string
  state: SessionState
  heldOn: Day | null
  minutes: number | null
  cancelReason: CancelReason | null
  recordedOn: Day
  version: number
  answer: SessionAnswer | null
  /** The worker disagreed with what was recorded last: it counts again when it has been recorded anew. */
  isReopened: boolean
}

/** How a session stands on a day. Silence of seven days counts as agreement (docs/rules/supervision.md, "Agreement"). */
export function standingOf(session: Session, on: Day): Standing {
  if (session.isReopened) return 'reopened'
  if (session.state === 'cancelled') return 'cancelled'
  if (session.state === 'planned') return session.plannedOn < on ? 'not-recorded' : 'planned'
  if (session.answer === 'agree' || addDays(session.recordedOn, DAYS_OF_SILENCE) <= on) return 'agreed'
  return 'waiting'
}

export const DAYS_OF_SILENCE = 7

export type Standing = 'planned' | 'not-recorded' | 'cancelled' | 'waiting' | 'agreed' | 'reopened'

export const kindLabels: Readonly<Record<SessionKind, string>> = { reflective: 'Reflective', management: 'Management', group: 'Group', 'case-mapping': 'Case mapping' }

export const cancelLabels: Readonly<Record<CancelReason, string>> = {
  'worker-away': 'Worker away', 'supervisor-away': 'Supervisor away', 'urgent-work': 'Urgent work', moved: 'Moved to another day', 'handed-over': 'Handed over', 'planned-in-error': 'Planned in error', other: 'Other',
}

/** What a supervisor chooses from; the others are written by moving and handing over. */
export const reasonsToCancel = ['worker-away', 'supervisor-away', 'urgent-work', 'planned-in-error', 'other'] as const

export const answerLabels: Readonly<Record<SessionAnswer, string>> = { agree: 'Agreed', 'not-held': 'It was not held', 'other-day': 'It was on another day', 'other-length': 'It was of another length', 'other-kind': 'It was of another kind' }

/** What is said beside a session, without colour. */
export function describeSession(session: Session, on: Day, shown: (day: Day) => string): string {
  switch (standingOf(session, on)) {
    case 'planned': return 'Planned'
    case 'not-recorded': return 'Not recorded yet'
    case 'cancelled': return `Cancelled: ${cancelLabels[session.cancelReason ?? 'other'].toLowerCase()}`
    case 'reopened': return `Reopened. Worker: “${answerLabels[session.answer ?? 'not-held']}”`
    case 'waiting': return `${saidHeld(session, shown)}. Agreed on ${shown(addDays(session.recordedOn, DAYS_OF_SILENCE))} unless the worker disagrees`
    case 'agreed': return `${saidHeld(session, shown)}, agreed`
  }
}

function saidHeld({ heldOn, plannedOn }: Session, shown: (day: Day) => string): string {
  return heldOn !== null && heldOn > plannedOn ? `Held late on ${shown(heldOn)}` : heldOn !== null && heldOn < plannedOn ? `Held early on ${shown(heldOn)}` : 'Held as planned'
}

export const sessionKinds = ['reflective', 'management', 'group', 'case-mapping'] as const
export type SessionKind = (typeof sessionKinds)[number]
export type SessionState = 'planned' | 'held' | 'cancelled'
export type CancelReason = 'worker-away' | 'supervisor-away' | 'urgent-work' | 'moved' | 'handed-over' | 'planned-in-error' | 'other'
export type SessionAnswer = 'agree' | 'not-held' | 'other-day' | 'other-length' | 'other-kind'
export type ActionOwner = 'worker' | 'supervisor'

export type AgreedAction = { id: number; personId: number; supervisorId: number; what: string; owner: 'worker' | 'supervisor'; dueOn: Day | null; doneOn: Day | null; version: number }
