/** Somebody else changed it since the form was opened: who, when, and what stands now. Nothing was written. */
export type Stale = { kind: 'stale'; by: string; at: Date; now: string }

export const saved = { kind: 'saved' } as const
