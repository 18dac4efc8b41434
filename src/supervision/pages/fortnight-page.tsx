import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { fortnightPath, logPath, myPeoplePath, planPath, supervisionPath } from '../paths.ts'
import { answerLabels, cancelLabels, kindLabels, reasonsToCancel, type Session } from '../rules/session.ts'

/** What the reader has to supervise, overdue first: one Save for the page, a tick for what was held as planned. */
export function FortnightPage(props: FortnightProps) {
  const { on, sessions, nameOf, fields } = props
  const problemOf = (field: string) => props.problems.find((one) => one.field === field)?.message
  const isOpen = (session: Session) => session.plannedOn <= on
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">My fortnight</h1>
      {props.saved !== null && <p class="govuk-body" role="status">{props.saved}</p>}
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <p class="govuk-body">
        <a class="govuk-link" href={planPath}>Plan or record sessions</a>{' '}<span aria-hidden="true">|</span>{' '}
        <a class="govuk-link" href={myPeoplePath}>My people</a>{' '}<span aria-hidden="true">|</span>{' '}
        <a class="govuk-link" href={supervisionPath}>My own supervision</a>
      </p>
      <Form action={fortnightPath} token={props.formToken}>
        <DataTable
          id="fortnight"
          caption={`${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'} to ${formatDay(props.until)}`}
          note="Not recorded yet first. Days, lengths and kinds only: what concerns a child belongs in the case system."
          rows={sessions}
          empty="Nothing is planned. Plan a series once, then tick what was held."
          columns={[
            { heading: 'Who', cell: (session) => <a class="govuk-link" href={logPath(session.personId)}>{nameOf(session.personId)}</a> },
            { heading: 'Day, time', cell: (session) => <>{shortDay(session.plannedOn)}{session.plannedAt === '' ? '' : `, ${session.plannedAt}`}{session.plannedOn < on && <><br /><strong>Not recorded yet</strong></>}</>, noWrap: true },
            {
              heading: 'Held as planned',
              cell: (session) => isOpen(session) && (
                <div class="govuk-checkboxes govuk-checkboxes--small" id={`session-${session.id}`}>
                  <input type="hidden" name={`version-${session.id}`} value={String(session.version)} />
                  <div class="govuk-checkboxes__item">
                    <input class="govuk-checkboxes__input" id={`held-${session.id}`} name={`held-${session.id}`} type="checkbox" value="yes" checked={fields[`held-${session.id}`] !== undefined} aria-describedby={problemOf(`held-${session.id}`) ? `held-${session.id}-error` : undefined} />
                    <label class="govuk-label govuk-checkboxes__label" for={`held-${session.id}`}>Held<span class="govuk-visually-hidden"> as planned: {nameOf(session.personId)}, {shortDay(session.plannedOn)}</span></label>
                  </div>
                  <RowError id={`held-${session.id}`} message={problemOf(`held-${session.id}`)} />
                </div>
              ),
            },
            { heading: 'What', cell: (session) => <>{kindLabels[session.kind]}{session.isReopened && <><br /><strong>Reopened: {answerLabels[session.answer ?? 'not-held'].toLowerCase()}</strong></>}</> },
            { heading: 'Place or link', cell: (session) => placeOf(session.place) },
            {
              heading: 'Otherwise',
              cell: (session) => (
                <>
                  {!isOpen(session) && <input type="hidden" name={`version-${session.id}`} value={String(session.version)} />}
                  <RowError id={`otherwise-${session.id}`} message={problemOf(`otherwise-${session.id}`)} />
                  <label class="govuk-visually-hidden" for={`otherwise-${session.id}`}>Otherwise: {nameOf(session.personId)}, {shortDay(session.plannedOn)}</label>
                  <select class="govuk-select" id={`otherwise-${session.id}`} name={`otherwise-${session.id}`}>
                    <option value="" selected={(fields[`otherwise-${session.id}`] ?? '') === ''}>{' '}</option>
                    {[...(isOpen(session) ? [['held-on', 'Held on another day']] : []), ['moved', 'Moved to'], ...reasonsToCancel.map((reason) => [reason, `Cancelled: ${cancelLabels[reason].toLowerCase()}`])].map(([value, text]) => (
                      <option value={value} selected={fields[`otherwise-${session.id}`] === value}>{text}</option>
                    ))}
                  </select>
                </>
              ),
            },
            {
              heading: 'Day, if another',
              cell: (session) => (
                <>
                  <RowError id={`day-${session.id}`} message={problemOf(`day-${session.id}`)} />
                  <label class="govuk-visually-hidden" for={`day-${session.id}`}>Other day: {nameOf(session.personId)}, {shortDay(session.plannedOn)}</label>
                  <input class="govuk-input govuk-input--width-5" id={`day-${session.id}`} name={`day-${session.id}`} value={fields[`day-${session.id}`]} />
                </>
              ),
            },
            {
              heading: 'Minutes',
              cell: (session) => (
                <>
                  <RowError id={`minutes-${session.id}`} message={problemOf(`minutes-${session.id}`)} />
                  <label class="govuk-visually-hidden" for={`minutes-${session.id}`}>Minutes: {nameOf(session.personId)}, {shortDay(session.plannedOn)}</label>
                  <input class="govuk-input govuk-input--width-3" id={`minutes-${session.id}`} name={`minutes-${session.id}`} inputmode="numeric" value={fields[`minutes-${session.id}`] ?? (session.minutes === null ? '' : String(session.minutes))} />
                </>
              ),
            },
          ]}
        />
        <Button preventDoubleClick>Save</Button>
      </Form>
    </>
  )
}

function RowError(props: { id: string; message: string | undefined }) {
  return props.message === undefined ? null : <p class="govuk-error-message" id={`${props.id}-error`}><span class="govuk-visually-hidden">Error:</span> {props.message}</p>
}

function placeOf(place: string) {
  return /^https:\/\/[^\s"<>]+$/.test(place) ? <a class="govuk-link" href={place} rel="noreferrer">Join</a> : place
}

export type FortnightProps = {
  on: Day
  until: Day
  sessions: readonly Session[]
  nameOf: (personId: number) => string
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  saved: string | null
  meanwhile: string | null
  formToken: string
}
