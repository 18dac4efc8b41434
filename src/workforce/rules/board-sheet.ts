import type { Sheet } from '../../files/sheet.ts'
import { shortDay } from '../../time/day.ts'
import { boardTotals, groupBoard, type BoardTotals } from './board-totals.ts'
import type { BoardHolder, BoardRow } from './establishment-board.ts'

/** The lines of the board as page and file have them: each service and team headed by its totals, or flat where they are sorted by a column. */
export function boardLines(rows: readonly BoardRow[], isSorted: boolean): BoardLine[] {
  if (isSorted) return rows.map((row) => ({ kind: 'row', row }))
  const groups = groupBoard(rows)
  return groups.flatMap((service): BoardLine[] => [
    { kind: 'total', level: 'service', name: service.name, totals: service.totals },
    ...service.teams.flatMap((team): BoardLine[] => [
      { kind: 'total', level: 'team', name: team.name, totals: team.totals },
      ...team.rows.map((row): BoardLine => ({ kind: 'row', row })),
    ]),
  ])
}

export function boardSheet(lines: readonly BoardLine[], name: string, nameOf: (personId: number) => string): Sheet<BoardLine> {
  const ofRow = <T>(of: (row: BoardRow) => T) => (line: BoardLine) => (line.kind === 'row' ? of(line.row) : null)
  return {
    name,
    rows: lines,
    columns: [
      { key: 'team', title: 'Team', kind: 'text', value: (line) => (line.kind === 'row' ? (line.row.teamName ?? 'No team') : line.name) },
      { key: 'position', title: 'Position', kind: 'text', value: (line) => (line.kind === 'row' ? (line.row.positionNumber ?? (line.row.kind === 'no post' ? 'no post' : 'agency, no post')) : `${line.totals.posts} posts`) },
      { key: 'role', title: 'Role', kind: 'text', value: (line) => (line.kind === 'row' ? [line.row.title, line.row.grade].filter((part) => part !== null && part !== '').join(', ') : line.level === 'service' ? 'Service total' : 'Team total') },
      { key: 'funded', title: 'Funded FTE', kind: 'number', decimals: 2, value: (line) => (line.kind === 'row' ? (line.row.postId === null ? null : line.row.fundedFte) : line.totals.fundedFte) },
      { key: 'holders', title: 'Holders, FTE', kind: 'text', value: (line) => (line.kind === 'row' ? line.row.holders.map((holder) => `${nameOf(holder.personId)} ${fteOf(holder)}`).join('; ') : `${line.totals.heads} people, ${plain(line.totals.inPostFte)} FTE`) },
      { key: 'basis', title: 'Basis', kind: 'text', value: ofRow((row) => distinct(row.holders.map(basisOf))) },
      { key: 'agency', title: 'Agency cover, to', kind: 'text', value: (line) => (line.kind === 'row' ? line.row.agency.map((worker) => `${nameOf(worker.personId)} ${fteOf(worker)}${worker.endsOn === null ? '' : `, to ${shortDay(worker.endsOn)}`}`).join('; ') : line.totals.agencyFte === 0 ? '' : `${plain(line.totals.agencyFte)} FTE`) },
      { key: 'away', title: 'Away', kind: 'text', value: ofRow((row) => row.holders.filter((holder) => holder.isAbsent).map((holder) => (holder.absentUntil === null ? 'away' : `to ${shortDay(holder.absentUntil)}`)).join('; ')) },
      { key: 'offer', title: 'Offer, start', kind: 'text', value: ofRow((row) => (row.nextStart === null ? (row.hasOffer ? 'offer made' : '') : `starts ${shortDay(row.nextStart.startsOn)}`)) },
      { key: 'stage', title: 'Stage', kind: 'text', value: ofRow((row) => row.stage ?? '') },
      { key: 'since', title: 'Vacant since', kind: 'day', value: ofRow((row) => row.vacantSince) },
      { key: 'funding', title: 'Funding, end', kind: 'text', value: ofRow((row) => [row.fundingSource, row.fundingEndsOn === null ? null : `to ${shortDay(row.fundingEndsOn)}`].filter((part) => part !== null).join(', ')) },
      { key: 'vacant', title: 'Vacant FTE', kind: 'number', decimals: 2, value: (line) => (line.kind === 'row' ? line.row.vacantFte || null : line.totals.vacantFte) },
      { key: 'gap', title: 'Gap FTE', kind: 'number', decimals: 2, value: (line) => (line.kind === 'row' ? line.row.gapFte || null : line.totals.gapFte) },
      { key: 'flags', title: 'Stands out', kind: 'text', value: ofRow((row) => row.flags.filter((flag) => flag !== 'no post').join('; ')) },
    ],
  }
}

/** What each service comes to, and all of them. */
export function totalsSheet(rows: readonly BoardRow[], name: string): Sheet<TotalsLine> {
  const lines: TotalsLine[] = groupBoard(rows).map((group) => ({ name: group.name, totals: group.totals }))
  const of = (key: keyof BoardTotals) => (line: TotalsLine) => line.totals[key]
  const whole = { name: 'All', totals: boardTotals(rows) }
  return {
    name,
    rows: [...lines, whole],
    columns: [
      { key: 'service', title: 'Service', kind: 'text', value: (line) => line.name },
      { key: 'posts', title: 'Posts', kind: 'number', value: of('posts') },
      { key: 'funded', title: 'Funded FTE', kind: 'number', decimals: 1, value: of('fundedFte') },
      { key: 'held', title: 'In posts, FTE', kind: 'number', decimals: 1, value: of('heldFte') },
      { key: 'vacant-posts', title: 'Vacant posts', kind: 'number', value: of('vacantPosts') },
      { key: 'vacant', title: 'Vacant FTE (DfE)', kind: 'number', decimals: 1, value: of('vacantFte') },
      { key: 'open', title: 'Vacant, no offer', kind: 'number', decimals: 1, value: of('vacantFteWithoutOffer') },
      { key: 'agency', title: 'Agency FTE', kind: 'number', decimals: 1, value: of('agencyFte') },
      { key: 'gap', title: 'Gap FTE', kind: 'number', decimals: 1, value: of('gapFte') },
      { key: 'over', title: 'Over FTE', kind: 'number', decimals: 1, value: of('overFte') },
      { key: 'overlap', title: 'Overlap FTE', kind: 'number', decimals: 1, value: of('overlapFte') },
      { key: 'no-post', title: 'No post, FTE', kind: 'number', decimals: 1, value: of('noPostFte') },
      { key: 'heads', title: 'People', kind: 'number', value: of('heads') },
    ],
  }
}

/** "permanent", "fixed term to 31 Jul 2027", "permanent, acting elsewhere". */
function basisOf(holder: BoardHolder): string {
  if (holder.awaySince !== null) return `${holder.footing}, working in another post`
  return holder.endsOn === null ? holder.footing : `${holder.footing} to ${shortDay(holder.endsOn)}`
}

function fteOf(holder: BoardHolder): string {
  return holder.isFteKnown ? plain(holder.fte) : 'FTE not known'
}

function plain(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
}

function distinct(words: readonly string[]): string {
  return [...new Set(words)].join('; ')
}

export type BoardLine = { kind: 'row'; row: BoardRow } | { kind: 'total'; level: 'team' | 'service'; name: string; totals: BoardTotals }
export type TotalsLine = { name: string; totals: BoardTotals }
