import type { PageProps } from '../route.ts'

export function help(): PageProps {
  return {
    title: 'Help',
    body: (
      <>
        <h1 class="govuk-heading-l">Help</h1>
        <h2 class="govuk-heading-m">Signing in</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>You are signed out when nothing was done for 30 minutes, and after 12 hours in any case. A form that you send after that is kept while you sign in again with a password; a chosen file is not.</li>
          <li>If you forgot your password, ask an administrator of your council for a temporary one. After five wrong tries from one place you have to wait 15 minutes.</li>
          <li>If you were at a shared computer, choose “Sign out everywhere” in <a class="govuk-link" href="/account">your account</a>.</li>
        </ul>
        <h2 class="govuk-heading-m">A page is missing or empty</h2>
        <p class="govuk-body">Pages show the people of your roles’ places and nobody else. A person or team outside them answers like one that is not there. <a class="govuk-link" href="/who-sees-this">Who sees this</a> lists what each role opens; your administrator gives roles.</p>
        <h2 class="govuk-heading-m">A figure looks wrong</h2>
        <p class="govuk-body">Every figure opens to the rows behind it and says its day, its unit and the file that it comes from. If a row is wrong, it is wrong in that file or in the system that made it: your data officer can see which, and load a corrected file.</p>
        <h2 class="govuk-heading-m">Something broke</h2>
        <p class="govuk-body">An error page shows a reference. Give it to your administrator: it finds the entry in the service’s log. The log holds no name and nothing that you typed.</p>
      </>
    ),
  }
}
