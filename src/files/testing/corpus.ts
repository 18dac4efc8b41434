import { dateFiles, numberFiles, peopleFiles } from './corpus-content.ts'
import { layoutFiles, textFiles } from './corpus-text.ts'
import { hostileFiles, workbookFiles } from './corpus-workbooks.ts'

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

/** Every bad or odd file that councils have been seen to send, and some that only an attacker would. */
export function corpusFor(base: CorpusBase): CorpusFile[] {
  if (base.columns.length < 3) throw new RangeError('give three columns or more')
  if (base.goodRows.length < 4 || base.goodRows.some((row) => row.length !== base.columns.length)) throw new RangeError('give four full rows or more')
  return [...textFiles(base), ...layoutFiles(base), ...workbookFiles(base), ...dateFiles(base), ...numberFiles(base), ...peopleFiles(base), ...hostileFiles(base)]
}
