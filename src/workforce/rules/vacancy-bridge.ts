import type { Day } from '../../time/day.ts'
import type { BoardHolder, BoardRow } from './establishment-board.ts'
import { establishmentBoard } from './establishment-board.ts'
import { minusFte, sumFte } from './fte.ts'
import { groupBy } from './group-by.ts'
import type { Workforce } from './record.ts'

/**
 * How the vacancies of one day became those of another (docs/rules/establishment.md, "Bridge"; C010, C110). It always balances:
 * opening + the FTE of all entries = closing, for each group and in posts too. Each entry is one person or one post.
 * Who came and went in between, and posts that came and went, leave no mark on either day and are not in it.
 */
export function vacancyBridge(record: Workforce, from: Day, until: Day, by: BridgeGrouping): Bridge[] {
  const [before, after] = [establishmentBoard(record, from), establishmentBoard(record, until)]
  const groupOf = GROUPINGS[by]
  const groups = new Map([...before, ...after].filter((row) => row.postId !== null).map((row) => [groupOf(row).id, groupOf(row).name]))
  const stays = { before: peopleOf(before), after: peopleOf(after) }
  return [...groups].map(([id, name]) => bridgeOf({ id, name }, before.filter((row) => groupOf(row).id === id), after.filter((row) => groupOf(row).id === id), stays))
}

/** The lines of a bridge: entries of one kind together, in the order of the bridge; kinds without entries stand with nothing. */
export function bridgeLines(bridge: Bridge): BridgeLine[] {
  const entries = groupBy(bridge.entries, (entry) => entry.kind)
  return bridgeKinds
    .map((kind) => ({ kind, entries: entries.get(kind) ?? [] }))
    .filter((line) => line.entries.length > 0 || !RARE.includes(line.kind))
    .map((line) => ({ ...line, fte: sumFte(line.entries.map((entry) => entry.fte)), posts: line.entries.reduce((sum, entry) => sum + entry.posts, 0) }))
}

function bridgeOf(group: BridgeGroup, before: readonly BoardRow[], after: readonly BoardRow[], stays: Stays): Bridge {
  const [old, now] = [postsById(before), postsById(after)]
  const ids = [...new Set([...old.keys(), ...now.keys()])]
  return {
    group,
    opening: vacancyOf([...old.values()]),
    closing: vacancyOf([...now.values()]),
    entries: ids.flatMap((id) => entriesOf(old.get(id) ?? null, now.get(id) ?? null, stays)),
  }
}

/** Vacant = funded - held + over and overlap: so each entry is a change of one of these, and together they are the whole change. */
function entriesOf(was: BoardRow | null, row: BoardRow | null, stays: Stays): BridgeEntry[] {
  const one = (row ?? was) as BoardRow
  const entry = (kind: BridgeKind, fte: number, posts: number, personId: number | null): BridgeEntry => ({
    kind, fte, posts, personId, postId: one.postId, positionNumber: one.positionNumber, title: one.title, teamName: one.teamName,
  })
  const funded = minusFte(row?.fundedFte ?? 0, was?.fundedFte ?? 0)
  const posts = (row?.posts ?? 0) - (was?.posts ?? 0)
  const establishment = was === null ? 'new posts' : row === null ? 'deleted posts' : 'funding changed'
  const [had, has] = [holdersById(was), holdersById(row)]
  const people = [...new Set([...had.keys(), ...has.keys()])].map((id) => {
    const [earlier, later] = [had.get(id), has.get(id)]
    const places = placeOf(later) - placeOf(earlier)
    const personId = (later ?? earlier)?.personId ?? null
    return entry(kindOf(id, earlier, later, stays), minusFte(earlier?.fte ?? 0, later?.fte ?? 0), -places, personId)
  })
  const excess = minusFte(excessOf(row), excessOf(was))
  const extra = (row?.extraPlaces ?? 0) - (was?.extraPlaces ?? 0)
  return [entry(establishment, funded, posts, null), ...people, entry('over establishment', excess, extra, null)].filter((found) => found.fte !== 0 || found.posts !== 0)
}

function kindOf(employmentId: number, earlier: BoardHolder | undefined, later: BoardHolder | undefined, stays: Stays): BridgeKind {
  if (earlier && later) return earlier.awaySince === later.awaySince ? 'hours changed' : later.awaySince === null ? 'movers in' : 'movers out'
  if (earlier) return stays.after.has(employmentId) ? 'movers out' : 'leavers'
  return stays.before.has(employmentId) ? 'movers in' : 'starters'
}

function excessOf(row: BoardRow | null): number {
  return row === null ? 0 : sumFte([row.overFte, row.overlapFte])
}

function placeOf(holder: BoardHolder | undefined): number {
  return holder && holder.awaySince === null ? 1 : 0
}

function holdersById(row: BoardRow | null): Map<number, BoardHolder> {
  return new Map((row?.holders ?? []).map((holder) => [holder.employmentId, holder]))
}

function postsById(rows: readonly BoardRow[]): Map<number, BoardRow> {
  return new Map(rows.flatMap((row) => (row.postId === null ? [] : [[row.postId, row]])))
}

function vacancyOf(rows: readonly BoardRow[]): { fte: number; posts: number } {
  return { fte: sumFte(rows.map((row) => row.vacantFte)), posts: rows.reduce((sum, row) => sum + row.vacantPosts, 0) }
}

function peopleOf(rows: readonly BoardRow[]): Set<number> {
  return new Set(rows.flatMap((row) => row.holders.map((holder) => holder.employmentId)))
}

const GROUPINGS: Readonly<Record<BridgeGrouping, (row: BoardRow) => BridgeGroup>> = {
  council: () => ({ id: null, name: 'Whole council' }),
  service: (row) => ({ id: row.serviceId, name: row.serviceName ?? 'No service' }),
  team: (row) => ({ id: row.teamId, name: row.teamName ?? 'No team' }),
}

export const bridgeKinds = ['leavers', 'movers out', 'movers in', 'new posts', 'deleted posts', 'funding changed', 'hours changed', 'over establishment', 'starters'] as const
const RARE: readonly BridgeKind[] = ['funding changed', 'hours changed', 'over establishment']

type Stays = { before: ReadonlySet<number>; after: ReadonlySet<number> }
export type BridgeKind = (typeof bridgeKinds)[number]
export type BridgeGrouping = 'council' | 'service' | 'team'
export type BridgeGroup = { id: number | null; name: string }
export type BridgeEntry = {
  kind: BridgeKind
  /** What it adds to the vacancies; below zero where it takes from them. */
  fte: number
  posts: number
  personId: number | null
  postId: number | null
  positionNumber: string | null
  title: string
  teamName: string | null
}
export type BridgeLine = { kind: BridgeKind; fte: number; posts: number; entries: readonly BridgeEntry[] }
export type Bridge = { group: BridgeGroup; opening: { fte: number; posts: number }; closing: { fte: number; posts: number }; entries: BridgeEntry[] }
