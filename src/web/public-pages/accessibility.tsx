import type { PageProps } from '../route.ts'
import { formatDay, day } from '../../time/day.ts'

/** Moves with the text: a test compares it with the text's hash. */
export const reviewedOn = day('2026-11-22')

export function accessibility(): PageProps {
  return {
    title: 'Accessibility statement',
    body: (
      <>
        <h1 class="govuk-heading-l">Accessibility statement</h1>
        <p class="govuk-body">This statement is about Throughline, the workforce service for children’s social work. Your council runs it and is responsible for it under the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>
        <p class="govuk-body">You should be able to use all of it by keyboard alone, without JavaScript, at a zoom of 400%, on a telephone of 320 pixels, with a screen reader, in high contrast colours, and on paper.</p>
        <h2 class="govuk-heading-m">How accessible it is</h2>
        <p class="govuk-body">It is built to the Web Content Accessibility Guidelines version 2.2, level AA. It has not been audited by people with disabilities or by an outside body, so no claim of full compliance is made.</p>
        <h2 class="govuk-heading-m">What was tested</h2>
        <p class="govuk-body">Each release is tested by program in Chromium: pages with the axe rules for WCAG 2.0, 2.1 and 2.2 at levels A and AA, headings and landmarks, order of the keyboard, visible focus, width of 320 pixels, use without JavaScript, and print. Charts carry a table with the same numbers.</p>
        <h2 class="govuk-heading-m">What was not tested</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>JAWS, NVDA, VoiceOver, TalkBack, Dragon and ZoomText with people who rely on them.</li>
          <li>Browsers other than Chromium.</li>
          <li>Files that a council loads, and spreadsheets and census files that the service writes for other systems.</li>
        </ul>
        <h2 class="govuk-heading-m">What we know is not as it should be</h2>
        <p class="govuk-body">Wide tables are scrolled sideways in their own frame on small screens. The sign-in page cannot keep a chosen file when a session has ended.</p>
        <h2 class="govuk-heading-m">If you meet a barrier</h2>
        <p class="govuk-body">Tell your council’s administrator of this service, or whoever supports you with equipment at work. If you are not content with the answer, the Equality Advisory and Support Service can advise you; the Equality and Human Rights Commission enforces the regulations.</p>
        <p class="govuk-body">This statement was written and last reviewed on {formatDay(reviewedOn)}.</p>
      </>
    ),
  }
}
