import type { Day } from '../../time/day.ts'
import type { Question } from './questionnaires.ts'

export type QualityAction = { id: number; year: number; what: string; owner: string; dueOn: Day; doneOn: Day | null; cameFrom: string; version: number }
export type Quotation = { id: number; said: string; saidBy: string; consentOn: Day; version: number }
export type FocusGroup = { id: number; heldOn: Day; withWhom: string; people: number; notes: string; writtenBy: string }
export type Visit = { id: number; kind: 'visit' | 'inspection' | 'peer-review'; onDay: Day; who: string; viewed: string; personIds: readonly number[]; recordedBy: string }
export type Questionnaire = { id: number; name: string; asked: readonly string[]; questions: readonly Question[]; openedOn: Day; closedOn: Day; madeBy: string }

export const visitKinds = { visit: 'Visit', inspection: 'Inspection', 'peer-review': 'Peer review' } as const

/** Done, overdue on a day, or open. */
export function actionState(action: QualityAction, on: Day): 'Done' | 'Overdue' | 'Open' {
  if (action.doneOn !== null) return 'Done'
  return action.dueOn < on ? 'Overdue' : 'Open'
}
