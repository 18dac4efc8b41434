import { page, type Route } from './route.ts'

export const homeRoutes: readonly Route[] = [
  {
    name: 'home',
    method: 'GET',
    path: '/',
    permission: 'signed in',
    scope: 'none',
    audit: null,
    handle: async ({ caller }) =>
      page({
        title: caller.authority.name,
        body: (
          <>
            <h1 class="govuk-heading-xl">{caller.authority.name}</h1>
            <p class="govuk-body">Choose a page above.</p>
          </>
        ),
      }),
  },
]
