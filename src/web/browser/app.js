import { Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink, Tabs, createAll } from 'govuk-frontend'

// Every page works without this script. Tabs and NotificationBanner are here because their styles expect the script once it is supported.
for (const component of [Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink, Tabs]) {
  createAll(component)
}
