import { formatDay, shortDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import type { SummaryRow } from '../../govuk/summary-list.tsx'
import { panelEvidencePath, portfolioPath } from '../../portfolio/paths.ts'
import { listEvidence, listFiles } from '../../portfolio/queries.ts'
import { kindLabels } from '../../portfolio/rules/evidence.ts'
import type { RouteRequest } from '../../web/route.ts'
import type { CasePageProps } from '../pages/case-page.tsx'
import type { CaseStep } from '../paths.ts'
import { isOpenToReader, type FullCase } from '../queries.ts'
import { decisionLabels } from '../rules/decisions.ts'
import { readerViewLabels } from '../rules/reading-sheet.ts'
import { decisionWords } from '../rules/words.ts'
import { conflictsIn, may, type LoadedCase } from './load.ts'

/** What the page of a portfolio shows to this caller, and which steps it offers. The addresses behind them decide for themselves. */
export function caseProps(request: RouteRequest, loaded: LoadedCase): Omit<CasePageProps, 'notice' | 'evidence'> {
  const { found, panel, seats } = loaded
  const { row } = found
  const nameOf = (user: number | null) => seats.find((seat) => seat.user_id === user)?.name ?? null
  const readers = [nameOf(row.reader_1), nameOf(row.reader_2)].filter((name) => name !== null)
  return {
    id: row.id, panelId: panel.id, panelOn: formatDay(panel.held_on), name: row.nqsw_name, formToken: request.formToken,
    facts: [
      { key: 'Team', value: row.team_name || 'Not recorded' },
      { key: 'Assessor', value: row.assessor_name || 'Not named' },
      { key: 'The assessed year ends', value: formatDay(row.assessed_until) },
      { key: 'Portfolio in', value: row.handed_in_on === null ? 'Not yet' : formatDay(row.handed_in_on) },
      { key: 'Reading', value: row.is_full_read === null ? 'Not drawn yet' : row.is_full_read ? 'Read in full by two readers' : 'On the list to confirm' },
      { key: 'Readers', value: readers.length === 0 ? 'None named' : readers.join(', ') },
      ...(found.hrStep === null ? [] : [{ key: 'HR step before a fail', value: found.hrStep.done_on === null ? `Asked for by ${found.hrStep.asked_by}` : `Done ${shortDay(found.hrStep.done_on)} by ${found.hrStep.done_by ?? ''}${found.hrStep.note ? `: ${found.hrStep.note}` : ''}` }]),
    ],
    steps: stepsOf(request, loaded), buttons: buttonsOf(request, loaded),
    conflicts: seats.flatMap((seat) => conflictsIn(found, seat).map((why) => `${seat.name}: ${why}`)),
    decision: decisionRows(found),
    sheets: found.readings.filter((reading) => reading.handed_in_at !== null || reading.reader_user === request.caller.user?.id).map((reading) => ({ reader: `${reading.reader_name}${reading.handed_in_at === null ? ' (your draft)' : ''}`, view: reading.view === null ? 'Not said yet' : readerViewLabels[reading.view], sheet: reading.sheet })),
    follows: followsOf(found), hasLetter: found.decision !== null, hasCertificate: found.payNotice !== null || found.careerPlan !== null,
    portfolioHref: may(request, 'see portfolios') ? portfolioPath(row.enrolment_id) : null,
  }
}

/** What a member of the panel reads of the portfolio; null for everybody else, and in conflict. */
export async function evidenceOf(request: RouteRequest, { found, seats }: LoadedCase): Promise<CasePageProps['evidence']> {
  if (!may(request, 'sit on panels') || !isOpenToReader(found, seats, request.caller.user?.id ?? 0)) return null
  const items = (await listEvidence(request.tx, found.row.enrolment_id)).filter((item) => item.state === 'accepted')
  const files = await listFiles(request.tx, items.map(({ id }) => id))
  return items.map((item) => ({ href: panelEvidencePath(found.row.id, item.id), title: item.title, kind: kindLabels[item.kind], on: shortDay(item.on_day), files: files.filter((file) => file.evidence_id === item.id).length }))
}

function stepsOf(request: RouteRequest, { found, seats }: LoadedCase): { step: CaseStep; text: string }[] {
  const { row, decision } = found
  const user = request.caller.user
  const seat = seats.find((one) => one.user_id === user?.id)
  const isIn = seat !== undefined && may(request, 'sit on panels')
  const steps: (readonly [boolean, CaseStep, string])[] = [
    [isIn && seat.is_chair && decision === null, 'decision', 'Record the decision'],
    [isIn && [row.reader_1, row.reader_2].includes(user?.id ?? -1) && decision === null, 'sheet', 'Reading sheet'],
    [user !== null && user.personId !== null && row.assessor_person_id === user.personId && found.recommendation === null && may(request, 'recommend to panel'), 'recommendation', 'Recommend'],
    [may(request, 'arrange panels') && decision === null, 'handed-in', 'Portfolio is in'],
    [may(request, 'arrange panels') && decision === null, 'readers', 'Two readers'],
    [isIn && decision === null && conflictsIn(found, seat).length === 0, 'conflict', 'Declare a conflict'],
    [may(request, 'confirm panel decisions') && decision !== null && found.moderation === null && decision.decided_by_user !== user?.id, 'moderation', 'Moderate'],
    [may(request, 'arrange panels') && decision !== null && found.appeal === null, 'appeal', 'Record an appeal'],
    [may(request, 'confirm panel decisions') && found.appeal !== null && found.appeal.outcome === null, 'appeal-outcome', 'Outcome of the appeal'],
  ]
  return steps.filter(([is]) => is).map(([, step, words]) => ({ step, text: words }))
}

function buttonsOf(request: RouteRequest, { found, seats }: LoadedCase): CasePageProps['buttons'] {
  const user = request.caller.user?.id
  const isChair = seats.some((seat) => seat.is_chair && seat.user_id === user) && may(request, 'sit on panels')
  const buttons: (readonly [boolean, CaseStep, string, string])[] = [
    [may(request, 'confirm panel decisions') && found.decision !== null && found.decision.needs_confirmation && found.confirmation === null && found.decision.decided_by_user !== user, 'confirm', 'Confirm the decision', 'What follows the decision happens when it is confirmed, by another person than the chair.'],
    [isChair && found.decision?.decision === 'pass-with-amendments' && found.amendmentsSeen === null, 'amendments-seen', 'The amendments are seen', 'Chair’s action: from then on it is a pass, and what follows a pass happens at once.'],
    [may(request, 'arrange panels') && found.decision === null && found.hrStep === null && found.recommendation?.recommends === 'fail', 'hr', 'Ask HR for its step', 'A fail can be decided only when HR has been involved.'],
  ]
  return buttons.filter(([is]) => is).map(([, step, words, about]) => ({ step, text: words, about }))
}

function decisionRows(found: FullCase): SummaryRow[] {
  const { recommendation, decision, confirmation, amendmentsSeen, appeal, moderation } = found
  return [
    { key: 'The assessor recommends', value: recommendation === null ? 'Nothing yet' : `${decisionLabels[recommendation.recommends]} (${recommendation.recommended_by}, ${whenText(recommendation.recommended_at)})` },
    ...(recommendation === null ? [] : [{ key: 'The assessor’s reasons', value: <span class="tl-kept">{recommendation.reasons}</span> }]),
    { key: 'The panel decides', value: decision === null ? 'Not decided yet' : `${decisionWords({ decision: decision.decision, until: decision.until_on })} (${decision.decided_by}, ${whenText(decision.decided_at)})` },
    ...(decision === null ? [] : [{ key: 'The panel’s reasons', value: <span class="tl-kept">{decision.reasons}</span> }]),
    ...(decision?.needs_confirmation ? [{ key: 'Confirmed', value: confirmation === null ? 'Not yet' : `${confirmation.confirmed_by}, ${shortDay(confirmation.confirmed_on)}` }] : []),
    ...(decision?.decision === 'pass-with-amendments' ? [{ key: 'Amendments', value: amendmentsSeen === null ? `To be seen by ${decision.until_on === null ? '' : shortDay(decision.until_on)}` : `Seen by ${amendmentsSeen.seen_by}, ${shortDay(amendmentsSeen.seen_on)}` }] : []),
    ...(moderation === null ? [] : [{ key: 'Moderation', value: `${moderation.agrees ? 'The evidence bears the decision' : 'The evidence does not bear the decision'} (${moderation.moderated_by}, ${shortDay(moderation.moderated_on)})${moderation.note === '' ? '' : `: ${moderation.note}`}` }]),
    ...(appeal === null ? [] : [{ key: 'Appeal', value: `Made ${shortDay(appeal.made_on)}: ${appeal.grounds}${appeal.outcome === null ? '' : ` Outcome, ${appeal.outcome_on === null ? '' : shortDay(appeal.outcome_on)}: ${APPEAL[appeal.outcome]}. ${appeal.outcome_reasons ?? ''}`}` }]),
  ]
}

const APPEAL = { upheld: 'upheld, to come before another panel', 'not-upheld': 'not upheld', withdrawn: 'withdrawn' } as const

function followsOf(found: FullCase): string[] {
  return [
    ...(found.payNotice === null ? [] : [`The increment is ${found.payNotice.state === 'done' ? 'paid' : 'expected'} from ${formatDay(found.payNotice.effective_on)}: HR was told.`]),
    ...(found.careerPlan === null ? [] : [`A career plan is open from ${formatDay(found.careerPlan.from_on)} to ${formatDay(found.careerPlan.until_on)}.`]),
    ...(found.outcome === null ? [] : [OUTCOMES[found.outcome.event]]),
  ]
}

const OUTCOMES = {
  passed: 'The programme is passed: the certificate can be printed, and the agreed caseload of the programme ends with it.', failed: 'The programme has ended without a pass.',
  deferred: 'The programme goes on until the next panel.', extended: 'The programme is extended, and its dates with it.',
} as const
