import type { Day } from '../../time/day.ts'

/**
 * Where somebody stands on a programme on a day, from what happened up to that day and nothing else (docs/rules/academy.md, "States").
 * Employment is another axis: whoever passed and left stays passed.
 */
export function stateOn(run: EnrolmentFacts, on: Day): EnrolmentState {
  let state: EnrolmentState = 'planned'
  for (const event of inOrder(run.events, on)) state = isEnded(state) ? state : (AFTER[event.kind] ?? state)
  const isPaused = run.pauses.some((pause) => pause.from <= on && (pause.until === null || pause.until >= on))
  return isPaused && UNDER_WAY.has(state) ? 'paused' : state
}

/** The day of the event that ended it, or null while it runs. */
export function endedOn(run: EnrolmentFacts, on: Day): Day | null {
  const end = inOrder(run.events, on).find((event) => ENDS.has(event.kind))
  return end?.onDay ?? null
}

/** The event that ended it. */
export function outcomeOf(run: EnrolmentFacts, on: Day): EnrolmentEvent | null {
  return inOrder(run.events, on).find((event) => ENDS.has(event.kind)) ?? null
}

/** When the programme began for somebody; null while it is planned. */
export function startedOn(run: EnrolmentFacts): Day | null {
  return [...run.events].sort(byDay).find((event) => event.kind === 'started')?.onDay ?? null
}

/** Until when the last extension or deferral in force on a day runs. */
export function extendedUntil(run: EnrolmentFacts, on: Day): Day | null {
  const events = inOrder(run.events, on).filter((event) => (event.kind === 'extended' || event.kind === 'deferred') && event.untilDay !== null)
  return events.at(-1)?.untilDay ?? null
}

/** Whether somebody left the council and has not come back, by what the academy recorded. */
export function leftOn(run: EnrolmentFacts, on: Day): EnrolmentEvent | null {
  const last = inOrder(run.events, on).findLast((event) => event.kind === 'left' || event.kind === 'returned')
  return last?.kind === 'left' ? last : null
}

/**
 * What may follow a state. A state machine that says no says why: the sentence is shown to whoever asked (docs/rules/academy.md, "States").
 */
export function mayFollow(state: EnrolmentState, kind: EnrolmentEventKind): { ok: true } | { ok: false; why: string } {
  if (kind === 'returned' || (kind === 'left' && isEnded(state))) return { ok: true }
  if (isEnded(state)) return { ok: false, why: `The programme has ended for this person (${stateLabels[state].toLowerCase()}): a second time on it is a second place in a cohort, not a change of this one` }
  if (FOLLOWS[kind].includes(state)) return { ok: true }
  return { ok: false, why: `"${eventLabels[kind]}" cannot follow "${stateLabels[state].toLowerCase()}"` }
}

export function isEnded(state: EnrolmentState): boolean {
  return ENDED.has(state)
}

function inOrder(events: readonly EnrolmentEvent[], on: Day): EnrolmentEvent[] {
  return events.filter((event) => event.onDay <= on).sort(byDay)
}

function byDay(a: EnrolmentEvent, b: EnrolmentEvent): number {
  return a.onDay === b.onDay ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.id - b.id : a.onDay < b.onDay ? -1 : 1
}

export const stateLabels: Readonly<Record<EnrolmentState, string>> = {
  planned: 'Planned', registered: 'Registered', active: 'On programme', paused: 'Paused', 'ready-for-panel': 'Ready for panel', deferred: 'Deferred', extended: 'Extended',
  passed: 'Passed', failed: 'Failed', withdrawn: 'Withdrawn', redeployed: 'Redeployed', transferred: 'Transferred', left: 'Left',
}

export const eventLabels: Readonly<Record<EnrolmentEventKind, string>> = {
  registered: 'Registered with Social Work England', started: 'Started the programme', 'ready-for-panel': 'Ready for panel', passed: 'Passed', failed: 'Failed', deferred: 'Deferred',
  extended: 'Extended', withdrawn: 'Withdrew from the programme', redeployed: 'Moved to another role in the council', transferred: 'Moved to another employer with an interim report',
  left: 'Left the council', returned: 'Came back to the council',
}

/** What an event makes of a run that has not ended. */
const AFTER: Readonly<Record<EnrolmentEventKind, EnrolmentState | null>> = {
  registered: 'registered', started: 'active', 'ready-for-panel': 'ready-for-panel', passed: 'passed', failed: 'failed', deferred: 'deferred', extended: 'extended',
  withdrawn: 'withdrawn', redeployed: 'redeployed', transferred: 'transferred', left: 'left', returned: null,
}
const running: readonly EnrolmentState[] = ['active', 'paused', 'extended', 'deferred', 'ready-for-panel']
const FOLLOWS: Readonly<Record<EnrolmentEventKind, readonly EnrolmentState[]>> = {
  registered: ['planned'], started: ['planned', 'registered'], 'ready-for-panel': ['active', 'extended', 'deferred'], passed: running, failed: running,
  deferred: ['ready-for-panel', 'active', 'extended'], extended: ['active', 'paused', 'ready-for-panel', 'deferred', 'extended'],
  withdrawn: ['planned', 'registered', ...running], redeployed: ['planned', 'registered', ...running], transferred: running, left: ['planned', 'registered', ...running], returned: [],
}
/** Two things of one day in the order in which they can be true. */
const ORDER: readonly EnrolmentEventKind[] = ['registered', 'started', 'ready-for-panel', 'deferred', 'extended', 'passed', 'failed', 'withdrawn', 'redeployed', 'transferred', 'left', 'returned']
const ENDS: ReadonlySet<EnrolmentEventKind> = new Set(['passed', 'failed', 'withdrawn', 'redeployed', 'transferred', 'left'])
const ENDED: ReadonlySet<EnrolmentState> = new Set(['passed', 'failed', 'withdrawn', 'redeployed', 'transferred', 'left'])
const UNDER_WAY: ReadonlySet<EnrolmentState> = new Set(['active', 'extended', 'deferred', 'ready-for-panel'])

export type EnrolmentState = 'planned' | 'registered' | 'active' | 'paused' | 'ready-for-panel' | 'deferred' | 'extended' | 'passed' | 'failed' | 'withdrawn' | 'redeployed' | 'transferred' | 'left'
export type EnrolmentEvent = { id: number; kind: EnrolmentEventKind; onDay: Day; untilDay: Day | null; reason: string | null }
/** Events that were not taken back. */
export type EnrolmentFacts = { events: readonly EnrolmentEvent[]; pauses: readonly { from: Day; until: Day | null }[] }
export type EnrolmentEventKind = 'registered' | 'started' | 'ready-for-panel' | 'passed' | 'failed' | 'deferred' | 'extended' | 'withdrawn' | 'redeployed' | 'transferred' | 'left' | 'returned'
