export const qualityPath = '/academy/quality'
export const auditsPath = '/academy/quality/audits'
export const actionsPath = '/academy/quality/actions'
export const visitsPath = '/academy/quality/visits'
export const voicesPath = '/academy/quality/voices'
export const quotationsPath = '/academy/quality/voices/quotations'
export const questionnairesPath = '/academy/quality/questionnaires'
export const offerPath = '/academy/quality/offer'

export function resultsPath(id: number): string {
  return `/academy/quality/questionnaires/${id}`
}

export function donePath(id: number): string {
  return `/academy/quality/actions/${id}/done`
}

export function withdrawPath(id: number): string {
  return `/academy/quality/voices/quotations/${id}/withdraw`
}

/** Where whoever is asked gives their answers. */
export function answerPath(id: number): string {
  return `/questionnaires/${id}`
}
