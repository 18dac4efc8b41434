import { formatInstant } from '../../access/rules/instants.ts'
import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Select } from '../../govuk/select.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { actionsPath, answersPath, reflectionsPath, writeForPath } from '../paths.ts'
import type { ReflectionOpening } from '../rules/reflection.ts'
import type { Stretch } from '../rules/cadence.ts'
import type { Held } from '../rules/count-held.ts'
import { openingGrounds } from '../rules/reflection.ts'
import { answerLabels, describeSession, kindLabels, standingOf, type AgreedAction, type Session } from '../rules/session.ts'
import { CountingRule, heldSentence } from './held-sentence.tsx'
import { SeenBy } from './limits.tsx'

/** The worker's own supervision: what is next, what is recorded, what was agreed. */
export function SupervisionPage(props: SupervisionPageProps) {
  const { on, sessions, nameOf } = props
  const next = sessions.find((session) => session.state === 'planned' && session.plannedOn >= on)
  const past = [...sessions].filter((session) => session.plannedOn < on || session.state !== 'planned').reverse().slice(0, 40)
  const coming = sessions.filter((session) => session.state === 'planned' && session.plannedOn >= on).slice(0, 12)
  const asked = past.filter((session) => standingOf(session, on) === 'waiting')
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">My supervision</h1>
      {props.links.length > 0 && <p class="govuk-body tl-no-print">{props.links.map(({ href, text }, index) => <>{index > 0 && <>{' '}<span aria-hidden="true">|</span>{' '}</>}<a class="govuk-link" href={href}>{text}</a></>)}</p>}
      {props.openings.map((opening) => (
        <InsetText>
          {opening.approvedAt === null ? `${opening.askedBy} asked on ${formatInstant(opening.askedAt)} for a private reflection of yours to be opened.` : `A private reflection of yours was opened by ${opening.askedBy} and ${opening.approvedBy} on ${formatInstant(opening.approvedAt)}, until ${formatInstant(opening.opensUntil ?? opening.approvedAt)}.`}{' '}
          Ground: {openingGrounds[opening.ground]}. Reference: {opening.reference}.
        </InsetText>
      ))}
      {props.hasPerson
        ? (
          <SummaryList
            rows={[
              { key: 'Next', value: next === undefined ? 'Nothing is planned. Ask your supervisor.' : `${formatDay(next.plannedOn)}${next.plannedAt === '' ? '' : `, ${next.plannedAt}`}, ${nameOf(next.supervisorId)}, ${kindLabels[next.kind].toLowerCase()}${next.place === '' ? '' : `, ${next.place}`}` },
              { key: 'Held', value: props.held === null ? 'You have no work on record on this day' : heldSentence(props.held, props.weeks, on) },
              { key: 'Due by', value: props.dueOn === null ? 'No day' : `${formatDay(props.dueOn)}${props.dueOn < on ? ', overdue' : ''}` },
            ]}
          />
        )
        : <p class="govuk-body">No record of your work is tied to this account, so no supervision can be planned with you. Ask your administrator.</p>}
      <p class="govuk-body"><a class="govuk-link" href={reflectionsPath}>Private reflections</a></p>
      {asked.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">Is this right?</h2>
          <p class="govuk-body">Saying nothing for seven days counts as agreement. If you disagree it is open again, until your supervisor records it anew.</p>
          {asked.map((session) => (
            <Form action={answersPath} token={props.formToken}>
              <input type="hidden" name="session" value={String(session.id)} />
              <input type="hidden" name="version" value={String(session.version)} />
              <p class="govuk-body" id={`session-${session.id}`}>{describeOne(session, nameOf)}: {describeSession(session, on, shortDay)}.</p>
              <Select id={`answer-${session.id}`} name="answer" label={`What do you say to ${shortDay(session.plannedOn)}?`} value="agree" items={Object.entries(answerLabels).map(([value, text]) => ({ value, text: value === 'agree' ? 'I agree' : `I disagree: ${text.charAt(0).toLowerCase()}${text.slice(1)}` }))} />
              <Button variant="secondary">Answer<span class="govuk-visually-hidden"> for {shortDay(session.plannedOn)}</span></Button>
            </Form>
          ))}
        </section>
      )}
      <DataTable
        id="coming" caption="Planned" rows={coming} empty="Nothing is planned."
        columns={[
          { heading: 'Day', cell: (session) => shortDay(session.plannedOn), noWrap: true },
          { heading: 'Time', cell: (session) => session.plannedAt },
          { heading: 'With', cell: (session) => nameOf(session.supervisorId) },
          { heading: 'Kind', cell: (session) => kindLabels[session.kind] },
          { heading: 'Place', cell: (session) => session.place },
          { heading: 'Reflection', cell: (session) => <a class="govuk-link" href={writeForPath(session.id)}>Write<span class="govuk-visually-hidden"> for {shortDay(session.plannedOn)}</span></a> },
        ]}
      />
      <DataTable
        id="past" caption="What was" rows={past} empty="Nothing is on record yet."
        columns={[
          { heading: 'Planned for', cell: (session) => shortDay(session.plannedOn), noWrap: true },
          { heading: 'With', cell: (session) => nameOf(session.supervisorId) },
          { heading: 'Kind', cell: (session) => kindLabels[session.kind] },
          { heading: 'Minutes', cell: (session) => (session.state === 'held' ? session.minutes : ''), isNumeric: true },
          { heading: 'State', cell: (session) => describeSession(session, on, shortDay) },
          { heading: 'Reflection', cell: (session) => <a class="govuk-link" href={writeForPath(session.id)}>Write<span class="govuk-visually-hidden"> for {shortDay(session.plannedOn)}, {kindLabels[session.kind].toLowerCase()}</span></a> },
        ]}
      />
      {props.hasPerson && <ActionsPart {...props} canAdd={past.length > 0} sessionsToChoose={past.slice(0, 10)} />}
      <h2 class="govuk-heading-m">How it is counted</h2>
      <CountingRule stretches={props.stretches} on={on} />
    </>
  )
}

function ActionsPart(props: SupervisionPageProps & { canAdd: boolean; sessionsToChoose: readonly Session[] }) {
  const problem = (field: string) => props.problems.find((one) => one.field === field)?.message
  return (
    <section>
      <DataTable
        id="agreed" caption="Agreed actions" note="For the two of you. They go over to a new supervisor; private reflections do not." rows={props.actions} empty="Nothing is agreed."
        columns={[
          { heading: 'What', cell: (action) => action.what },
          { heading: 'Who', cell: (action) => (action.owner === 'worker' ? 'Worker' : 'Supervisor') },
          { heading: 'With', cell: (action) => props.nameOf(action.supervisorId) },
          { heading: 'By', cell: (action) => (action.dueOn === null ? '' : shortDay(action.dueOn)), noWrap: true },
          {
            heading: 'Done',
            cell: (action) => action.doneOn !== null
              ? shortDay(action.doneOn)
              : (
                <Form action={actionsPath} token={props.formToken}>
                  <input type="hidden" name="action" value={String(action.id)} />
                  <input type="hidden" name="version" value={String(action.version)} />
                  <Button variant="secondary" class="govuk-!-margin-bottom-0">Done<span class="govuk-visually-hidden">: {action.what}</span></Button>
                </Form>
              ),
          },
        ]}
      />
      {props.canAdd && (
        <Form action={actionsPath} token={props.formToken}>
          <h3 class="govuk-heading-s">Add what was agreed</h3>
          <SeenBy>you and the supervisor of that session, and a later supervisor whom it is handed over to. No name of a child.</SeenBy>
          <Select id="session" name="session" label="In which session" value={props.fields['session']} error={problem('session')} items={props.sessionsToChoose.map((session) => ({ value: String(session.id), text: describeOne(session, props.nameOf) }))} />
          <Input id="what" name="what" label="What was agreed" value={props.fields['what']} error={problem('what')} />
          <Select id="owner" name="owner" label="Who does it" value={props.fields['owner']} error={problem('owner')} items={[{ value: 'worker', text: 'The worker' }, { value: 'supervisor', text: 'The supervisor' }]} />
          <Input id="due" name="due" label="By which day (optional)" hint="For example, 31/3/2027" width="10" value={props.fields['due']} error={problem('due')} />
          <Button variant="secondary" preventDoubleClick>Add action</Button>
        </Form>
      )}
    </section>
  )
}

function describeOne(session: Session, nameOf: (personId: number) => string): string {
  return `${shortDay(session.plannedOn)}, ${kindLabels[session.kind].toLowerCase()}, ${nameOf(session.supervisorId)}`
}

export type SupervisionPageProps = {
  on: Day
  hasPerson: boolean
  /** What the reader does for others. */
  links: readonly { href: string; text: string }[]
  sessions: readonly Session[]
  nameOf: (personId: number) => string
  held: Held | null
  weeks: number
  dueOn: Day | null
  stretches: readonly Stretch[]
  actions: readonly AgreedAction[]
  openings: readonly ReflectionOpening[]
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
