import type { ComponentChildren } from 'preact'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { calendarAddressPath, myCalendarPath } from '../../calendar/paths.ts'
import type { AcademyRun, Relationship } from '../rules/record.ts'
import { saidMonth } from '../rules/board.ts'
import { stateLabels } from '../rules/enrolment-state.ts'
import { describeDue } from '../rules/overview.ts'
import { describeCadence } from '../rules/programme.ts'
import { relationshipLabels } from '../rules/words.ts'

/** The own year on a phone: the next thing first, then what is missing, then the year. */
export function MyAcademyPage(props: MyAcademyPageProps) {
  const [latest] = props.runs.slice(-1)
  if (!latest) {
    return (
      <>
        <h1 class="govuk-heading-l">My year</h1>
        <p class="govuk-body">You are on no programme here. If you should be, tell the academy coordinator.</p>
      </>
    )
  }
  const { overview, version, cohort } = latest
  const [next, ...others] = overview.due
  const now = props.beside.filter((one) => one.startedOn <= props.on && (one.endedOn === null || one.endedOn >= props.on))
  return (
    <>
      <h1 class="govuk-heading-l">My year</h1>
      <p class="govuk-body-l">{next === undefined ? (overview.state === 'paused' ? 'Your programme is paused: nothing is due.' : 'Nothing is due.') : <><strong>{next.label}</strong>: {describeDue(next).toLowerCase()}, {formatDay(next.dueOn)}.</>}</p>
      <p class="govuk-body">{version.label}, {cohort.name}. {stateLabels[overview.state]}{overview.state === 'active' ? `, month ${saidMonth({ overview, pattern: '' })}` : ''}. It runs until {formatDay(overview.schedule.endsOn)}.</p>
      {overview.phase !== null && <p class="govuk-body">In this phase you are promised supervision {describeCadence(overview.phase.cadence)}{overview.phase.workloadPercent === null ? '' : ` and ${overview.phase.workloadPercent} % of an experienced worker’s load`}.{version.document.protectedTimePercent === null ? '' : ` ${version.document.protectedTimePercent} % of your time is for learning.`}</p>}
      <h2 class="govuk-heading-m">Who supports me</h2>
      <ul class="govuk-list">
        {now.map((one) => <li>{relationshipLabels[one.kind]}: <strong>{props.nameOf(one.withPersonId)}</strong></li>)}
        {overview.daysWithoutMentor !== null && <li>You have had no mentor for {overview.daysWithoutMentor} days. The academy sees this too.</li>}
      </ul>
      <h2 class="govuk-heading-m">What comes</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {others.map((item) => <li>{item.label}: {describeDue(item).toLowerCase()}, {shortDay(item.dueOn)}</li>)}
      </ol>
      <p class="govuk-body"><a class="govuk-link" href={calendarAddressPath}>Have my dates in my own calendar</a>, or <a class="govuk-link" href={myCalendarPath}>take them once as a file (.ics)</a>.</p>
      {props.days}
      <p class="govuk-body">Who sees this page: you. Your mentor, practice lead, manager and the academy coordinator see the same dates.</p>
    </>
  )
}

export type MyAcademyPageProps = { runs: readonly AcademyRun[]; nameOf: (personId: number) => string; beside: readonly Relationship[]; on: Day; days: ComponentChildren }
