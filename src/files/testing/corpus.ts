import type { CorpusBase, CorpusFile } from './corpus-file.ts'
import { dateFiles, numberFiles, peopleFiles } from './corpus-content.ts'
import { layoutFiles, textFiles } from './corpus-text.ts'
import { hostileFiles, workbookFiles } from './corpus-workbooks.ts'

/** Every bad or odd file that councils have been seen to send, and some that only an attacker would. */
export function corpusFor(base: CorpusBase): CorpusFile[] {
  if (base.columns.length < 3) throw new RangeError('give three columns or more')
  if (base.goodRows.length < 4 || base.goodRows.some((row) => row.length !== base.columns.length)) throw new RangeError('give four full rows or more')
  return [...textFiles(base), ...layoutFiles(base), ...workbookFiles(base), ...dateFiles(base), ...numberFiles(base), ...peopleFiles(base), ...hostileFiles(base)]
}
