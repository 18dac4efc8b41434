import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { cancelAcademyDayPath, changeAcademyDayPath, inviteMissingPath } from '../paths.ts'
import { cancelLabels, modeLabels, timesOf, type AcademyDay } from '../rules/academy-day.ts'
import { CatchUpTable } from './catch-up-table.tsx'
import { RegisterTable, type RegisterRow } from './register-table.tsx'
import { Resources } from './resources.tsx'

/** One day: what it is, the register of the whole room in one form, and how those who missed it catch up. */
export function DayPage(props: DayPageProps) {
  const { day, rows, on } = props
  const absent = rows.filter(({ place }) => place.mark === 'absent')
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">{day.title}</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      {props.said !== null && <p class="govuk-body" role="status">{props.said}</p>}
      {day.cancelledReason !== null && <WarningText>Cancelled: {cancelLabels[day.cancelledReason].toLowerCase()}. It counts for nobody.</WarningText>}
      <SummaryList
        rows={[
          { key: 'When', value: `${formatDay(day.onDay)}, ${timesOf(day)}` },
          { key: 'Where', value: day.place === '' ? modeLabels[day.mode] : `${modeLabels[day.mode]}: ${day.place}` },
          ...(day.link === null ? [] : [{ key: 'Link to join', value: <><a class="govuk-link" href={day.link} rel="noreferrer">Join online</a><br />Shown to those who keep the academy and those invited.</> }]),
          { key: 'For', value: props.forWhom },
          { key: 'Places', value: day.seats === null ? `${rows.length} invited` : `${rows.length} of ${day.seats} places${rows.length > day.seats ? `: ${rows.length - day.seats} more than there are` : ''}` },
          ...(props.standards.length === 0 ? [] : [{ key: 'Standards', value: <ul class="govuk-list">{props.standards.map((text) => <li>{text}</li>)}</ul> }]),
          ...(day.resources === '' ? [] : [{ key: 'Links and notes', value: <Resources resources={day.resources} /> }]),
        ]}
      />
      {!props.seesAll && <p class="govuk-body">You see those of the people invited whom you may see.</p>}
      {props.mayKeep && (
        <p class="govuk-body tl-no-print">
          <a class="govuk-link" href={changeAcademyDayPath(day.id)}>Change the day or who is invited</a>{' '}<span aria-hidden="true">|</span>{' '}
          <a class="govuk-link" href={cancelAcademyDayPath(day.id)}>{day.cancelledReason === null ? 'Cancel the day' : 'Change the cancellation'}</a>
        </p>
      )}
      {props.mayKeep && props.missing.length > 0 && (
        <Form action={inviteMissingPath(day.id)} token={props.formToken}>
          <p class="govuk-body">In these cohorts and not invited: {props.missing.join(', ')}.</p>
          <Button variant="secondary" preventDoubleClick>Invite {props.missing.length === 1 ? 'this person' : `these ${props.missing.length}`}</Button>
        </Form>
      )}
      <RegisterTable {...props} isOpen={props.mayKeep && day.cancelledReason === null && day.onDay <= on} />
      {absent.length > 0 && day.cancelledReason === null && <CatchUpTable {...props} rows={absent} />}
    </>
  )
}

export type DayPageProps = {
  day: AcademyDay
  on: Day
  forWhom: string
  standards: readonly string[]
  rows: readonly RegisterRow[]
  /** Days at which what was missed can be caught up. */
  later: readonly { id: number; text: string }[]
  missing: readonly string[]
  mayKeep: boolean
  seesAll: boolean
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  meanwhile: string | null
  said: string | null
  formToken: string
}
