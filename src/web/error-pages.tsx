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
