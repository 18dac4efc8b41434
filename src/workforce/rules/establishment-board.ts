import { addDays, addMonths, earlier, later, type Day } from '../../time/day.ts'
import { absenceOn, type Absence } from './absence.ts'
import { minusFte, sumFte } from './fte.ts'
import { groupBy } from './group-by.ts'
import { listHoldings, postsOn, type Holding } from './post-holders.ts'
import { stageOf, type Stage } from './post-stage.ts'
import type { Assignment, Employment, PostPeriod, Workforce } from './record.ts'

/**
 * The establishment on a day: a row for each post, and for everybody in post without one (docs/rules/establishment.md; C057, C085, C110).
 * In every row and total: funded FTE = held + vacant - over establishment - overlap. Vacant is DfE's vacancy (CSWW specification
 * 2024-25, N00592): also what an agency worker covers and what is not being recruited to.
 */
export function establishmentBoard(record: Workforce, on: Day, absences: readonly Absence[] = []): BoardRow[] {
  const holdings = listHoldings(record, on)
  const places = placeNames(record)
  const held = groupBy(holdings, (holding) => holding.postId)
  const tenures = groupBy(record.assignments.filter((assignment) => assignment.postId !== null), (assignment) => assignment.postId)
  const employments = new Map(record.employments.map((employment) => [employment.id, employment]))
  const away = groupBy(absences, (absence) => absence.personId)
  const isAway = (holding: Holding) => absenceOn(away.get(holding.personId) ?? [], holding.personId, on)
  const firstDays = firstDaysOf(record.posts)
  const limits = limitsOf(on)
  const posts = postsOn(record.posts, on).map((post) =>
    postRow(post, held.get(post.postId) ?? [], places(post.teamId), { on, limits, isAway, tenures: tenures.get(post.postId) ?? [], employments, firstDay: firstDays.get(post.postId) ?? post.startedOn }),
  )
  const rest = (held.get(null) ?? []).map((holding) => holdingRow(holding, places(holding.teamId), limits, isAway))
  return [...posts, ...rest].sort(inBoardOrder)
}

function postRow(post: PostPeriod, holdings: readonly Holding[], place: Place, context: PostContext): BoardRow {
  const holders = eachOnce(holdings.filter((holding) => holding.basis === 'employed')).map((holding) => holderOf(holding, context.isAway))
  const agency = eachOnce(holdings.filter((holding) => holding.basis === 'agency')).map((holding) => holderOf(holding, context.isAway))
  const working = holders.filter((holder) => holder.awaySince === null)
  // a cell of 3.6 FTE is at least four posts
  const posts = post.kind === 'grid' ? Math.ceil(post.fundedFte) : 1
  const heldFte = sumFte(holders.map((holder) => holder.fte))
  const vacantFte = Math.max(0, minusFte(post.fundedFte, heldFte))
  const excess = Math.max(0, minusFte(heldFte, post.fundedFte))
  const coverFte = sumFte(holders.filter((holder) => holder.footing !== 'permanent' && holder.footing !== 'fixed term').map((holder) => holder.fte))
  const overlapFte = Math.min(excess, coverFte)
  const agencyFte = sumFte(agency.map((worker) => worker.fte))
  const coveredFte = Math.min(vacantFte, agencyFte)
  const vacantPosts = Math.max(0, posts - working.length)
  const stage = stageOf(post.stage)
  const nextStart = vacantFte > 0 ? findNextStart(context) : null
  const row = {
    key: `post ${post.postId}`,
    kind: post.kind,
    postId: post.postId,
    positionNumber: post.positionNumber,
    ...place,
    title: post.title,
    grade: post.grade,
    dfeRole: post.dfeRole,
    posts,
    fundedFte: post.fundedFte,
    holders,
    agency,
    heldFte,
    noPostFte: 0,
    vacantFte,
    overFte: minusFte(excess, overlapFte),
    overlapFte,
    places: working.length,
    vacantPosts,
    extraPlaces: Math.max(0, working.length - posts),
    agencyFte,
    coveredFte,
    gapFte: minusFte(vacantFte, coveredFte),
    stage: vacantFte > 0 ? stage : null,
    hasOffer: vacantFte > 0 && (stage === 'offer' || nextStart !== null),
    nextStart,
    vacantSince: vacantPosts === posts ? vacantSince(holders, context) : null,
    costCode: post.costCode,
    fundingSource: post.fundingSource,
    fundingEndsOn: post.fundingEndsOn,
  }
  return { ...row, flags: flagsOf(row, context.limits) }
}

/** Two entries of one spell in one post on one day are one holder. */
function eachOnce(holdings: readonly Holding[]): Holding[] {
  return [...groupBy(holdings, (holding) => holding.employmentId).values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    return [{ ...first, fte: sumFte(own.map((holding) => holding.fte)), awaySince: own.some((holding) => holding.awaySince === null) ? null : first.awaySince }]
  })
}

/** Somebody in post whom no post has: over the establishment, or not matched to it yet; an agency worker who covers no post. */
function holdingRow(holding: Holding, place: Place, limits: Limits, isAway: (holding: Holding) => Absence | null): BoardRow {
  const holder = holderOf(holding, isAway)
  const isAgency = holding.basis === 'agency'
  const row = {
    key: `${isAgency ? 'agency' : 'no-post'} ${holding.employmentId} ${holding.startedOn} ${holding.teamId ?? ''} ${holding.title ?? ''}`,
    kind: isAgency ? ('agency without post' as const) : ('no post' as const),
    postId: null,
    positionNumber: null,
    ...place,
    title: holding.title ?? '',
    grade: holding.grade,
    dfeRole: holding.dfeRole,
    posts: 0,
    fundedFte: 0,
    holders: isAgency ? [] : [holder],
    agency: isAgency ? [holder] : [],
    heldFte: 0,
    noPostFte: isAgency ? 0 : holding.fte,
    vacantFte: 0,
    overFte: 0,
    overlapFte: 0,
    places: 0,
    vacantPosts: 0,
    extraPlaces: 0,
    agencyFte: isAgency ? holding.fte : 0,
    coveredFte: 0,
    gapFte: 0,
    stage: null,
    hasOffer: false,
    nextStart: null,
    vacantSince: null,
    costCode: null,
    fundingSource: null,
    fundingEndsOn: null,
  }
  return { ...row, flags: flagsOf(row, limits) }
}

function holderOf(holding: Holding, isAway: (holding: Holding) => Absence | null): BoardHolder {
  const absence = isAway(holding)
  return {
    personId: holding.personId, employmentId: holding.employmentId, fte: holding.fte, isFteKnown: holding.isFteKnown, footing: holding.footing,
    startedOn: holding.startedOn, endsOn: holding.endsOn, awaySince: holding.awaySince, isAbsent: absence !== null, absentUntil: absence?.endedOn ?? null,
  }
}

/**
 * A later holder who is known to start within three months: with a month or two of notice, the offer was made by now.
 * A start that lies further ahead says nothing of an offer on the day.
 */
function findNextStart({ on, limits, tenures, employments }: PostContext): BoardRow['nextStart'] {
  const [next] = tenures
    .filter((tenure) => tenure.startedOn > on && tenure.startedOn <= limits.offersUntil && employments.get(tenure.employmentId)?.basis === 'employed')
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
  return next ? { personId: next.personId, startsOn: next.startedOn } : null
}

function vacantSince(holders: readonly BoardHolder[], { on, tenures, employments, firstDay }: PostContext): Day {
  const away = holders.map((holder) => holder.awaySince).filter((since) => since !== null)
  const [firstAway] = away
  if (firstAway) return away.reduce(earlier, firstAway)
  const lastDays = tenures
    .filter((tenure) => tenure.startedOn <= on && employments.get(tenure.employmentId)?.basis === 'employed')
    .map((tenure) => [tenure.endedOn, employments.get(tenure.employmentId)?.endedOn ?? null].filter((end) => end !== null))
    .flatMap((ends) => (ends.length === 0 ? [] : [ends.reduce(earlier)]))
  const [first, ...rest] = lastDays
  return first === undefined ? earlier(on, firstDay) : earlier(on, later(firstDay, addDays(rest.reduce(later, first), 1)))
}

function firstDaysOf(posts: readonly PostPeriod[]): Map<number, Day> {
  const days = new Map<number, Day>()
  for (const post of posts) days.set(post.postId, earlier(post.startedOn, days.get(post.postId) ?? post.startedOn))
  return days
}

function flagsOf(row: Omit<BoardRow, 'flags'>, limits: Limits): BoardFlag[] {
  const flags: BoardFlag[] = []
  if (row.vacantSince !== null && row.vacantSince < limits.longVacant) flags.push('vacant over 90 days')
  if (row.agency.some((worker) => worker.endsOn !== null && worker.endsOn <= limits.agencyEnds)) flags.push('agency ends within 28 days')
  if (row.fundingEndsOn !== null && row.fundingEndsOn < limits.on) flags.push('funding has ended')
  else if (row.fundingEndsOn !== null && row.fundingEndsOn <= limits.fundingEnds) flags.push('funding ends within 6 months')
  if (row.overFte > 0) flags.push('over establishment')
  if (row.kind === 'no post') flags.push('no post')
  if ([...row.holders, ...row.agency].some((holder) => !holder.isFteKnown)) flags.push('FTE not known')
  return flags
}

/** The days that stand out from a day (users of the board: vacant over 90 days, agency within 28 days, funding within 6 months). */
function limitsOf(on: Day): Limits {
  return { on, longVacant: addDays(on, -90), agencyEnds: addDays(on, 28), fundingEnds: addMonths(on, 6), offersUntil: addMonths(on, 3) }
}

type Limits = { on: Day; longVacant: Day; agencyEnds: Day; fundingEnds: Day; offersUntil: Day }

function placeNames(record: Workforce): (teamId: number | null) => Place {
  const teams = new Map(record.teams.map((team) => [team.id, team]))
  const services = new Map(record.services.map((service) => [service.id, service]))
  return (teamId) => {
    const team = teams.get(teamId ?? 0)
    const service = services.get(team?.serviceId ?? 0)
    return { teamId: team?.id ?? null, teamName: team?.name ?? null, serviceId: service?.id ?? null, serviceName: service?.name ?? null, serviceSort: service?.sort ?? Number.MAX_SAFE_INTEGER }
  }
}

function inBoardOrder(a: BoardRow, b: BoardRow): number {
  return a.serviceSort - b.serviceSort || compareNames(a.serviceName, b.serviceName) || compareNames(a.teamName, b.teamName)
    || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareNames(a.positionNumber, b.positionNumber) || compareNames(a.key, b.key)
}

function compareNames(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return BY_NAME.compare(a, b)
}

const BY_NAME = new Intl.Collator('en-GB', { numeric: true })
const KINDS = ['position', 'grid', 'no post', 'agency without post']

type PostContext = {
  on: Day
  limits: Limits
  isAway: (holding: Holding) => Absence | null
  tenures: readonly Assignment[]
  employments: ReadonlyMap<number, Employment>
  firstDay: Day
}

type Place = { teamId: number | null; teamName: string | null; serviceId: number | null; serviceName: string | null; serviceSort: number }

export type BoardFlag = 'vacant over 90 days' | 'agency ends within 28 days' | 'funding ends within 6 months' | 'funding has ended' | 'over establishment' | 'no post' | 'FTE not known'

export type BoardHolder = {
  personId: number
  employmentId: number
  fte: number
  isFteKnown: boolean
  footing: Holding['footing']
  startedOn: Day
  endsOn: Day | null
  awaySince: Day | null
  isAbsent: boolean
  absentUntil: Day | null
}

export type BoardRow = Place & {
  key: string
  kind: 'position' | 'grid' | 'no post' | 'agency without post'
  postId: number | null
  positionNumber: string | null
  title: string
  grade: string | null
  dfeRole: number | null
  /** Posts that the row stands for: one, or what a cell's FTE needs at least. */
  posts: number
  fundedFte: number
  holders: readonly BoardHolder[]
  agency: readonly BoardHolder[]
  /** FTE of employed staff in the post. */
  heldFte: number
  /** FTE of employed staff whom no post has. */
  noPostFte: number
  vacantFte: number
  /** Held above what is funded, and not as cover for somebody. */
  overFte: number
  /** Held twice: cover beside the holder. */
  overlapFte: number
  places: number
  vacantPosts: number
  /** More people than posts, as when two share one. */
  extraPlaces: number
  agencyFte: number
  coveredFte: number
  /** Vacant and not covered by an agency worker. */
  gapFte: number
  stage: Stage | null
  hasOffer: boolean
  nextStart: { personId: number; startsOn: Day } | null
  vacantSince: Day | null
  costCode: string | null
  fundingSource: string | null
  fundingEndsOn: Day | null
  flags: readonly BoardFlag[]
}
