import type { BoardRow } from './establishment-board.ts'
import { sumFte } from './fte.ts'
import { groupBy } from './group-by.ts'

/**
 * What rows of the board come to. Two identities hold for every set of rows: fundedFte = heldFte + vacantFte - overFte - overlapFte,
 * and posts = places + vacantPosts - extraPlaces; in post is heldFte + noPostFte (C203: headcount, posts and FTE apart).
 */
export function boardTotals(rows: readonly BoardRow[]): BoardTotals {
  const fte = (of: (row: BoardRow) => number) => sumFte(rows.map(of))
  const count = (of: (row: BoardRow) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const waiting = rows.filter((row) => !row.hasOffer)
  return {
    posts: count((row) => row.posts),
    fundedFte: fte((row) => row.fundedFte),
    places: count((row) => row.places),
    heads: new Set(rows.flatMap((row) => row.holders.map((holder) => holder.personId))).size,
    heldFte: fte((row) => row.heldFte),
    noPostFte: fte((row) => row.noPostFte),
    inPostFte: sumFte([fte((row) => row.heldFte), fte((row) => row.noPostFte)]),
    vacantPosts: count((row) => row.vacantPosts),
    vacantFte: fte((row) => row.vacantFte),
    vacantPostsWithoutOffer: waiting.reduce((sum, row) => sum + row.vacantPosts, 0),
    vacantFteWithoutOffer: sumFte(waiting.map((row) => row.vacantFte)),
    overFte: fte((row) => row.overFte),
    overlapFte: fte((row) => row.overlapFte),
    extraPlaces: count((row) => row.extraPlaces),
    agencyHeads: count((row) => row.agency.length),
    agencyFte: fte((row) => row.agencyFte),
    coveredFte: fte((row) => row.coveredFte),
    gapFte: fte((row) => row.gapFte),
  }
}

/** The board by service and team, each with its own totals; rows without a team stand last. */
export function groupBoard(rows: readonly BoardRow[]): BoardGroup[] {
  const services = groupBy(rows, (row) => row.serviceId)
  return [...services].map(([serviceId, own]) => ({
    id: serviceId,
    name: own[0]?.serviceName ?? 'No service',
    totals: boardTotals(own),
    teams: [...groupBy(own, (row) => row.teamId)].map(([teamId, rowsOfTeam]) => ({
      id: teamId, name: rowsOfTeam[0]?.teamName ?? 'No team', rows: rowsOfTeam, totals: boardTotals(rowsOfTeam),
    })),
  }))
}

export type BoardGroup = { id: number | null; name: string; totals: BoardTotals; teams: BoardTeam[] }
export type BoardTeam = { id: number | null; name: string; rows: readonly BoardRow[]; totals: BoardTotals }

export type BoardTotals = {
  posts: number
  fundedFte: number
  /** People in posts, a person in two posts twice. */
  places: number
  /** Employed people, each once. */
  heads: number
  heldFte: number
  noPostFte: number
  inPostFte: number
  vacantPosts: number
  /** DfE's vacancies. */
  vacantFte: number
  vacantPostsWithoutOffer: number
  vacantFteWithoutOffer: number
  overFte: number
  overlapFte: number
  extraPlaces: number
  agencyHeads: number
  agencyFte: number
  coveredFte: number
  gapFte: number
}
