import { Button, ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { newUserPath, userPath, usersPath } from '../paths.ts'
import { roleLabels } from '../rules/policy.ts'
import { describeRole } from '../rules/scopes.ts'

export function UsersPage(props: { users: readonly User[]; today: Day }) {
  return (
    <>
      <h1 class="govuk-heading-l">Users</h1>
      <ButtonLink href={newUserPath}>Add a user</ButtonLink>
      <DataTable
        id="users" caption={props.users.length === 1 ? '1 user' : `${props.users.length} users`} rows={props.users} empty="No account is open yet."
        columns={[
          { heading: 'Name', cell: (user) => <a class="govuk-link" href={userPath(user.id)}>{user.name}</a> },
          { heading: 'E-mail address', cell: (user) => user.email },
          { heading: 'Roles today', cell: (user) => user.roles.filter((role) => isInForce(role, props.today)).map(describeRole).join('; ') || 'None' },
          { heading: 'Account', cell: (user) => (user.isDisabled ? <Tag colour="grey">Closed</Tag> : 'Open') },
        ]}
      />
    </>
  )
}

export function NewUserPage(props: { strings: Strings; problems: readonly Problem[]; formToken: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Problems problems={props.problems} />
        <h1 class="govuk-heading-l">Add a user</h1>
        <Form action={usersPath} token={props.formToken}>
          <Input name="name" label="Name" value={props.strings['name']} {...errorOf(props.problems, 'name')} />
          <Input name="email" label="E-mail address" hint="The one of the HR record ties the account to the person" type="email" value={props.strings['email']} {...errorOf(props.problems, 'email')} />
          <Button>Add user</Button>
        </Form>
      </div>
    </div>
  )
}

export function UserPage(props: UserPageProps) {
  const { user, problems, strings } = props
  return (
    <>
      <Problems problems={problems} />
      <h1 class="govuk-heading-l">{user.name}</h1>
      {props.password !== null && (
        <InsetText>
          The temporary password is <strong>{props.password}</strong>. It is not shown again. Tell it to {user.name} in person or by telephone; signing in with it opens the page that changes it.
        </InsetText>
      )}
      {props.stale !== null && (
        <InsetText>
          Somebody changed this account while you had it open. It stands at: name {user.name}, e-mail address {user.email}, {user.isDisabled ? 'closed' : 'open'}. You had
          entered: name {props.stale.name}, e-mail address {props.stale.email}, {props.stale.isDisabled ? 'closed' : 'open'}. Nothing of yours was saved.
        </InsetText>
      )}
      <SummaryList rows={[
        { key: 'E-mail address', value: user.email },
        { key: 'Account', value: user.isDisabled ? 'Closed' : 'Open' },
        { key: 'Own record', value: user.hasPerson ? 'Tied to a person of the record' : 'None' },
        { key: 'Council account', value: user.hasProvider ? 'Has signed in with it' : 'Not used yet' },
      ]} />
      <RolesOf {...props} />
      {props.isOwn ? <p class="govuk-body">This is your own account: another administrator changes it.</p> : (
        <>
          <h2 class="govuk-heading-m">Give a role</h2>
          <Form action={`${userPath(user.id)}/roles`} token={props.formToken}>
            <Select name="role" label="Role" value={strings['role']} items={[{ text: 'Choose a role', value: '' }, ...Object.entries(roleLabels).map(([value, text]) => ({ value, text }))]} {...errorOf(problems, 'role')} />
            <Select name="scope" label="For" value={strings['scope']} items={[
              { text: 'Choose for whom', value: '' }, { text: 'Whole authority', value: 'authority' }, { text: 'Own record only', value: 'self' }, { text: 'The people they support (as mentor, practice lead, assessor or line manager)', value: 'mentees' },
              ...props.places.services.map(({ id, name }) => ({ value: `service-${id}`, text: `Service: ${name}` })),
              ...props.places.teams.map(({ id, name }) => ({ value: `team-${id}`, text: `Team: ${name}` })),
            ]} {...errorOf(problems, 'scope')} />
            <DateInput id="started-on" namePrefix="started-on" fieldset={{ legend: 'From' }} values={dayStrings(strings, 'started-on')} {...errorOf(problems, 'started-on')} />
            <DateInput id="ended-on" namePrefix="ended-on" fieldset={{ legend: 'Until (optional)' }} hint="The last day. For a fixed-term or agency worker, the end of the contract." values={dayStrings(strings, 'ended-on')} {...errorOf(problems, 'ended-on')} />
            <Button>Give role</Button>
          </Form>
          <h2 class="govuk-heading-m">Change the account</h2>
          <Form action={userPath(user.id)} token={props.formToken}>
            <input type="hidden" name="version" value={String(user.version)} />
            <Input name="name" label="Name" value={strings['name'] ?? user.name} {...errorOf(problems, 'name')} />
            <Input name="email" label="E-mail address" type="email" value={strings['email'] ?? user.email} {...errorOf(problems, 'email')} />
            <Radios name="account" fieldset={{ legend: 'Account' }} value={strings['account'] ?? (user.isDisabled ? 'closed' : 'open')} items={[{ value: 'open', text: 'Open' }, { value: 'closed', text: 'Closed: cannot sign in, and is signed out now' }]} {...errorOf(problems, 'account')} />
            <Button>Save</Button>
          </Form>
          <h2 class="govuk-heading-m">Signing in</h2>
          <Form action={`${userPath(user.id)}/password`} token={props.formToken}>
            <Button variant="secondary">Set a temporary password</Button>
          </Form>
          <Form action={`${userPath(user.id)}/sign-out`} token={props.formToken}>
            <Button variant="secondary">Sign out everywhere</Button>
          </Form>
        </>
      )}
    </>
  )
}

function RolesOf(props: UserPageProps) {
  const { user } = props
  if (user.roles.length === 0) return <p class="govuk-body">No role yet: the account opens nothing but itself.</p>
  return (
    <DataTable
      id="roles" caption="Roles" rows={user.roles} empty=""
      columns={[
        { heading: 'Role', cell: describeRole },
        { heading: 'From', cell: (role) => shortDay(role.startedOn), noWrap: true },
        { heading: 'Until', cell: (role) => (role.endedOn === null ? 'Open' : shortDay(role.endedOn)), noWrap: true },
        ...(props.isOwn ? [] : [{ heading: 'Change', cell: (role: HeldRole) => (role.endedOn !== null && role.endedOn < props.today ? 'Ended' : <EndRole {...props} role={role} />) }]),
      ]}
    />
  )
}

function EndRole(props: UserPageProps & { role: HeldRole }) {
  return (
    <Form action={`${userPath(props.user.id)}/roles/${props.role.id}/end`} token={props.formToken}>
      <input type="hidden" name="version" value={String(props.role.version)} />
      <button class="tl-link-button" type="submit">End now<span class="govuk-visually-hidden"> the role {describeRole(props.role)}</span></button>
    </Form>
  )
}

function Problems(props: { problems: readonly Problem[] }) {
  return props.problems.length === 0 ? null : <ErrorSummary errors={props.problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />
}

function errorOf(problems: readonly Problem[], field: string) {
  const found = problems.find((problem) => problem.field === field || problem.field.startsWith(`${field}-`))
  return found ? { error: found.message } : {}
}

function dayStrings(strings: Strings, name: string) {
  return { day: strings[`${name}-day`] ?? '', month: strings[`${name}-month`] ?? '', year: strings[`${name}-year`] ?? '' }
}

function isInForce(role: { startedOn: Day; endedOn: Day | null }, on: Day): boolean {
  return role.startedOn <= on && (role.endedOn === null || role.endedOn >= on)
}

type Problem = { field: string; message: string }
type Strings = Readonly<Record<string, string>>
type HeldRole = { id: number; role: string; scope: string; place: string | null; startedOn: Day; endedOn: Day | null; version: number }
type User = { id: number; name: string; email: string; isDisabled: boolean; hasPerson: boolean; hasProvider: boolean; version: number; roles: readonly HeldRole[] }

export type UserPageProps = {
  user: User
  isOwn: boolean
  today: Day
  places: { teams: readonly { id: number; name: string }[]; services: readonly { id: number; name: string }[] }
  strings: Strings
  problems: readonly Problem[]
  /** Shown once, right after it was made. */
  password: string | null
  stale: { name: string; email: string; isDisabled: boolean } | null
  formToken: string
}
