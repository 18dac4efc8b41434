import { earlier, type Day } from '../../time/day.ts'
import { minusFte, sumFte } from './fte.ts'
import { indexRecord, isHereOn, observed, type RecordIndex } from './on-day.ts'
import { footingOf, type Footing } from './post-stage.ts'
import type { Assignment, Basis, Employment, PostPeriod, Workforce } from './record.ts'

/**
 * Everybody in post on a day and the post that they are in: nobody is lost, and the FTEs of one person's holdings add up to
 * the person's FTE as the measures take it. Who acts up or is seconded into another post is counted where the work is done.
 */
export function listHoldings(record: Workforce, on: Day): Holding[] {
  const index = indexRecord(record)
  const posts = postsOn(record.posts, on)
  const byId = new Map(posts.map((post) => [post.postId, post]))
  const cells = posts.filter((post) => post.kind === 'grid')
  return record.employments
    .filter((employment) => isHere(employment, index, on))
    .flatMap((employment) => {
      const assignments = assignmentsOn(index.assignments.get(employment.id) ?? [], on)
      const fte = observed(index.observations.get(employment.id) ?? [], 'fte', on)
      if (assignments.length === 0) return [holdingOf(employment, null, null, fte, null)]
      const awaySince = startOfWorkElsewhere(assignments)
      const worked = awaySince === null ? assignments : assignments.filter(isTemporary)
      const shares = shareOut(fte, worked)
      return assignments.map((assignment) => {
        const place = worked.indexOf(assignment)
        const post = byId.get(assignment.postId ?? 0) ?? (assignment.postId === null ? cellOf(cells, assignment) : null)
        return holdingOf(employment, assignment, post, place === -1 ? 0 : (shares[place] ?? null), place === -1 ? awaySince : null)
      })
    })
}

/** The posts in force on a day. */
export function postsOn(posts: readonly PostPeriod[], on: Day): PostPeriod[] {
  return posts.filter((post) => post.startedOn <= on && (post.endedOn === null || post.endedOn >= on))
}

function isHere(employment: Employment, index: RecordIndex, on: Day): boolean {
  return isHereOn(employment, index.unconfirmed.get(employment.id) ?? [], on)
}

function assignmentsOn(assignments: readonly Assignment[], on: Day): Assignment[] {
  return assignments.filter((assignment) => assignment.startedOn <= on && (assignment.endedOn === null || assignment.endedOn >= on))
}

function isTemporary(assignment: Assignment): boolean {
  const footing = footingOf(assignment.kind, null)
  return footing === 'acting' || footing === 'secondment'
}

function startOfWorkElsewhere(assignments: readonly Assignment[]): Day | null {
  const temporary = assignments.filter(isTemporary)
  if (temporary.length === 0 || temporary.length === assignments.length) return null
  return temporary.map((assignment) => assignment.startedOn).reduce(earlier)
}

/** One person's FTE over several posts at once: as the assignments say, the last taking what is left of the person's FTE. */
function shareOut(fte: number | null, assignments: readonly Assignment[]): (number | null)[] {
  if (fte === null) return assignments.map((assignment) => assignment.fte)
  const even = Math.floor((fte / assignments.length) * 1_000_000) / 1_000_000
  let left = fte
  return assignments.map((assignment, place) => {
    const share = place === assignments.length - 1 ? left : Math.min(left, assignment.fte ?? even)
    left = minusFte(left, share)
    return share
  })
}

/** A council without position numbers counts posts by team and grade: an assignment belongs to the cell of its team and grade, else title. */
function cellOf(cells: readonly PostPeriod[], assignment: Assignment): PostPeriod | null {
  const own = cells.filter((cell) => cell.teamId !== null && cell.teamId === assignment.teamId)
  return own.find((cell) => isSameWord(cell.grade, assignment.grade)) ?? own.find((cell) => isSameWord(cell.title, assignment.title)) ?? null
}

function isSameWord(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase()
}

function holdingOf(employment: Employment, assignment: Assignment | null, post: PostPeriod | null, fte: number | null, awaySince: Day | null): Holding {
  const ends = [assignment?.endedOn ?? null, employment.endedOn].filter((end) => end !== null)
  return {
    employmentId: employment.id,
    personId: employment.personId,
    basis: employment.basis,
    postId: post?.postId ?? null,
    teamId: post?.teamId ?? assignment?.teamId ?? null,
    title: assignment?.title ?? null,
    grade: assignment?.grade ?? null,
    dfeRole: assignment?.dfeRole ?? null,
    footing: footingOf(assignment?.kind ?? '', employment.contractKind),
    fte: sumFte([fte]),
    isFteKnown: fte !== null,
    startedOn: assignment?.startedOn ?? employment.startedOn,
    endsOn: ends.length === 0 || employment.isDayOnly ? null : ends.reduce(earlier),
    awaySince,
  }
}

export type Holding = {
  employmentId: number
  personId: number
  basis: Basis
  postId: number | null
  teamId: number | null
  title: string | null
  grade: string | null
  dfeRole: number | null
  footing: Footing
  fte: number
  isFteKnown: boolean
  startedOn: Day
  endsOn: Day | null
  /** Since when the holder of this post works in another (acting up, secondment); the FTE is counted there. */
  awaySince: Day | null
}
