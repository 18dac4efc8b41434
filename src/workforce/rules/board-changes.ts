import type { BoardRow } from './establishment-board.ts'

/** What is different between the boards of two days, post by post. */
export function boardChanges(before: readonly BoardRow[], after: readonly BoardRow[]): BoardChange[] {
  const old = new Map(before.filter((row) => row.postId !== null).map((row) => [row.postId, row]))
  const now = new Map(after.filter((row) => row.postId !== null).map((row) => [row.postId, row]))
  const changed = [...now.values()].flatMap((row) => {
    const was = old.get(row.postId)
    return was === undefined ? [change(row, 'new post', 0, row.fundedFte)] : changesOf(was, row)
  })
  const gone = [...old.values()].filter((row) => !now.has(row.postId)).map((row) => change(row, 'post ended', row.fundedFte, 0))
  return [...changed, ...gone]
}

function changesOf(was: BoardRow, row: BoardRow): BoardChange[] {
  const changes: BoardChange[] = []
  if (was.fundedFte !== row.fundedFte) changes.push(change(row, 'funded FTE changed', was.fundedFte, row.fundedFte))
  if (was.teamId !== row.teamId) changes.push({ ...change(row, 'moved to another team', 0, 0), detail: `${was.teamName ?? 'no team'} to ${row.teamName ?? 'no team'}` })
  const [had, has] = [was.holders, row.holders].map((holders) => new Map(holders.map((holder) => [holder.employmentId, holder])))
  for (const [id, holder] of has ?? []) if (!had?.has(id)) changes.push({ ...change(row, 'holder came', 0, holder.fte), personId: holder.personId })
  for (const [id, holder] of had ?? []) if (!has?.has(id)) changes.push({ ...change(row, 'holder went', holder.fte, 0), personId: holder.personId })
  const [covered, covers] = [was.agency, row.agency].map((workers) => new Map(workers.map((worker) => [worker.employmentId, worker])))
  for (const [id, worker] of covers ?? []) if (!covered?.has(id)) changes.push({ ...change(row, 'agency cover began', 0, worker.fte), personId: worker.personId })
  for (const [id, worker] of covered ?? []) if (!covers?.has(id)) changes.push({ ...change(row, 'agency cover ended', worker.fte, 0), personId: worker.personId })
  if (was.stage !== null && row.stage !== null && was.stage !== row.stage) changes.push({ ...change(row, 'stage of filling changed', 0, 0), detail: `${was.stage} to ${row.stage}` })
  return changes
}

function change(row: BoardRow, kind: BoardChangeKind, before: number, after: number): BoardChange {
  return { key: row.key, positionNumber: row.positionNumber, title: row.title, teamName: row.teamName, kind, before, after, personId: null, detail: null }
}

export type BoardChangeKind =
  | 'new post' | 'post ended' | 'funded FTE changed' | 'moved to another team' | 'holder came' | 'holder went'
  | 'agency cover began' | 'agency cover ended' | 'stage of filling changed'

export type BoardChange = {
  key: string
  positionNumber: string | null
  title: string
  teamName: string | null
  kind: BoardChangeKind
  /** FTE before and after, where the change is one of FTE. */
  before: number
  after: number
  personId: number | null
  detail: string | null
}
