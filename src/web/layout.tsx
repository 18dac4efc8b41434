import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { BackLink } from '../govuk/back-link.tsx'
import { Breadcrumbs } from '../govuk/breadcrumbs.tsx'
import type { Breadcrumb } from '../govuk/breadcrumbs.tsx'
import { GenericHeader } from '../govuk/generic-header.tsx'
import { NotificationBanner } from '../govuk/notification-banner.tsx'
import { ServiceNavigation } from '../govuk/service-navigation.tsx'
import { SkipLink } from '../govuk/skip-link.tsx'
import { formatDay } from '../time/day.ts'
import type { Day } from '../time/day.ts'
import { DemoBanner } from './layout/demo-banner.tsx'
import { FOOTER_LINKS, Footer } from './layout/footer.tsx'
import type { FooterLink } from './layout/footer.tsx'
import { SignedIn } from './layout/signed-in.tsx'
import type { SignedInUser } from './layout/signed-in.tsx'

/** The only inline script, from GOV.UK's page template: it says that scripts run before anything is drawn. */
export const INLINE_SCRIPT = "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');"

/** What `script-src` must name for it. */
export const INLINE_SCRIPT_HASH = 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='

/** The whole document, ready to send. */
export function renderDocument(props: LayoutProps): string {
  return `<!DOCTYPE html>\n${renderToString(<Layout {...props} />)}`
}

export function Layout(props: LayoutProps) {
  return (
    <html lang="en-GB" class="govuk-template">
      <Head {...props} />
      <body class="govuk-template__body">
        <script>{INLINE_SCRIPT}</script>
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        <Top {...props} />
        <div class="govuk-width-container">
          <main class="govuk-main-wrapper" id="main-content">
            {props.status && <StatusMessage status={props.status} />}
            {props.children}
          </main>
        </div>
        <Footer links={props.footerLinks ?? FOOTER_LINKS} authorityName={props.authorityName} serviceName={serviceName(props)} />
        <script type="module" src={props.assets.js} />
      </body>
    </html>
  )
}

function Head(props: LayoutProps) {
  const title = [props.title, serviceName(props), props.authorityName].filter(Boolean).join(' – ')
  return (
    <head>
      <meta charset="utf-8" />
      <title>{props.hasErrors ? `Error: ${title}` : title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#0f3554" />
      <meta name="robots" content="noindex" />
      {props.assets.icon && <link rel="icon" href={props.assets.icon} type="image/svg+xml" />}
      <link rel="stylesheet" href={props.assets.css} />
    </head>
  )
}

function Top(props: LayoutProps) {
  const items = props.navigation.map(({ href, text, current }) => ({ href, text, ...(current ? { current: 'true' as const } : {}) }))
  return (
    <header class="govuk-template__header">
      <GenericHeader href="/" end={props.user && <SignedIn user={props.user} />}>{props.authorityName ?? serviceName(props)}</GenericHeader>
      <ServiceNavigation serviceName={serviceName(props)} serviceHref="/" items={items} />
      {props.isDemo && <DemoBanner />}
      <Context {...props} />
    </header>
  )
}

/** Where one is, the way back, and how fresh what one sees is. */
function Context(props: LayoutProps) {
  return (
    <div class="govuk-width-container tl-context">
      {props.breadcrumbs && props.breadcrumbs.length > 0 && <Breadcrumbs items={props.breadcrumbs} collapseOnMobile />}
      {props.backHref && <BackLink href={props.backHref} />}
      {props.dataDay && <p class="tl-data-day">Records as at {formatDay(props.dataDay)}</p>}
    </div>
  )
}

function StatusMessage(props: { status: Status }) {
  return <NotificationBanner type={props.status.kind === 'success' ? 'success' : undefined} heading={props.status.text} titleId="status-title" />
}

function serviceName(props: LayoutProps): string {
  return props.serviceName ?? 'Throughline'
}

export interface LayoutProps {
  /** The text of the page's one h1, which is the first thing in `children`. */
  title: string
  serviceName?: string | undefined
  /** Null before a council has been set up, and on pages before sign-in that must not name it. */
  authorityName: string | null
  isDemo: boolean
  user: SignedInUser | null
  navigation: readonly NavigationLink[]
  breadcrumbs?: readonly Breadcrumb[] | undefined
  backHref?: string | undefined
  assets: Assets
  /** The day that the page describes. */
  dataDay?: Day | undefined
  /** What has just been done, shown once after a redirect. */
  status?: Status | undefined
  hasErrors?: boolean | undefined
  footerLinks?: readonly FooterLink[] | undefined
  children?: ComponentChildren
}

export interface NavigationLink {
  href: string
  text: string
  current: boolean
}

/** Addresses of the fingerprinted files. */
export interface Assets {
  css: string
  js: string
  icon?: string | undefined
}

export interface Status {
  kind: 'success' | 'information'
  text: ComponentChildren
}
