import type { Caller, Tx } from '../access/begin.ts'
import { undoImport } from './apply-import.ts'
import { undoAllocations } from './load-allocations.ts'
import { undoCounts } from './load-counts.ts'

/** Takes a loaded file back, whatever its kind; a sentence where it cannot be. */
export async function takeBack(tx: Tx, caller: Caller, importId: number): Promise<TakenBack> {
  const file = await tx.selectFrom('import').select(['kind', 'state']).where('id', '=', importId).executeTakeFirst()
  if (!file) return { kind: 'not-found' }
  if (file.state !== 'applied') return { kind: 'refused', why: `The file is not in the record: it is ${file.state}.` }
  if (file.kind === 'allocations') {
    const undone = await undoAllocations(tx, caller, importId)
    if (undone.kind === 'not-newest') return { kind: 'refused', why: `${undone.newest} was loaded after it: allocation files are taken back newest first.` }
    return undone.kind === 'undone' ? { kind: 'undone' } : { kind: 'not-found' }
  }
  if (file.kind === 'counts') {
    const undone = await undoCounts(tx, caller, importId)
    return undone.kind === 'not-newest' ? { kind: 'refused', why: 'A later file counts the same days: take that one back first.' } : undone
  }
  const undone = await undoImport(tx, caller, importId)
  return undone.kind === 'applied' ? { kind: 'undone' } : { kind: 'not-found' }
}

export type TakenBack = { kind: 'undone' } | { kind: 'not-found' } | { kind: 'refused'; why: string }
