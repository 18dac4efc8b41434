import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Caller } from '../access/begin.ts'
import { isRole, roleLabels } from '../access/rules/policy.ts'
import type { ChildKeys } from '../access/child-keys.ts'
import type { Database } from '../db/database.ts'
import type { Day } from '../time/day.ts'
import { renderDocument, type Assets } from './layout.tsx'
import { FORM_TOKEN } from './layout/form.tsx'
import { navigationFor } from './navigation.ts'
import type { PageProps } from './route.ts'
import type { IdentityProvider } from './sign-in/identity-provider.ts'
import type { Persona } from './sign-in/sign-in-page.tsx'

/** The whole document of a page, with what stands around it for this caller. */
export function renderPage(site: Site, props: PageProps, caller: Caller | null, formToken: string, url: string): string {
  return renderDocument({
    title: props.title,
    authorityName: caller?.authority.name ?? null,
    isDemo: caller?.authority.isDemo ?? site.isDemoSignInOpen,
    user:
      caller === null
        ? null
        : {
            name: caller.user?.name ?? caller.actor,
            roleLabel: caller.roles.map((role) => (isRole(role) ? roleLabels[role] : role)).join(', '),
            signOut: { action: '/sign-out', fields: { [FORM_TOKEN]: formToken } },
          },
    navigation: caller === null ? [] : navigationFor(caller.roles, url.split('?')[0] ?? '/'),
    breadcrumbs: props.breadcrumbs,
    backHref: props.backHref,
    assets: site.assets,
    dataDay: props.dataDay ?? undefined,
    hasErrors: props.hasErrors,
    children: props.body,
  })
}

/** What the running service is made of. */
export type Site = {
  pages: Kysely<Database>
  jobs: Kysely<Database>
  assets: Assets
  isDemoSignInOpen: boolean
  today: () => Day
  /** Only in the demonstration council. */
  pretendedToday: Day | null
  secret: (name: string) => string
  uploadFolder: string
  /** The pool behind `jobs`, for COPY. */
  jobsPool: Pool
  childKeys: (dfeNumber: string) => ChildKeys
  signIn: { personas: readonly Persona[]; provider: IdentityProvider | null; hasPasswords: boolean }
  /** The host of THROUGHLINE_BASE_URL; null: the request's own. */
  ownHost: string | null
}
