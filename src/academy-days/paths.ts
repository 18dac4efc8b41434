export const academyDaysPath = '/academy/days'
export const addAcademyDayPath = '/academy/days/add'
export const myAcademyDaysPath = '/my-academy/days'

export function academyDayPath(id: number): string {
  return `/academy/days/${id}`
}

export function changeAcademyDayPath(id: number): string {
  return `/academy/days/${id}/change`
}

export function cancelAcademyDayPath(id: number): string {
  return `/academy/days/${id}/cancel`
}

export function registerPath(id: number): string {
  return `/academy/days/${id}/register`
}

export function catchUpPath(id: number): string {
  return `/academy/days/${id}/catch-up`
}

export function inviteMissingPath(id: number): string {
  return `/academy/days/${id}/invite`
}

export function dayEvidencePath(id: number): string {
  return `/my-academy/days/${id}/evidence`
}
