import { Button, Checkboxes, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, Tabs, createAll } from 'govuk-frontend'

// Radios have none: theirs puts aria-expanded on radio inputs, where ARIA does not allow it; own/_choices.scss shows what a choice opens.
// Every page works without this script. Tabs and NotificationBanner are here because their styles expect the script once it is supported.
for (const component of [Button, Checkboxes, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, Tabs]) {
  createAll(component)
}
