import type { FileRefusal } from '../files/refusal.ts'
import type { Claim, ClaimSource } from '../workforce/rules/claims.ts'
import type { Day } from '../time/day.ts'
import type { ImportKind } from './rules/kinds.ts'

/** How one kind of file is read into rows that are kept, and how kept rows become claims. */
export type Adapter = {
  kind: ImportKind
  read(source: FileSource): Promise<StagedFile | FileRefusal>
  /** What the kept rows say; null for a kind that changes other tables than the people's record. */
  claims: ((file: KeptFile) => { source: ClaimSource; claims: Claim[] }) | null
}

export type FileSource = {
  path: string
  name: string
  /** The chosen columns, where the kind has any. */
  mapping: Readonly<Record<string, unknown>> | null
  /** What was chosen for the last file of the kind. */
  keptMapping?: Readonly<Record<string, unknown>> | null
  /** The other files of one load, where a kind comes in two (the professionals beside the involvements). */
  also?: readonly { path: string; name: string }[]
  /** Typed on a page: its columns say nothing about the next file. */
  isTyped?: boolean
  /** Told again and again how many rows are read so far; see `tellingRows`. */
  onRows?: (rows: number) => Promise<void>
  today: Day
}

/** A file that was read, before anything of it is kept. */
export type StagedFile = {
  year: number | null
  asOf: Day | null
  isProvisional: boolean
  header: Record<string, unknown>
  rows: readonly StagedRow[]
  /** What a person should know before applying: unknown elements, mended values, a provisional year. */
  notes: readonly Note[]
  /** Facts that are totals, not rows. */
  statements: readonly StatedTotal[]
  /** The choices to keep for the next file of the kind. */
  mapping?: Record<string, unknown>
}

export type StagedRow = { position: number; line: number | null; content: Record<string, unknown> }

/** One thing to know about a file; `problem` where a value could not be understood and is left out. */
export type Note = {
  kind: 'note' | 'mended' | 'problem'
  message: string
  sheet?: string
  row?: number
  line?: number
  column?: string
  value?: string
}

export type StatedTotal = { item: string; onDay: Day; value: string }

export type KeptFile = { id: number; year: number | null; asOf: Day | null; header: Record<string, unknown>; mapping: Record<string, unknown> | null; rows: readonly StagedRow[] }

export function isFileRefusal(read: StagedFile | FileRefusal): read is FileRefusal {
  return 'mend' in read
}
