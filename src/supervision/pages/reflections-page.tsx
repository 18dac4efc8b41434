import { formatInstant } from '../../access/rules/instants.ts'
import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { openingsPath, reflectionPath, sharesPath, supervisionPath, writeReflectionPath } from '../paths.ts'
import type { ReflectionLine, ReflectionShare } from '../rules/reflection.ts'
import { PrivacyLimits, SeenBy } from './limits.tsx'

/** The reader's own reflections and those that somebody shared: no list here holds another's. */
export function ReflectionsPage(props: { me: number; reflections: readonly ReflectionLine[]; nameOf: (personId: number) => string; sessionText: (sessionId: number) => string; holdsKey: boolean }) {
  const own = props.reflections.filter((line) => line.personId === props.me || line.supervisorId === props.me)
  const shared = props.reflections.filter((line) => !own.includes(line) && props.me !== 0 && !props.holdsKey)
  const columns = [
    { heading: 'Session', cell: (line: ReflectionLine) => <a class="govuk-link" href={reflectionPath(line.id)}>{props.sessionText(line.sessionId)}</a> },
    { heading: 'Worker', cell: (line: ReflectionLine) => props.nameOf(line.personId) },
    { heading: 'Supervisor', cell: (line: ReflectionLine) => props.nameOf(line.supervisorId) },
    { heading: 'Written by', cell: (line: ReflectionLine) => props.nameOf(line.authorId) },
    { heading: 'State', cell: (line: ReflectionLine) => (line.keptAt === null ? 'Draft, only you' : `Kept ${formatInstant(line.keptAt)}`) },
  ]
  return (
    <>
      <h1 class="govuk-heading-l">Private reflections</h1>
      <PrivacyLimits />
      <DataTable id="own" caption="Yours" rows={own} empty="There is none yet. Write one beside a session of “My supervision”." columns={columns} />
      {shared.length > 0 && <DataTable id="shared" caption="Shared with you" rows={shared} empty="" columns={columns} />}
      <p class="govuk-body"><a class="govuk-link" href={supervisionPath}>My supervision</a></p>
      {props.holdsKey && <p class="govuk-body"><a class="govuk-link" href={openingsPath}>Requests to open a reflection</a></p>}
    </>
  )
}

/** The box to write in, with who reads it said above. */
export function WriteReflectionPage(props: WriteReflectionProps) {
  const problem = props.problems.find(({ field }) => field === 'body')?.message
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <span class="govuk-caption-l">{props.session}</span>
      <h1 class="govuk-heading-l">{props.id === null ? 'Write a private reflection' : 'Your draft'}</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <PrivacyLimits isOpen />
      <Form action={props.id === null ? writeReflectionPath : reflectionPath(props.id)} token={props.formToken}>
        {props.sessionId !== null && <input type="hidden" name="session" value={String(props.sessionId)} />}
        <input type="hidden" name="version" value={String(props.version)} />
        <SeenBy>{`as a draft, you alone. Once it is kept: you and ${props.other}.`}</SeenBy>
        <Textarea id="body" name="body" label="Your reflection" hint="About your own practice. No name of a child, no case number." rows={12} spellcheck value={props.body} error={problem} />
        <div class="govuk-button-group">
          <Button name="do" value="draft" variant="secondary" preventDoubleClick>Save draft, only me</Button>
          <Button name="do" value="keep" preventDoubleClick>Keep for the two of us</Button>
          {props.id !== null && <Button name="do" value="discard" variant="warning" preventDoubleClick>Discard draft</Button>}
        </div>
      </Form>
    </>
  )
}

/** A kept reflection as its readers see it, and with whom the worker shares it. */
export function ReflectionPage(props: ReflectionProps) {
  const problem = props.problems.find(({ field }) => field === 'email')?.message
  const inForce = props.shares.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <span class="govuk-caption-l">{props.session}</span>
      <h1 class="govuk-heading-l">Reflection by {props.author}</h1>
      {props.openedUntil !== null && <InsetText>You read this because two keys opened it, until {formatInstant(props.openedUntil)}. Both people can see that you did.</InsetText>}
      <SeenBy>{`${props.worker}, ${props.supervisor}${inForce.map(({ withId }) => `, ${props.nameOf(withId)}`).join('')}.`}</SeenBy>
      {props.body.split('\n').map((line) => <p class="govuk-body">{line}</p>)}
      {props.mayShare && (
        <section>
          <h2 class="govuk-heading-m">Shared by your consent</h2>
          {inForce.length === 0 && <p class="govuk-body">With nobody.</p>}
          {inForce.map((share) => (
            <Form action={sharesPath(props.id)} token={props.formToken}>
              <input type="hidden" name="share" value={String(share.id)} />
              <p class="govuk-body">{props.nameOf(share.withId)}, since {formatInstant(share.sharedAt)}</p>
              <Button variant="secondary">Take it back<span class="govuk-visually-hidden"> from {props.nameOf(share.withId)}</span></Button>
            </Form>
          ))}
          <Form action={sharesPath(props.id)} token={props.formToken}>
            <Input id="email" name="email" type="email" spellcheck={false} label="Share with one colleague" hint="The whole work e-mail address. The colleague reads this reflection and no other, until you take it back." value={props.email} error={problem} />
            <Button variant="secondary" preventDoubleClick>Share</Button>
          </Form>
        </section>
      )}
    </>
  )
}

export type WriteReflectionProps = {
  id: number | null
  sessionId: number | null
  version: number
  session: string
  other: string
  body: string
  problems: readonly { field: string; message: string }[]
  meanwhile: string | null
  formToken: string
}

export type ReflectionProps = {
  id: number
  session: string
  author: string
  worker: string
  supervisor: string
  body: string
  openedUntil: Date | null
  shares: readonly ReflectionShare[]
  mayShare: boolean
  nameOf: (personId: number) => string
  email: string
  problems: readonly { field: string; message: string }[]
  formToken: string
}
