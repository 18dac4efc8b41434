import { Temporal } from 'temporal-polyfill'

/** "22 November 2026, 9:05am" in London, as people there read their clocks. */
export function formatInstant(at: { getTime(): number }): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/London')
  const hour = local.hour % 12 === 0 ? 12 : local.hour % 12
  return `${local.day} ${MONTHS[local.month - 1]} ${local.year}, ${hour}:${String(local.minute).padStart(2, '0')}${local.hour < 12 ? 'am' : 'pm'}`
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
