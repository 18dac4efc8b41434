/** Somebody else changed it since the form was opened; nothing was written. */
export type Stale = { kind: 'stale'; by: string; at: Date }
export type NotFound = { kind: 'not-found' }
