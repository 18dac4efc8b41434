export const myCalendarPath = '/my-academy/calendar'
export const calendarAddressPath = '/account/calendar'
export const endCalendarAddressPath = '/account/calendar/end'

/** Where a calendar program asks; the secret is the address. */
export function calendarFeedPath(secret: string): string {
  return `/calendar/${secret}/dates.ics`
}
