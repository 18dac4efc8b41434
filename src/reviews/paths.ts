import type { Party } from './rules/parties.ts'

export const reviewsPath = '/reviews'
export const concernsPath = '/concerns'
export const newConcernPath = '/concerns/new'

/** Every date of somebody's programme in one line: reviews, panel, and probation apart. */
export function programmeDatesPath(enrolmentId: number): string {
  return `/reviews/programme/${enrolmentId}`
}

export function bookPath(enrolmentId: number, point: string): string {
  return `/reviews/programme/${enrolmentId}/book/${encodeURIComponent(point)}`
}

export function probationPath(personId: number): string {
  return `/reviews/probation/${personId}`
}

export function agreementPath(enrolmentId: number): string {
  return `/reviews/programme/${enrolmentId}/agreement`
}

export function agreementSignPath(enrolmentId: number): string {
  return `/reviews/programme/${enrolmentId}/agreement/sign`
}

export function agreementWordPath(enrolmentId: number): string {
  return `/reviews/programme/${enrolmentId}/agreement.docx`
}

export function reviewPath(id: number): string {
  return `/reviews/${id}`
}

export function heldPath(id: number): string {
  return `/reviews/${id}/held`
}

export function viewPath(id: number, party: Party): string {
  return `/reviews/${id}/view/${party}`
}

export function newActionPath(id: number): string {
  return `/reviews/${id}/actions`
}

export function actionPath(id: number, action: number): string {
  return `/reviews/${id}/actions/${action}`
}

/** "This is wrong" about a pre-filled fact. */
export function wrongPath(id: number, fact: string): string {
  return `/reviews/${id}/wrong/${fact}`
}

export function notePath(id: number, note: number): string {
  return `/reviews/${id}/notes/${note}`
}

export function signPath(id: number): string {
  return `/reviews/${id}/sign`
}

export function reviewWordPath(id: number): string {
  return `/reviews/${id}/review.docx`
}

export function filesPath(id: number): string {
  return `/reviews/${id}/files`
}

export function filePath(id: number, file: number): string {
  return `/reviews/${id}/files/${file}`
}

export function concernPath(id: number): string {
  return `/concerns/${id}`
}
