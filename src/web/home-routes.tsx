import { listWaiting } from '../mail/list-waiting.ts'
import { HomePage } from './layout/home-page.tsx'
import { placesFor } from './navigation.ts'
import { page, type Route } from './route.ts'

export const homeRoutes: readonly Route[] = [
  {
    name: 'home',
    method: 'GET',
    path: '/',
    permission: 'signed in',
    scope: 'none',
    audit: null,
    long: true,
    handle: async ({ tx, caller, today }) =>
      page({
        title: caller.authority.name,
        body: <HomePage council={caller.authority.name} name={caller.user?.name ?? ''} waiting={await listWaiting(tx, caller, today)} places={placesFor(caller.roles)} />,
      }),
  },
]
