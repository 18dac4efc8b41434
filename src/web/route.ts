import type { Kysely } from 'kysely'
import type { ComponentChildren } from 'preact'
import type { Caller, Tx } from '../access/begin.ts'
import type { ChildKeys } from '../access/child-keys.ts'
import type { Capability } from '../access/rules/policy.ts'
import type { Copy } from '../db/copying.ts'
import type { Database } from '../db/database.ts'
import type { Day } from '../time/day.ts'

/**
 * One address of the service. The server is built from the list of routes and from nothing else: a route without a permission
 * does not type-check, and what it may touch is decided again by row-level security.
 */
export type Route = {
  /** Unique: "workforce.person". */
  name: string
  method: 'GET' | 'POST'
  /** Fastify's pattern: "/people/:person". */
  path: string
  permission: Capability | 'signed in'
  /** What an object of this route is judged by: 'authority' has no object, 'person' and 'team' are the caller's own reach. */
  scope: 'none' | 'authority' | 'person' | 'team' | 'self'
  /** The action that is written when the page was shown; null where reading it is no event. */
  audit: string | null
  /** 'multipart' for uploads. Every POST takes an idempotency key. */
  form?: 'fields' | 'multipart'
  /** Of an upload: a larger file is taken off the line and dropped, and the handler is told, so that the rest of the form is kept. */
  mostFileBytes?: number
  /** Stays open to someone whose password was set by an administrator: the page that changes it. */
  opensWithTemporaryPassword?: boolean
  /** Figures and lists run on the pool with the longer limit. */
  long?: boolean
  handle: (request: RouteRequest) => Promise<Reply>
}

export type RouteRequest = {
  /** Every query of a request runs in this one transaction, opened by access.begin for the caller. */
  tx: Tx
  caller: Caller
  /** Today, in London; pretended only in the demonstration council. */
  today: Day
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  /** The fields of a form, each once; empty for GET. */
  fields: Readonly<Record<string, string>>
  files: readonly UploadedFile[]
  /** For every form on the page: proves where the form came from, and that it is applied once. */
  formToken: string
  settings: WebSettings
}

/**
 * An address for people without an account: a code, a link or a key is all they have. The server is built from the list of these too; no
 * caller, no session, no cookie, and only doors of the database that ask for its secret.
 */
export type LinkRoute = { name: string; method: 'GET' | 'POST'; path: string; handle: (request: LinkRequest) => Promise<Reply> }

export type LinkRequest = {
  /** The pool; what can be done with it without a caller is what its doors allow. */
  db: Kysely<Database>
  params: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  /** Of the network, for counting tries. */
  address: string
  ownAddress: string
  secret: (name: string) => string
  /** Today, in London; pretended only in the demonstration council. */
  today: Day
}

export type UploadedFile = { field: string; name: string; path: string; bytes: number; isTooLarge: boolean }

/** What the web layer tells every page about the deployment. */
export type WebSettings = {
  /** Demo personas can sign in without a password; only with the explicit switch. */
  isDemoSignInOpen: boolean
  /** A key from the data folder or the environment, by name; never in the database. */
  secret: (name: string) => string
  /** Where uploaded files wait until they are read: a private folder, outside any web root. */
  uploadFolder: string
  /** Counts one try at a password, beside the transaction of the page; false: too many. */
  takeTry: (subject: string) => Promise<boolean>
  /** The pool with the time that an import needs, opened for the same caller: work that must not share the page's transaction. */
  asCallerOnJobs: <T>(work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
  /** The same, with COPY through the transaction's own connection, for files of any length. */
  asCallerCopying: <T>(work: (tx: Tx, caller: Caller, copy: Copy) => Promise<T>) => Promise<T>
  /** Where the service is reached, for links that are passed on. */
  ownAddress: string
  /** Work that begins when the request's transaction is kept, and goes on when the answer is sent; what goes wrong in it is logged as a fault. It opens its own transactions by the two above. */
  afterwards: (work: () => Promise<void>) => void
  /** The keys of the caller's authority for case numbers. */
  childKeys: (dfeNumber: string) => ChildKeys
}

export type Reply =
  /** After a POST a page means that nothing was changed, unless `isDone`: what is shown once, such as a password, is on it. */
  | { kind: 'page'; status?: 200 | 400 | 403 | 404 | 409 | 422 | 429; page: PageProps; isDone?: boolean }
  | { kind: 'redirect'; to: string }
  | { kind: 'download'; fileName: string; type: string; body: string | Buffer | AsyncIterable<string | Buffer> }
  | { kind: 'not-found' }

export type PageProps = {
  title: string
  body: ComponentChildren
  hasErrors?: boolean
  breadcrumbs?: readonly { text: string; href: string }[]
  backHref?: string
  /** The last day that the figures on the page speak of. */
  dataDay?: Day | null
  /** The page looks again by itself, for work that goes on: it says so and can be told not to (WCAG 2.2, 2.2.2). */
  looksAgainAfter?: number
  /** A wide page for boards and tables. */
  isWide?: boolean
}

export function page(props: PageProps): Reply {
  return { kind: 'page', page: props }
}

/** An invalid form comes back with status 400, the error summary and the user's own strings. */
export function invalid(props: PageProps): Reply {
  return { kind: 'page', status: 400, page: { ...props, hasErrors: true } }
}

export function redirect(to: string): Reply {
  return { kind: 'redirect', to }
}

export const notFound: Reply = { kind: 'not-found' }
