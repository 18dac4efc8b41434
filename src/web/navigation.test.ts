import { expect, test } from 'vitest'

import { navigationFor, placesFor } from './navigation.ts'

const bar = (roles: readonly string[], path: string) => navigationFor(roles, path).map(({ text, current }) => (current ? `[${text}]` : text))

test('what is reached through another place is not in the bar, and lights that place up', () => {
  expect(bar(['academy-coordinator'], '/reviews')).toEqual(['Workforce', 'Establishment', 'People', 'Caseloads', 'Supervision', '[Academy]', 'Outlook', 'Account'])
  expect(bar(['academy-coordinator'], '/outlook/retention').at(-2)).toBe('[Outlook]')
})

test('it is in the bar for whom the other place is not there', () => {
  expect(bar(['panel-member'], '/panels/4')).toEqual(['Supervision', '[Panel]', 'Account'])
})

test('a place within another that may be opened is found from the first page all the same', () => {
  expect(placesFor(['academy-coordinator']).map(({ text }) => text)).toEqual(expect.arrayContaining(['Academy', 'Reviews', 'Portfolios', 'Panel']))
})
