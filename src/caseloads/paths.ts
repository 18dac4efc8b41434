export const agreedPath = '/caseloads/agreed'
export const ownAgreedPath = '/caseloads/mine'
export const caseloadRulesPath = '/caseloads/rules'

export function agreedPersonPath(personId: number): string {
  return `/caseloads/agreed/${personId}`
}

export function agreePath(personId: number): string {
  return `/caseloads/agreed/${personId}/agree`
}

export function answerOverPath(personId: number): string {
  return `/caseloads/agreed/${personId}/answer`
}
