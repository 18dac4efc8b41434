import type { PageProps } from './route.ts'

export function notFoundPage(): PageProps {
  return {
    title: 'Page not found',
    body: (
      <>
        <h1 class="govuk-heading-l">Page not found</h1>
        <p class="govuk-body">If you typed the address, check it is correct.</p>
        <p class="govuk-body">If you followed a link, the page may have moved, or it may be about a person or team that you do not work with.</p>
      </>
    ),
  }
}

export function forbiddenPage(why: string): PageProps {
  return {
    title: 'You cannot open this page',
    body: (
      <>
        <h1 class="govuk-heading-l">You cannot open this page</h1>
        <p class="govuk-body">{why}</p>
      </>
    ),
  }
}

export function errorPage(reference: string): PageProps {
  return {
    title: 'Sorry, there is a problem with the service',
    body: (
      <>
        <h1 class="govuk-heading-l">Sorry, there is a problem with the service</h1>
        <p class="govuk-body">Try again later. If you had filled in a form, go back: your browser still has what you typed.</p>
        <p class="govuk-body">If it goes on, tell your administrator this reference: <strong>{reference}</strong></p>
      </>
    ),
  }
}

/** A request that is refused before anybody looked at who asks: too large, not a form, too many at once. */
export function refusedRequestPage(status: number, message: string): PageProps {
  const title = TITLES[status] ?? 'The request could not be read'
  return {
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{status === 429 || status === 503 ? 'Wait a moment, then try again. If you had filled in a form, go back: your browser still has what you typed.' : `${message}.`}</p>
        {status === 413 && <p class="govuk-body">Go back and choose a smaller file, or leave out sheets and columns that are not asked for.</p>}
      </>
    ),
  }
}

const TITLES: Readonly<Record<number, string>> = {
  405: 'This address does not take that',
  413: 'The file is too large',
  415: 'The form could not be read',
  429: 'Too many requests',
  503: 'The service is busy',
}
