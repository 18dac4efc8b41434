import type { ComponentChildren } from 'preact'
import { DataTable } from '../../govuk/data-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { besidePath, notePath, pausePath, programmePath, recordEventPath } from '../paths.ts'
import type { AcademyRun, Relationship } from '../rules/record.ts'
import { eventLabels, stateLabels } from '../rules/enrolment-state.ts'
import { describeDue } from '../rules/overview.ts'
import { describeCadence } from '../rules/programme.ts'
import { leavingReasonLabels } from '../rules/outcomes.ts'
import { pauseReasonLabels, relationshipLabels } from '../rules/words.ts'
import { saidMonth, saidWithout } from '../rules/board.ts'

export function EnrolmentPage(props: EnrolmentPageProps) {
  const { run, overview, version, cohort } = props
  const { schedule } = overview
  const fte = run.hours.findLast((step, index) => index === 0 || step.from <= props.on)?.fte ?? 1
  return (
    <>
      <h1 class="govuk-heading-l">{props.name}</h1>
      <SummaryList rows={[
        { key: 'Stands at', value: `${stateLabels[overview.state]}${overview.state === 'active' ? `, month ${saidMonth({ overview, pattern: '' })}` : ''}` },
        { key: 'Programme', value: <><a class="govuk-link" href={programmePath(version.code)}>{version.label}</a>, version {version.number}{version.isProvisional ? ', provisional' : ''}</> },
        { key: 'Cohort', value: cohort.label === '' ? cohort.name : `${cohort.name} (${cohort.label})` },
        { key: 'From, until', value: `${formatDay(overview.startsOn)} to ${formatDay(schedule.endsOn)}${fte === 1 ? '' : `, at ${fte} of full time`}` },
        { key: 'Working days that moved the dates', value: props.pausedDays === 0 ? 'None' : `Pauses of ${props.pausedDays} days in all` },
        { key: 'This phase', value: overview.phase === null ? 'None on this day' : `${overview.phase.name}: supervision ${describeCadence(overview.phase.cadence)}${overview.phase.workloadPercent === null ? '' : `, workload ${overview.phase.workloadPercent} % of an experienced worker’s`}${overview.phase.cap === null ? '' : `, at most ${overview.phase.cap} children`}` },
        ...(run.probationEndsOn === null ? [] : [{ key: 'Probation ends', value: formatDay(run.probationEndsOn) }]),
        { key: 'Record', value: <a class="govuk-link" href={props.personHref}>Posts and registration</a> },
        ...(props.seesNote ? [{ key: 'Note of the academy', value: props.note ?? 'None', ...(props.mayKeep ? { actions: [{ href: notePath(run.id), text: 'Change', visuallyHiddenText: 'the note' }] } : {}) }] : []),
      ]} />
      {props.mayKeep && (
        <p class="govuk-body tl-no-print">
          <a class="govuk-link" href={recordEventPath(run.id)}>Record what happened</a>, <a class="govuk-link" href={pausePath(run.id)}>pause or resume</a>, <a class="govuk-link" href={besidePath(run.id)}>change who supports</a>
        </p>
      )}
      <DataTable
        id="due" caption="Still to come" rows={overview.due} empty={overview.state === 'paused' ? 'The programme is paused: nothing is due.' : 'Nothing is due.'}
        columns={[{ heading: 'What', cell: (item) => item.label }, { heading: 'When', cell: (item) => describeDue(item) }, { heading: 'Date', cell: (item) => shortDay(item.dueOn), noWrap: true }]}
      />
      <DataTable
        id="reviews" caption="Reviews" note={`A review may be held within ${version.document.reviewWindowDays} days before or after its date.`} rows={schedule.reviews} empty="The programme has none."
        columns={[
          { heading: 'Review', cell: (review) => (review.isOptional ? `${review.label} (optional)` : review.label) }, { heading: 'Date', cell: (review) => shortDay(review.dueOn), noWrap: true },
          { heading: 'Held on', cell: (review) => (review.meetOn === review.dueOn ? 'the same day' : `${shortDay(review.meetOn)}, a working day`) }, { heading: 'Window', cell: (review) => `${shortDay(review.windowFrom)} to ${shortDay(review.windowUntil)}` },
        ]}
      />
      <DataTable
        id="supervision" caption="Supervision promised" rows={schedule.phases} empty="Not set."
        columns={[
          { heading: 'Phase', cell: (phase) => phase.name }, { heading: 'From, until', cell: (phase) => `${shortDay(phase.from)} to ${shortDay(phase.until)}` },
          { heading: 'How often', cell: (phase) => describeCadence(phase.cadence) }, { heading: 'Times', cell: (phase) => phase.supervision.length, isNumeric: true, total: schedule.phases.reduce((sum, phase) => sum + phase.supervision.length, 0) },
        ]}
      />
      <DataTable
        id="beside" caption="Who supports" note={overview.daysWithoutMentor === null ? undefined : `Mentor: ${saidWithout(overview.daysWithoutMentor)}.`} rows={props.beside} empty="Nobody yet."
        columns={[
          { heading: 'As', cell: (one) => relationshipLabels[one.kind] }, { heading: 'Who', cell: (one) => props.nameOf(one.withPersonId) },
          { heading: 'From', cell: (one) => shortDay(one.startedOn), noWrap: true }, { heading: 'Until', cell: (one) => (one.endedOn === null ? 'now' : shortDay(one.endedOn)), noWrap: true }, { heading: 'Handed over with', cell: (one) => one.handoverNote },
        ]}
      />
      {props.range}
      {run.pauses.length > 0 && (
        <DataTable
          id="pauses" caption="Pauses" rows={run.pauses} empty="None."
          columns={[{ heading: 'From', cell: (pause) => shortDay(pause.from) }, { heading: 'Until', cell: (pause) => (pause.until === null ? 'still paused' : shortDay(pause.until)) }, { heading: 'Reason', cell: (pause) => saidReason(props.reasonOf(pause.id)) }]}
        />
      )}
      <DataTable
        id="events" caption="What happened" rows={[...run.events].reverse()} empty="Nothing yet: the place is planned."
        columns={[
          { heading: 'Day', cell: (event) => shortDay(event.onDay), noWrap: true }, { heading: 'What', cell: (event) => `${eventLabels[event.kind]}${event.untilDay === null ? '' : `, until ${shortDay(event.untilDay)}`}` },
          { heading: 'Reason', cell: (event) => (event.reason === null ? event.note : `${leavingReasonLabels[event.reason] ?? event.reason}${event.note === '' ? '' : `: ${event.note}`}`) }, { heading: 'Recorded by', cell: (event) => event.actor },
        ]}
      />
    </>
  )
}

function saidReason(reason: string | null): string {
  return reason === null ? 'Not shown to you' : (pauseReasonLabels[reason] ?? reason)
}

export type EnrolmentPageProps = AcademyRun & {
  name: string
  nameOf: (personId: number) => string
  on: Day
  beside: readonly Relationship[]
  pausedDays: number
  reasonOf: (pauseId: number) => string | null
  mayKeep: boolean
  seesNote: boolean
  note: string | null
  formToken: string
  personHref: string
  /** What they may hold, and where they work for a time. */
  range: ComponentChildren
}
