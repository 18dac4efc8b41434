import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Input } from '../../govuk/input.tsx'
import { calendarAddressPath } from '../../calendar/paths.ts'
import { mailPath } from '../../mail/paths.ts'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { aboutMePath, accountPath, passwordPath } from '../paths.ts'
import { describeRole } from '../rules/scopes.ts'

export function AccountPage(props: { name: string; email: string; roles: readonly HeldRole[]; formToken: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Your account</h1>
      <p class="govuk-body">{props.name}, {props.email}</p>
      <DataTable
        id="roles" caption="Your roles" rows={props.roles} empty="No role yet: the account opens nothing but itself."
        columns={[
          { heading: 'Role', cell: describeRole },
          { heading: 'From', cell: (role) => shortDay(role.startedOn), noWrap: true },
          { heading: 'Until', cell: (role) => (role.endedOn === null ? 'Open' : shortDay(role.endedOn)), noWrap: true },
        ]}
      />
      <ul class="govuk-list">
        <li><a class="govuk-link" href={aboutMePath}>What is held about you and who looked</a></li>
        <li><a class="govuk-link" href={calendarAddressPath}>Your dates in your own calendar</a></li>
        <li><a class="govuk-link" href={mailPath}>Your weekly e-mail</a></li>
        <li><a class="govuk-link" href={passwordPath}>Change your password</a></li>
      </ul>
      <h2 class="govuk-heading-m">Sign out everywhere</h2>
      <p class="govuk-body">Ends every session of yours, this one too: for when you left a computer signed in.</p>
      <Form action={`${accountPath}/sign-out-everywhere`} token={props.formToken}>
        <Button variant="secondary">Sign out everywhere</Button>
      </Form>
    </>
  )
}

export function PasswordPage(props: { isTemporary: boolean; problems: readonly { field: string; message: string }[]; formToken: string }) {
  const errorOf = (field: string) => {
    const found = props.problems.find((problem) => problem.field === field)
    return found ? { error: found.message } : {}
  }
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {props.problems.length > 0 && <ErrorSummary errors={props.problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />}
        <h1 class="govuk-heading-l">Change your password</h1>
        {props.isTemporary && <InsetText>An administrator set your password. Choose your own to go on.</InsetText>}
        <p class="govuk-body">Three random words, or a sentence that only you would say, are easy to keep and hard to guess. A password manager may fill it in.</p>
        <Form action={passwordPath} token={props.formToken}>
          <Input name="current-password" label="Current password" type="password" autocomplete="current-password" width="30" {...errorOf('current-password')} />
          <Input name="new-password" label="New password" hint="At least 12 characters, of any kind" type="password" autocomplete="new-password" width="30" {...errorOf('new-password')} />
          <Input name="new-password-again" label="New password again" type="password" autocomplete="new-password" width="30" {...errorOf('new-password-again')} />
          <Button>Change password</Button>
        </Form>
      </div>
    </div>
  )
}

export type HeldRole = { role: string; scope: string; place: string | null; startedOn: Day; endedOn: Day | null }
