/** The legal grounds on which a private reflection is opened with two keys; nothing else opens one (docs/rules/supervision.md, "Privacy and its limits"). */
export const openingGrounds = {
  safeguarding: 'A child or adult may be at risk of harm, and it must be told to protect them (Children Act 1989, s.47; Care Act 2014, s.42)',
  'subject-access': 'Somebody asked for their own data, and the law gives it to them (UK GDPR, Article 15)',
  inspection: 'An inspector with the power to see records asks for it (Education and Inspections Act 2006)',
  'court-order': 'A court ordered it to be disclosed',
} as const

export type OpeningGround = keyof typeof openingGrounds

/** How long both keys open a reflection. */
export const HOURS_OPEN = 72

export type ReflectionLine = { id: number; sessionId: number; personId: number; supervisorId: number; authorId: number; keptAt: Date | null; changedAt: Date; version: number }
export type ReflectionShare = { id: number; withId: number; sharedAt: Date; withdrawnAt: Date | null }
export type ReflectionOpening = {
  id: number; reflectionId: number; personId: number; supervisorId: number; ground: OpeningGround; reference: string; askedBy: string; askedByUser: number; askedAt: Date; approvedBy: string | null; approvedAt: Date | null; opensUntil: Date | null
}
