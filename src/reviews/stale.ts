/** Somebody else changed it since the form was opened; nothing was written. */
export type Stale = { kind: 'stale'; by: string; at: Date }

export const saved = { kind: 'saved' } as const
export type Saved = typeof saved
export type NotFound = { kind: 'not-found' }
