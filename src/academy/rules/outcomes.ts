import { addMonths, type Day } from '../../time/day.ts'
import { wilsonInterval } from '../../stats/wilson.ts'
import { leftOn, outcomeOf, type EnrolmentFacts } from './enrolment-state.ts'

/** One run of a programme, with what the employment record says of its person (null: it does not hold them). */
export type OutcomeRun = EnrolmentFacts & { cohort: string; startedOn: Day | null; employment: readonly { startedOn: Day; endedOn: Day | null }[] | null }

/**
 * How a retention figure is counted, beside the figure wherever it is shown (C202; catalogue section 1). The two bases of one table were
 * mixed in a published report, so neither is ever printed without its name.
 */
export type RetentionDefinition = { numerator: string; denominator: string; asAt: string; inProgress: string; redeployed: string; returners: string }

export const ofStarted: RetentionDefinition = {
  numerator: 'completed the programme and still employed here',
  denominator: 'started the programme',
  asAt: 'the day shown',
  inProgress: 'left out',
  redeployed: 'counted as started, not as still here',
  returners: 'counted as still here from the day they came back',
}
export const ofCompleted: RetentionDefinition = { ...ofStarted, denominator: 'completed the programme', redeployed: 'left out: they did not complete' }

/** The table of cohorts on a day: everybody who had started by then stands in one column and only one. docs/rules/academy.md, "Cohort outcomes". */
export function cohortOutcomes(cohorts: readonly string[], runs: readonly OutcomeRun[], on: Day): OutcomeTable {
  const begun = runs.filter((run) => run.startedOn !== null && run.startedOn <= on).map((run) => ({ run, fate: fateOf(run, on) }))
  const rows = cohorts.map((cohort) => ({ cohort, ...countsOf(begun.filter(({ run }) => run.cohort === cohort), on) }))
  return { cohorts: rows.filter((row) => row.started > 0), pooled: countsOf(begun, on) }
}

/** Completed and here, completed and gone, gone or ended before completing, another role, or still on the programme. */
export function fateOf(run: OutcomeRun, on: Day): Fate {
  const outcome = outcomeOf(run, on)
  if (outcome === null) return 'inProgress'
  if (outcome.kind === 'redeployed') return 'redeployed'
  if (outcome.kind !== 'passed') return 'leftMid'
  return isEmployed(run, on) ? 'remain' : 'leftAfter'
}

/** The employment record says it where it holds the person; else what the academy recorded. */
function isEmployed(run: OutcomeRun, on: Day): boolean {
  if (run.employment === null || run.employment.length === 0) return leftOn(run, on) === null
  return run.employment.some((spell) => spell.startedOn <= on && (spell.endedOn === null || spell.endedOn >= on))
}

function countsOf(begun: readonly { run: OutcomeRun; fate: Fate }[], on: Day): OutcomeCounts {
  const count = (fate: Fate): number => begun.filter((one) => one.fate === fate).length
  const [remain, leftAfter, leftMid, redeployed, inProgress] = [count('remain'), count('leftAfter'), count('leftMid'), count('redeployed'), count('inProgress')]
  const completed = remain + leftAfter
  return {
    started: begun.length, remain, leftAfter, leftMid, redeployed, inProgress, completed,
    retainedOfStarted: share(remain, begun.length - inProgress),
    retainedOfCompleted: share(remain, completed),
    followUpMonths: medianFollowUp(begun, on),
  }
}

/** Per cent, unrounded, with Wilson's interval of 95 per cent; no figure where nobody is counted. */
function share(n: number, N: number): Share {
  if (N === 0) return { n, N, pct: null, lo: null, hi: null }
  const { lo, hi } = wilsonInterval(n, N)
  return { n, N, pct: (100 * n) / N, lo: 100 * lo, hi: 100 * hi }
}

/** Whole months from completing to the day, of the one in the middle: how long there was to leave. */
function medianFollowUp(begun: readonly { run: OutcomeRun }[], on: Day): number | null {
  const months = begun.flatMap(({ run }) => {
    const outcome = outcomeOf(run, on)
    return outcome?.kind === 'passed' ? [wholeMonths(outcome.onDay, on)] : []
  }).sort((a, b) => a - b)
  const [low, high] = [months[Math.floor((months.length - 1) / 2)], months[Math.floor(months.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function wholeMonths(from: Day, until: Day): number {
  let months = 0
  while (addMonths(from, months + 1) <= until) months += 1
  return months
}

/** Why people left, over all cohorts together: a reason within a cohort of twelve would say who it was. */
export function leavingReasons(runs: readonly OutcomeRun[], on: Day): { reason: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const run of runs) {
    const left = run.startedOn !== null && run.startedOn <= on ? leftOn(run, on) : null
    if (left !== null) counts.set(left.reason ?? 'not recorded', (counts.get(left.reason ?? 'not recorded') ?? 0) + 1)
  }
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

/** Started = remain + left after + left mid + redeployed + in progress: said of each row, and never assumed. */
export function isBalanced(row: OutcomeCounts): boolean {
  return row.started === row.remain + row.leftAfter + row.leftMid + row.redeployed + row.inProgress
}

export const leavingReasonLabels: Readonly<Record<string, string>> = {
  agency: 'Agency work', left_profession: 'Left the profession', other_authority: 'Another local authority', retired: 'Retired', other: 'Other',
}

type Fate = 'remain' | 'leftAfter' | 'leftMid' | 'redeployed' | 'inProgress'
export type Share = { n: number; N: number; pct: number | null; lo: number | null; hi: number | null }
export type OutcomeCounts = {
  started: number
  remain: number
  leftAfter: number
  leftMid: number
  redeployed: number
  inProgress: number
  completed: number
  retainedOfStarted: Share
  retainedOfCompleted: Share
  followUpMonths: number | null
}
export type OutcomeTable = { cohorts: readonly ({ cohort: string } & OutcomeCounts)[]; pooled: OutcomeCounts }
