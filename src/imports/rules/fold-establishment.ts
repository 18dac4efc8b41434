import { addDays, type Day } from '../../time/day.ts'

/**
 * The posts and their periods that the establishment files in force give together. Each file is the whole establishment as at
 * its day: what it says anew begins on that day, what it no longer says ended the day before, the rest goes on.
 */
export function foldEstablishment(files: readonly EstablishmentFile[]): FoldedPost[] {
  const posts = new Map<string, FoldedPost>()
  for (const file of [...files].sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))) {
    const seen = new Set<string>()
    for (const row of file.rows) {
      const key = row.positionNumber.toLowerCase()
      if (seen.has(key) || row.stage === 'deleted') continue
      seen.add(key)
      const post = posts.get(key) ?? { kind: row.kind, positionNumber: row.positionNumber, periods: [] }
      posts.set(key, post)
      const last = post.periods.at(-1)
      if (last && last.endedOn === null && isSame(last, row)) continue
      if (last && last.endedOn === null) last.endedOn = addDays(file.asOf, -1)
      post.periods.push({ ...detailsOf(row), startedOn: file.asOf, endedOn: null })
    }
    for (const [key, post] of posts) {
      const last = post.periods.at(-1)
      if (!seen.has(key) && last && last.endedOn === null) last.endedOn = addDays(file.asOf, -1)
    }
  }
  return [...posts.values()].sort((a, b) => (a.positionNumber < b.positionNumber ? -1 : 1))
}

/** Funded FTE by team on a day, in whole millionths so that tenths add up. */
export function fundedByTeam(posts: readonly FoldedPost[], on: Day): TeamFte[] {
  const teams = new Map<string, TeamFte>()
  for (const post of posts) {
    for (const period of post.periods) {
      if (period.startedOn > on || (period.endedOn !== null && period.endedOn < on)) continue
      const team = teams.get(period.team ?? '') ?? { team: period.team ?? 'no team', posts: 0, fundedFte: 0 }
      team.posts += 1
      team.fundedFte = Math.round((team.fundedFte + period.fundedFte) * 1e6) / 1e6
      teams.set(period.team ?? '', team)
    }
  }
  return [...teams.values()].sort((a, b) => (a.team < b.team ? -1 : 1))
}

function detailsOf({ kind: _k, positionNumber: _p, row: _r, ...details }: PostRow): PostDetails {
  return details
}

function isSame(period: PostDetails, row: PostRow): boolean {
  return DETAILS.every((key) => period[key] === row[key])
}

const DETAILS = ['team', 'service', 'title', 'grade', 'dfeRole', 'fundedFte', 'costCode', 'fundingSource', 'fundingEndsOn', 'stage'] as const satisfies readonly (keyof PostDetails)[]

export type EstablishmentFile = { asOf: Day; rows: readonly PostRow[] }
export type PostDetails = {
  team: string | null
  service: string | null
  title: string
  grade: string | null
  dfeRole: number | null
  fundedFte: number
  costCode: string | null
  fundingSource: string | null
  fundingEndsOn: Day | null
  stage: string
}
/** One row of an establishment list, or one cell of a grid. */
export type PostRow = PostDetails & { kind: 'position' | 'grid'; positionNumber: string; row: number }
export type FoldedPost = { kind: 'position' | 'grid'; positionNumber: string; periods: (PostDetails & { startedOn: Day; endedOn: Day | null })[] }
export type TeamFte = { team: string; posts: number; fundedFte: number }
