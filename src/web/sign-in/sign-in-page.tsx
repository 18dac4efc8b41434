import { Button, ButtonLink } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { FORM_TOKEN } from '../layout/form.tsx'
import type { PageProps } from '../route.ts'

export function signInPage(props: SignInPageProps): PageProps {
  const { problem, kept } = props
  const action = `/sign-in${props.next === '/' ? '' : `?next=${encodeURIComponent(props.next)}`}`
  return {
    title: 'Sign in',
    hasErrors: problem !== null,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {problem !== null && <ErrorSummary errors={[{ text: problem, ...(props.hasPasswords ? { href: '#email' } : {}) }]} />}
          <h1 class="govuk-heading-l">Sign in</h1>
          {kept !== null && (
            <InsetText>
              You were signed out because nothing was done for 30 minutes, or because 12 hours had passed. What you filled in is kept on this page: sign in here with
              your password to go on. {props.hasProvider && 'It cannot be kept when you sign in with your council account.'}
            </InsetText>
          )}
          {props.personas !== null && <Personas {...props} personas={props.personas} action={action} />}
          {props.hasProvider && <ButtonLink href={`/sign-in/provider?next=${encodeURIComponent(props.next)}`}>Sign in with your council account</ButtonLink>}
          {props.hasPasswords && (
            <form method="post" action={action} novalidate>
              {(props.personas !== null || props.hasProvider) && <h2 class="govuk-heading-m">With a password</h2>}
              <input type="hidden" name={FORM_TOKEN} value={props.formToken} />
              {kept !== null && <KeptFields kept={kept} />}
              <Input id="email" name="email" label="E-mail address" type="email" autocomplete="username" spellcheck={false} value={props.email} width="30"
                {...(problem === null ? {} : { error: problem })} />
              <Input id="password" name="password" label="Password" type="password" autocomplete="current-password" width="30" />
              <Button>Sign in</Button>
            </form>
          )}
        </div>
      </div>
    ),
  }
}

/** After signing in again: what had been filled in goes on only when its user says so. */
export function sendAgainPage(props: { kept: Kept; name: string; formToken: string }): PageProps {
  return {
    title: 'Send what you filled in',
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Send what you filled in</h1>
          <p class="govuk-body">You are signed in again. What you had filled in on the page before has not been saved yet.</p>
          <form method="post" action={props.kept.path} novalidate>
            <input type="hidden" name={FORM_TOKEN} value={props.formToken} />
            {Object.entries(props.kept.fields).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
            <Button>Send it now</Button>
          </form>
          <p class="govuk-body"><a class="govuk-link" href="/">Leave it and go to the front page</a></p>
        </div>
      </div>
    ),
  }
}

function KeptFields(props: { kept: Kept }) {
  return (
    <>
      <input type="hidden" name={KEPT_PATH} value={props.kept.path} />
      {Object.entries(props.kept.fields).map(([name, value]) => <input type="hidden" name={`${KEPT_FIELD}${name}`} value={value} />)}
    </>
  )
}

function Personas(props: SignInPageProps & { personas: readonly Persona[]; action: string }) {
  return (
    <>
      <p class="govuk-body">This is a demonstration council. Choose whom to be; no password is asked.</p>
      <form method="post" action={props.action} novalidate>
        <input type="hidden" name={FORM_TOKEN} value={props.formToken} />
        {props.kept !== null && <KeptFields kept={props.kept} />}
        <ul class="govuk-list tl-personas">
          {props.personas.map((persona) => (
            <li>
              <button class="govuk-button govuk-button--secondary" name="persona" value={persona.email}>{persona.label}</button>
            </li>
          ))}
        </ul>
      </form>
    </>
  )
}

export const KEPT_PATH = 'kept-path'
export const KEPT_FIELD = 'kept:'

/** A form whose session ended before it was sent: where it was going and its fields, without passwords. */
export type Kept = { path: string; fields: Readonly<Record<string, string>> }
export type Persona = { email: string; label: string }

type SignInPageProps = {
  problem: string | null
  email: string
  next: string
  formToken: string
  /** Null: closed. */
  personas: readonly Persona[] | null
  hasProvider: boolean
  hasPasswords: boolean
  kept: Kept | null
}
