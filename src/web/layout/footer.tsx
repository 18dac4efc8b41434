/** In the same order on every page (WCAG 2.2, 3.2.6 consistent help). */
export const FOOTER_LINKS: readonly FooterLink[] = [
  { href: '/help', text: 'Help' },
  { href: '/who-sees-this', text: 'Who sees this' },
  { href: '/accessibility', text: 'Accessibility statement' },
  { href: '/privacy', text: 'Privacy' },
]

/** A plain footer: GOV.UK's carries the crown and Crown copyright, which are not a council's. */
export function Footer(props: { links: readonly FooterLink[]; authorityName: string | null; serviceName: string }) {
  return (
    <footer class="tl-footer">
      <div class="govuk-width-container">
        <h2 class="govuk-visually-hidden">Support links</h2>
        <ul class="tl-footer__links">
          {props.links.map((link) => <li><a class="govuk-link" href={link.href}>{link.text}</a></li>)}
        </ul>
        <p class="tl-footer__note">{[props.serviceName, props.authorityName].filter(Boolean).join(', ')}</p>
      </div>
    </footer>
  )
}

export interface FooterLink {
  href: string
  text: string
}
