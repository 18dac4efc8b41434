import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Input } from '../../govuk/input.tsx'
import { dayText } from '../../fields/days.ts'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { invalid, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { peopleFinder } from '../find-or-enter-person.ts'
import { readMentorForm } from '../forms.ts'
import { AcademyLinks } from '../pages/academy-links.tsx'
import { FormFields } from '../pages/academy-form.tsx'
import { capacityPath, mentorPlacePath } from '../paths.ts'
import { lengthFrom, readCapacity } from '../read-capacity.ts'
import { capacityByMonth, fundingCliffs, howManyMore, peakOf } from '../rules/capacity.ts'
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
  const { academy, seats, needs, leads } = await readCapacity(request.tx, today)
  const months = capacityByMonth({ seats, needs, leads }, today, 36)
  const length = lengthFrom(academy, from)
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

function month(on: Day): string {
  return formatDay(on).replace(/^\d+ /, '')
}
