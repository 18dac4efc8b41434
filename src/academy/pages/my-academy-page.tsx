import type { ComponentChildren } from 'preact'
import { ButtonGroup, ButtonLink } from '../../govuk/button.tsx'
import { addEvidencePath } from '../../portfolio/paths.ts'
import { newConcernPath } from '../../reviews/paths.ts'
import { writeReflectionPath } from '../../supervision/paths.ts'
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
      <h2 class="govuk-heading-m">Where I stand</h2>
      <dl class="govuk-summary-list">
        {props.standing.lines.map((line) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{line.label}</dt>
            <dd class="govuk-summary-list__value"><a class="govuk-link" href={line.href}>{line.value}</a></dd>
          </div>
        ))}
      </dl>
      {props.standing.missing.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Still missing in my portfolio</h2>
          <ul class="govuk-list govuk-list--bullet">{props.standing.missing.map((one) => <li>{one}</li>)}</ul>
        </>
      )}
      {props.may.keepPortfolio && (
        <ButtonGroup>
          <ButtonLink href={addEvidencePath}>Add evidence</ButtonLink>
          <ButtonLink href={writeReflectionPath} variant="secondary">Write a reflection</ButtonLink>
          {props.may.raiseConcerns && <ButtonLink href={newConcernPath} variant="secondary">Raise a concern</ButtonLink>}
        </ButtonGroup>
      )}
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
      {props.range}
      <p class="govuk-body">Who sees this page: you. Your mentor, practice lead, manager and the academy coordinator see the same dates. <a class="govuk-link" href="/who-sees-this">Who sees what</a></p>
    </>
  )
}

/** What the own page says of caseload, supervision and evidence, each with the page that it comes from. */
export type OwnStanding = { lines: readonly { label: string; value: string; href: string }[]; missing: readonly string[] }
export type MyAcademyPageProps = { runs: readonly AcademyRun[]; nameOf: (personId: number) => string; beside: readonly Relationship[]; on: Day; standing: OwnStanding; may: { keepPortfolio: boolean; raiseConcerns: boolean }; days: ComponentChildren; range: ComponentChildren }
