import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { calendarAddressPath, endCalendarAddressPath } from '../paths.ts'

/** The own address for a calendar program: made, shown once, replaced, ended. */
export function CalendarAddressPage(props: { held: { madeAt: Date; readAt: Date | null } | null; shown: string | null; formToken: string }) {
  const { held, shown } = props
  return (
    <>
      <h1 class="govuk-heading-l">My calendar address</h1>
      {shown !== null && (
        <InsetText>
          <p class="govuk-body">Copy this address into your calendar program as a subscription. It is shown this once.</p>
          <p class="govuk-body tl-breaks"><strong id="address">{shown}</strong></p>
          <p class="govuk-body">Whoever has it can read your dates. If somebody else saw it, make another.</p>
        </InsetText>
      )}
      <p class="govuk-body">Your own dates in the calendar that you use anyway: programme and reviews, supervision, academy days, panels. When a date moves here, it moves there.</p>
      <p class="govuk-body">What is in it: what, when and where. Nothing of a child, no reason why anybody was away, no link to join, and of other people their initials.</p>
      {held === null
        ? <p class="govuk-body">You have no address at present.</p>
        : <p class="govuk-body">You have an address since {whenText(held.madeAt)}. {held.readAt === null ? 'No calendar has asked for it yet.' : `A calendar last asked for it on ${whenText(held.readAt)}.`}</p>}
      <Form action={calendarAddressPath} token={props.formToken}>
        <Button preventDoubleClick>{held === null ? 'Make an address' : 'Make another address'}</Button>
      </Form>
      {held !== null && (
        <>
          <p class="govuk-body">Another address ends the one before.</p>
          <Form action={endCalendarAddressPath} token={props.formToken}>
            <Button variant="secondary" preventDoubleClick>End the address</Button>
          </Form>
        </>
      )}
    </>
  )
}
