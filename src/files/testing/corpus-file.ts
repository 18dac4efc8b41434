/**
 * A good table to spoil: at least four rows, dates as 21/11/2026, and which columns hold what.
 * An importer gives its own columns and gets the same bad files for them.
 */
export type CorpusBase = {
  columns: readonly string[]
  goodRows: readonly (readonly string[])[]
  roles?: { [role in 'name' | 'reference' | 'start' | 'end' | 'fte' | 'count' | 'money' | 'team']?: number }
}

export type CorpusFile = {
  name: string
  about: string
  bytes: () => Buffer
  expect:
    | {
        kind: 'read'
        /** Filled rows below the header, a totals row included. */
        rows: number
        firstRow?: readonly string[]
        /** What the importer, not the reader of tables, has to list: where, and what it is about. */
        problem?: { row: number; column: string; about: string }
      }
    | { kind: 'refused'; refusal: string; mentions: readonly string[] }
  /** Takes seconds and a hundred megabytes to make. */
  large?: true
}
