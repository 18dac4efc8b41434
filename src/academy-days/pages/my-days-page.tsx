import { Button } from '../../govuk/button.tsx'
import { formatDay, shortDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { dayEvidencePath, myAcademyDaysPath } from '../paths.ts'
import { cancelLabels, modeLabels, timesOf, type AcademyDay } from '../rules/academy-day.ts'
import { mayBecomeEvidence, standingLabels, type Attendance, type Standing } from '../rules/attendance.ts'
import { Resources } from './resources.tsx'

/** The own days, on a phone: what comes with its link, what was, and one step from a day to the portfolio. */
export function MyDaysPage(props: MyDaysProps & { formToken: string; mayKeepPortfolio: boolean }) {
  const coming = props.days.filter(({ isPast }) => !isPast)
  const past = props.days.filter(({ isPast }) => isPast).reverse()
  return (
    <>
      <h1 class="govuk-heading-l">My academy days</h1>
      <p class="govuk-body-l">{saidAttendance(props.attendance)}</p>
      <h2 class="govuk-heading-m">What comes</h2>
      {coming.length === 0 && <p class="govuk-body">You are invited to no academy day at present.</p>}
      {coming.map((one) => <OneDay {...one} />)}
      <h2 class="govuk-heading-m">What was</h2>
      {past.length === 0 && <p class="govuk-body">There was no academy day for you yet.</p>}
      {past.map((one) => (
        <>
          <OneDay {...one} />
          {props.mayKeepPortfolio && mayBecomeEvidence(one.standing) && (one.evidenceHref === null
            ? (
              <Form action={dayEvidencePath(one.day.id)} token={props.formToken}>
                <Button variant="secondary" preventDoubleClick>Make evidence of it<span class="govuk-visually-hidden">: {one.day.title}, {shortDay(one.day.onDay)}</span></Button>
              </Form>
            )
            : <p class="govuk-body"><a class="govuk-link" href={one.evidenceHref}>In my portfolio<span class="govuk-visually-hidden">: {one.day.title}, {shortDay(one.day.onDay)}</span></a></p>)}
        </>
      ))}
      <p class="govuk-body">Evidence of a day is a draft that only you see, until you submit it.</p>
      <p class="govuk-body">Who sees this page: you. The academy, your mentor, practice lead and manager see which days you were at, and never why you were away.</p>
    </>
  )
}

function OneDay({ day, standing, said }: MyDay) {
  return (
    <>
      <h3 class="govuk-heading-s">{day.title}</h3>
      <ul class="govuk-list">
        <li>{formatDay(day.onDay)}, {timesOf(day)}</li>
        <li>{day.place === '' ? modeLabels[day.mode] : `${modeLabels[day.mode]}: ${day.place}`}</li>
        <li><strong>{day.cancelledReason === null ? standingLabels[standing] : `Cancelled: ${cancelLabels[day.cancelledReason].toLowerCase()}`}</strong>{said === '' ? '' : `. ${said}`}</li>
        {day.link !== null && standing === 'invited' && <li><a class="govuk-link" href={day.link} rel="noreferrer">Join online<span class="govuk-visually-hidden">: {day.title}, {shortDay(day.onDay)}</span></a></li>}
      </ul>
      {day.resources !== '' && <Resources resources={day.resources} />}
    </>
  )
}

/** The part of "My year" that speaks of academy days. */
export function MyDaysPart(props: MyDaysProps) {
  const next = props.days.filter(({ isPast, day }) => !isPast && day.cancelledReason === null).slice(0, 3)
  return (
    <>
      <h2 class="govuk-heading-m">My academy days</h2>
      <p class="govuk-body">{saidAttendance(props.attendance)}</p>
      {next.length > 0 && <ul class="govuk-list govuk-list--spaced">{next.map(({ day }) => <li><strong>{day.title}</strong>: {shortDay(day.onDay)}, {timesOf(day)}{day.place === '' ? ', online' : `, ${day.place}`}</li>)}</ul>}
      <p class="govuk-body"><a class="govuk-link" href={myAcademyDaysPath}>All my academy days, with links to join and to my portfolio</a></p>
    </>
  )
}

/** "You have had 5 of the 6 academy days offered to you so far. 1 is still to be caught up." */
export function saidAttendance({ n, total, caughtUp, unmarked, toCatchUp }: Attendance): string {
  if (total === 0) return 'No academy day was offered to you yet.'
  const parts = [
    `You have had ${n} of the ${total} academy ${total === 1 ? 'day' : 'days'} offered to you so far${caughtUp === 0 ? '' : `, ${caughtUp} by catching up`}.`,
    ...(toCatchUp === 0 ? [] : [`${toCatchUp} ${toCatchUp === 1 ? 'is' : 'are'} still to be caught up.`]),
    ...(unmarked === 0 ? [] : [`For ${unmarked} the register is not taken yet.`]),
  ]
  return parts.join(' ')
}

export type MyDay = { day: AcademyDay; standing: Standing; isPast: boolean; said: string; evidenceHref: string | null }
export type MyDaysProps = { days: readonly MyDay[]; attendance: Attendance }
