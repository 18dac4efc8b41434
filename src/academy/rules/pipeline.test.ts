import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { pipelineState } from './pipeline.ts'

const facts = { awardExpectedOn: day('2026-07-15'), awardConfirmedOn: day('2026-07-20'), registrationAppliedOn: day('2026-07-22'), registrationConfirmedOn: day('2026-09-01'), convertsOn: day('2026-08-24') }

test('nobody holds cases as a social worker before registration is confirmed, whatever the post says', () => {
  const at = (on: string, change: Partial<typeof facts> = {}) => pipelineState({ ...facts, ...change }, day(on))
  expect(at('2026-07-01')).toEqual({ text: 'On the course', mayHoldCases: false, isLate: false })
  expect(at('2026-07-18')).toEqual({ text: 'Award expected and not confirmed', mayHoldCases: false, isLate: true })
  expect(at('2026-07-20').text).toBe('Award confirmed, registration to be applied for')
  // ten people of one paper waited in temporary posts for their registration
  expect(at('2026-08-31')).toEqual({ text: 'Waiting for Social Work England', mayHoldCases: false, isLate: true })
  expect(at('2026-09-01')).toEqual({ text: 'Registered', mayHoldCases: true, isLate: false })
})
