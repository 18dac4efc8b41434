/** From Monday seven o'clock in London to the end of the week: a service that was down on Monday sends on Tuesday. */
export function isDigestHour(at: Date): boolean {
  const parts = new Map(LONDON.formatToParts(at).map(({ type, value }) => [type, value]))
  return parts.get('weekday') !== 'Mon' || Number(parts.get('hour')) >= 7
}

const LONDON = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' })
