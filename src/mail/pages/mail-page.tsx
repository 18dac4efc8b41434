import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { formatDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { mailPath } from '../paths.ts'
import type { OwnMail } from '../rules/digest.ts'

/** The caller's own digests, and whether they want them. In the demonstration this is the mailbox: nothing leaves it. */
export function MailPage(props: { isDemo: boolean; wants: boolean; messages: readonly OwnMail[]; formToken: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Your weekly e-mail</h1>
      <p class="govuk-body">On Monday morning, one e-mail that counts what waits for you here. It names nobody. Where nothing waits, none is sent.</p>
      {props.isDemo && <InsetText>The demonstration sends nothing: what would be sent is below.</InsetText>}
      <Form action={mailPath} token={props.formToken}>
        <input type="hidden" name="wants" value={props.wants ? 'no' : 'yes'} />
        <p class="govuk-body">{props.wants ? 'You get it.' : 'You do not get it.'}</p>
        <Button variant="secondary" preventDoubleClick>{props.wants ? 'Stop the weekly e-mail' : 'Send me the weekly e-mail'}</Button>
      </Form>
      {props.messages.length === 0 ? <p class="govuk-body">There is none yet.</p> : props.messages.map((message) => <Message key={message.id} message={message} isDemo={props.isDemo} />)}
    </>
  )
}

function Message({ message, isDemo }: { message: OwnMail; isDemo: boolean }) {
  return (
    <section aria-labelledby={`mail-${message.id}`}>
      <h2 class="govuk-heading-m" id={`mail-${message.id}`}>{message.subject}</h2>
      <p class="govuk-body">
        Week of {formatDay(message.week)}{' '}
        <Tag colour={message.state === 'failed' ? 'red' : 'grey'}>{isDemo ? 'Not sent: demonstration' : STATES[message.state]}</Tag>{' '}
        {message.sentAt !== null && whenText(message.sentAt)}
      </p>
      {message.body.split('\n').filter((line) => line.trim() !== '').map((line) => <p class={`tl-breaks ${line.startsWith(' ') ? 'govuk-body-s' : 'govuk-body govuk-!-margin-bottom-0'}`}>{line.trim()}</p>)}
    </section>
  )
}

const STATES = { queued: 'Waiting to be sent', sent: 'Sent', failed: 'Could not be delivered' } as const
