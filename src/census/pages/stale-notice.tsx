import type { ComponentChildren } from 'preact'
import { NotificationBanner } from '../../govuk/notification-banner.tsx'
import { whenText } from '../../time/instant.ts'

/** Two people had the same form open: what stands now, and the user's own words still in the form below. */
export function StaleNotice(props: { stale: { by: string; at: Date; now: string } | null; children?: ComponentChildren }) {
  if (props.stale === null) return null
  const { by, at, now } = props.stale
  return (
    <NotificationBanner title="Not saved" heading="This was changed while you had it open.">
      <p class="govuk-body">
        {by === '' ? 'Somebody' : by} changed it{at.getTime() === 0 ? '' : ` on ${whenText(at)}`}.{now === '' ? '' : ' It now says:'}
      </p>
      {now !== '' && <p class="govuk-body tl-kept">{now}</p>}
      {props.children}
      <p class="govuk-body">What you entered is in the form below. Save it again to put it in the place of the other.</p>
    </NotificationBanner>
  )
}
