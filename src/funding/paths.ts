export const fundingPath = '/academy/funding'
export const newClaimPath = '/academy/funding/claims/new'
export const budgetPath = '/academy/funding/budget'

export function decideFundingPath(enrolmentId: number): string {
  return `/academy/funding/decide/${enrolmentId}`
}

export function claimPath(batchId: number): string {
  return `/academy/funding/claims/${batchId}`
}
