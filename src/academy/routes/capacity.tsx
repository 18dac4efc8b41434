import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Input } from '../../govuk/input.tsx'
import { dayText } from '../../fields/days.ts'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { invalid, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { peopleFinder } from '../find-or-enter-person.ts'
import { readMentorForm } from '../forms.ts'
import { loadAcademy, type Academy } from '../load-academy.ts'
import { AcademyLinks } from '../pages/academy-links.tsx'
import { FormFields } from '../pages/academy-form.tsx'
import { capacityPath, mentorPlacePath } from '../paths.ts'
import { listMentorPlaces } from '../queries.ts'
import { capacityByMonth, fundingCliffs, howManyMore, neededUntil, peakOf, type MentorSeat } from '../rules/capacity.ts'
import { isEnded } from '../rules/enrolment-state.ts'
import { saveMentorPlace } from '../save-mentor-place.ts'
import { mayIn } from './may.ts'

type Problems = readonly { field: string; message: string }[]

export const showCapacity = (request: RouteRequest): Promise<Reply> => capacityPage(request, [])

export async function saveMentor(request: RouteRequest): Promise<Reply> {
  const read = readMentorForm(request.fields)
  if (!read.ok) return await capacityPage(request, read.problems)
  const { who, least, most, endedOn } = read.value
  if (most < least) return await capacityPage(request, [{ field: 'most', message: 'The most must be the same as or above the least' }])
  const found = (await peopleFinder(request.tx)).find(who, null)
  if (found.kind !== 'found') return await capacityPage(request, [{ field: 'who', message: found.kind === 'several' ? `${found.count} people have that name: enter the registration or staff number` : 'Nobody has that name or number: check it' }])
  await saveMentorPlace(request.tx, request.caller, { personId: found.id, least, most, endedOn })
  return redirect(capacityPath)
}

async function capacityPage(request: RouteRequest, problems: Problems): Promise<Reply> {
  const { today } = request
  const asked = dayText('the month').read('from', { from: request.query['from'] ?? '' })
  const from = asked.ok && asked.value >= today ? asked.value : today
  const academy = await loadAcademy(request.tx, today)
  const seats = await seatsOf(request)
  const needs = academy.runs.filter(({ overview }) => !isEnded(overview.state)).map(({ run, overview }) => ({ personId: run.personId, from: overview.startsOn, until: neededUntil(overview.schedule.endsOn, today) }))
  const leads = leadsOf(academy, today)
  const months = capacityByMonth({ seats, needs, leads }, today, 36)
  const length = academy.versions.filter(({ validFrom, validTo }) => validFrom <= from && (validTo === null || validTo >= from)).at(-1)?.document.lengthMonths ?? 12
  const [answer, peak] = [howManyMore(months, from, length), peakOf(months)]
  const mentees = (mentorId: number): number[] => academy.relationships.filter((one) => one.kind === 'mentor' && one.withPersonId === mentorId && one.startedOn <= today && (one.endedOn === null || one.endedOn >= today)).map((one) => one.personId)
  const cliffs = fundingCliffs(seats, needs, mentees)
  const may = mayIn(request)
  const props = {
    title: 'Capacity of the academy', isWide: true,
    body: (
      <>
        {problems.length > 0 && <ErrorSummary errors={problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />}
        <h1 class="govuk-heading-l">Capacity of the academy</h1>
        <AcademyLinks {...may} current={capacityPath} />
        <FilterForm id="question" action={capacityPath} heading="How many more can be supported?" buttonText="Answer">
          <Input id="from-day" name="from" label="From" width="10" value={formatDay(from)} error={request.query['from'] !== undefined && request.query['from'] !== '' && !asked.ok ? asked.problems[0]?.message : undefined} />
        </FilterForm>
        <p class="govuk-body-l">
          {answer === null ? 'That is too far ahead to answer.' : <><strong>{answer.more} more</strong> from {formatDay(from)} for {length} months, by mentor places. The tightest month is {month(answer.worst)}.</>}
        </p>
        <p class="govuk-body">{peak === null || peak.needed === 0 ? 'Nobody needs a place.' : `Most people at once: ${peak.needed}, in ${month(peak.month)}.`} {leads.length === 0 ? 'There is no practice lead.' : `${leads.length} ${leads.length === 1 ? 'practice lead' : 'practice leads'}.`}</p>
        {cliffs.length > 0 && (
          <div class="govuk-inset-text">
            <h2 class="govuk-heading-s">Funding that ends while people still need the mentor</h2>
            <ul class="govuk-list govuk-!-margin-bottom-0">{cliffs.map((cliff) => <li>{academy.nameOf(cliff.personId)}, funded until {formatDay(cliff.endsOn)}: {cliff.people.map((id) => academy.nameOf(id)).join(', ')}</li>)}</ul>
          </div>
        )}
        <DataTable
          id="months" caption="Month by month" note="Places of mentors in post and funded to the end of the month, less people on the programme or planned." rows={months.slice(0, 24)} empty=""
          columns={[
            { heading: 'Month', cell: (row) => month(row.month), noWrap: true }, { heading: 'Mentors', cell: (row) => row.mentors, isNumeric: true }, { heading: 'Places', cell: (row) => row.places, isNumeric: true },
            { heading: 'People', cell: (row) => row.needed, isNumeric: true }, { heading: 'Free', cell: (row) => (row.free < 0 ? `short of ${-row.free}` : row.free), isNumeric: true },
            { heading: 'People for each practice lead', cell: (row) => (row.span === null ? 'no lead' : row.span.toFixed(1)), isNumeric: true },
          ]}
        />
        <DataTable
          id="mentors" caption="Mentors" rows={seats} empty="No mentor has places yet."
          columns={[
            { heading: 'Mentor', cell: (seat) => academy.nameOf(seat.personId) }, { heading: 'Supports', cell: (seat) => mentees(seat.personId).length, isNumeric: true }, { heading: 'At least', cell: (seat) => seat.least, isNumeric: true },
            { heading: 'At most', cell: (seat) => seat.most, isNumeric: true }, { heading: 'Until', cell: (seat) => (seat.until === null ? '' : shortDay(seat.until)), noWrap: true }, { heading: 'Post funded until', cell: (seat) => (seat.fundingEndsOn === null ? '' : shortDay(seat.fundingEndsOn)), noWrap: true },
          ]}
        />
        {may.mayKeep && (
          <>
            <h2 class="govuk-heading-m">Set a mentor’s places</h2>
            <FormFields
              action={mentorPlacePath} formToken={request.formToken} button="Save" values={request.fields} problems={problems}
              fields={[{ kind: 'text', name: 'who', label: 'Mentor', hint: 'Name, registration number or staff number.' }, { kind: 'number', name: 'least', label: 'At least', value: '2' }, { kind: 'number', name: 'most', label: 'At most', value: '2' }, { kind: 'day', name: 'ended-on', label: 'Until (optional)' }]}
            />
          </>
        )}
      </>
    ),
  }
  return problems.length > 0 ? invalid(props) : page(props)
}

/** Mentors with places, with the last day in post and the end of their post's funding. */
async function seatsOf({ tx, today }: Pick<RouteRequest, 'tx' | 'today'>): Promise<MentorSeat[]> {
  const places = await listMentorPlaces(tx)
  if (places.length === 0) return []
  const ids = places.map(({ personId }) => personId)
  const spells = await tx.selectFrom('employment').select(['person_id', 'started_on', 'ended_on']).where('person_id', 'in', ids).where('is_day_only', '=', false).execute()
  const funded = await tx
    .selectFrom('assignment as a').innerJoin('post_period as p', 'p.post_id', 'a.post_id').select(['a.person_id', 'p.funding_ends_on']).where('a.person_id', 'in', ids)
    .where('a.started_on', '<=', today).where((eb) => eb.or([eb('a.ended_on', 'is', null), eb('a.ended_on', '>=', today)]))
    .where('p.started_on', '<=', today).where((eb) => eb.or([eb('p.ended_on', 'is', null), eb('p.ended_on', '>=', today)])).execute()
  return places.flatMap((place) => {
    const own = spells.filter((spell) => spell.person_id === place.personId)
    const now = own.filter((spell) => spell.started_on <= today && (spell.ended_on === null || spell.ended_on >= today))
    if (own.length > 0 && now.length === 0) return []
    const inPostUntil = now.some((spell) => spell.ended_on === null) ? null : (now.map((spell) => spell.ended_on).filter((end) => end !== null).sort().at(-1) ?? null)
    const ends = [place.endedOn, inPostUntil].filter((end): end is Day => end !== null).sort()
    return [{ personId: place.personId, least: place.least, most: place.most, from: place.startedOn, until: ends[0] ?? null, fundingEndsOn: funded.find((row) => row.person_id === place.personId)?.funding_ends_on ?? null }]
  })
}

function leadsOf(academy: Academy, today: Day): { until: Day | null }[] {
  const now = academy.relationships.filter((one) => one.kind === 'practice-lead' && one.startedOn <= today && (one.endedOn === null || one.endedOn >= today))
  return [...new Set(now.map((one) => one.withPersonId))].map(() => ({ until: null }))
}

function month(on: Day): string {
  return formatDay(on).replace(/^\d+ /, '')
}
