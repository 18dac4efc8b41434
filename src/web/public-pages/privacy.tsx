import type { PageProps } from '../route.ts'

export function privacy(): PageProps {
  return {
    title: 'Privacy',
    body: (
      <>
        <h1 class="govuk-heading-l">Privacy</h1>
        <p class="govuk-body">Your council is the controller of what this service holds. Its own privacy notice for staff says more and comes first; this page says what the service itself does.</p>
        <h2 class="govuk-heading-m">What is held about people who work here</h2>
        <p class="govuk-body">Posts, hours, dates of starting and leaving, registration number, absence in days, and what the Department for Education’s workforce census asks: birth date, sex, ethnicity and qualification among it. It comes from your council’s HR system, its case system, its agency supplier and the returns that it has sent. How many cases you hold is counted; no pay beyond what the census asks, no medical detail and no score of a person is held.</p>
        <h2 class="govuk-heading-m">What is held about children and families</h2>
        <p class="govuk-body">No name, birth date, address or story. A child is a number of the case system, kept under a key that is not in the database.</p>
        <h2 class="govuk-heading-m">Who sees it</h2>
        <p class="govuk-body"><a class="govuk-link" href="/who-sees-this">Who sees this</a> lists it role by role. You can read <a class="govuk-link" href="/account/about-me">what is held about you and who looked</a> at any time.</p>
        <h2 class="govuk-heading-m">Decisions</h2>
        <p class="govuk-body">The service takes no decision about a person and ranks nobody (UK GDPR, Articles 22A to 22D). Figures are about teams and cohorts.</p>
        <h2 class="govuk-heading-m">Cookies and logs</h2>
        <p class="govuk-body">One cookie, which keeps you signed in and ends with the session. No other cookie, no analytics, nothing from another site. The technical log holds which page was asked for by its pattern, never an address with a number in it and nothing that was typed. What people do is written to an audit that cannot be changed afterwards without it being noticed.</p>
        <h2 class="govuk-heading-m">Your rights</h2>
        <p class="govuk-body">Ask your council’s data protection officer for a copy, a correction, or to object. A complaint is acknowledged within 30 days (Data (Use and Access) Act 2025). You can also complain to the Information Commissioner.</p>
      </>
    ),
  }
}
