export const panelsPath = '/panels'
export const newPanelPath = '/panels/new'
export const panelHrPath = '/panel-hr'

export function panelPath(id: number): string {
  return `/panels/${id}`
}

export function changePanelPath(id: number): string {
  return `/panels/${id}/change`
}

export function membersPath(id: number): string {
  return `/panels/${id}/members`
}

export function presentPath(id: number): string {
  return `/panels/${id}/present`
}

export function candidatesPath(id: number): string {
  return `/panels/${id}/candidates`
}

export function drawPath(id: number): string {
  return `/panels/${id}/draw`
}

/** All papers of a panel in one file. */
export function papersPath(id: number): string {
  return `/panels/${id}/papers.html`
}

export function casePath(id: number): string {
  return `/panel-cases/${id}`
}

/** A step of one portfolio: its form and where the form goes. */
export function caseStepPath(id: number, step: CaseStep): string {
  return `/panel-cases/${id}/${step}`
}

export function letterPath(id: number): string {
  return `/panel-cases/${id}/letter.docx`
}

/** The NQSW's own letter, on the pages of the programme. */
export function ownLetterPath(enrolmentId: number): string {
  return `/reviews/programme/${enrolmentId}/letter.docx`
}

export function certificatePath(id: number): string {
  return `/panel-cases/${id}/certificate.docx`
}

export function hrStepPath(caseId: number): string {
  return `/panel-hr/steps/${caseId}`
}

export function payNoticePath(id: number): string {
  return `/panel-hr/notices/${id}`
}

export type CaseStep = 'recommendation' | 'handed-in' | 'readers' | 'conflict' | 'sheet' | 'decision' | 'confirm' | 'amendments-seen' | 'hr' | 'appeal' | 'appeal-outcome' | 'moderation'
