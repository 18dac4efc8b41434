export const myPortfolioPath = '/my-portfolio'
export const addEvidencePath = '/my-portfolio/add'
export const wordFormsPath = '/my-portfolio/forms'
export const takeAwayPath = '/my-portfolio/take-away'
export const takeAwayFilePath = '/my-portfolio/take-away/portfolio.zip'
export const namesPath = '/my-portfolio/names'
export const askFeedbackPath = '/my-portfolio/feedback'
export const planObservationPath = '/my-portfolio/observation'
export const portfoliosPath = '/portfolios'
export const feedbackPath = '/feedback'
export const answerFeedbackPath = '/feedback/answer'
export const badgeKeysPath = '/.well-known/jwks.json'
export const badgeIssuerPath = '/.well-known/did.json'

export function wordFormPath(form: string): string {
  return `/my-portfolio/forms/${form}`
}

export function paperFeedbackPath(audience: string): string {
  return `/my-portfolio/feedback/paper/${audience}`
}

export function withdrawFeedbackPath(id: number): string {
  return `/my-portfolio/feedback/${id}/withdraw`
}

export function portfolioPath(enrolmentId: number): string {
  return `/portfolios/${enrolmentId}`
}

export function evidencePath(id: number): string {
  return `/evidence/${id}`
}

export function changeEvidencePath(id: number): string {
  return `/evidence/${id}/change`
}

export function decideEvidencePath(id: number): string {
  return `/evidence/${id}/decide`
}

export function evidenceFilePath(id: number, fileId: number): string {
  return `/evidence/${id}/files/${fileId}`
}

/** Accepted evidence as the panel before which it comes reads it. */
export function panelEvidencePath(caseId: number, id: number): string {
  return `/panel-cases/${caseId}/evidence/${id}`
}

export function panelEvidenceFilePath(caseId: number, id: number, fileId: number): string {
  return `/panel-cases/${caseId}/evidence/${id}/files/${fileId}`
}

export function removeFilePath(id: number, fileId: number): string {
  return `/evidence/${id}/files/${fileId}/remove`
}

export function observationPath(id: number): string {
  return `/observations/${id}`
}

export function stagePath(id: number, stage: string): string {
  return `/observations/${id}/${stage}`
}

export function stageWordPath(id: number, stage: string): string {
  return `/observations/${id}/${stage}/word`
}

export function reopenStagePath(id: number, stage: string): string {
  return `/observations/${id}/${stage}/reopen`
}
