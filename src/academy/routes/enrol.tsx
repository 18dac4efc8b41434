import { formatDay } from '../../time/day.ts'
import { invalid, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { enrolPerson } from '../enrol-person.ts'
import { peopleFinder } from '../find-or-enter-person.ts'
import { readEnrolForm, routes } from '../forms.ts'
import { AcademyForm, type AcademyFormProps } from '../pages/academy-form.tsx'
import { academyPath, enrolPath, enrolmentPath } from '../paths.ts'
import { academyNames, listCohorts, listMentorPlaces, listRelationships } from '../queries.ts'
import { routeLabels } from '../rules/words.ts'

/** A starter with post, cohort and mentor on one page. */
export const showEnrol = (request: RouteRequest): Promise<Reply> => enrolPage(request, [])

export async function saveEnrol(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields } = request
  const read = readEnrolForm(fields)
  if (!read.ok) return await enrolPage(request, read.problems)
  const { givenName, familyName, registration, cohort, startsOn, team, position, mentor, lead, manager, route, probationEndsOn } = read.value
  const chosen = (await listCohorts(tx)).find(({ id }) => id === cohort)
  const start = startsOn ?? chosen?.plannedStart ?? null
  if (!chosen || start === null) return await enrolPage(request, [chosen ? { field: 'starts-on', message: 'Enter the first day: the cohort has none' } : { field: 'cohort', message: 'Select a cohort' }])
  const people = await peopleFinder(tx)
  const known = registration === null ? { kind: 'unknown' as const } : people.find(registration, registration)
  const problems: { field: string; message: string }[] = []
  const beside = (field: string, text: string | null): number | null => {
    if (text === null) return null
    const found = people.find(text, null)
    if (found.kind === 'found') return found.id
    problems.push({ field, message: found.kind === 'several' ? `${found.count} people have that name: enter the registration or staff number` : 'Nobody has that name or number: check it, or leave it empty' })
    return null
  }
  const withPeople = { mentor, 'practice-lead': beside('lead', lead), 'line-manager': beside('manager', manager) }
  const post = position === null ? null : ((await tx.selectFrom('post').select('id').where('position_number', '=', position).executeTakeFirst()) ?? undefined)
  if (post === undefined) problems.push({ field: 'position', message: 'There is no post of that number: check it on the establishment, or leave it empty' })
  if (problems.length > 0) return await enrolPage(request, problems)
  const outcome = await enrolPerson(tx, caller, {
    person: known.kind === 'found' ? known.id : { givenName, familyName, registrationNumber: registration }, cohortId: cohort, startsOn: start, fte: read.value.fte === null || read.value.fte === 0 ? 1 : read.value.fte, route,
    teamId: team, postId: post?.id ?? null, positionNumber: position, probationEndsOn, beside: withPeople, today: request.today,
  })
  if (outcome.kind === 'refused') return await enrolPage(request, [{ field: FIELD_OF[outcome.field] ?? outcome.field, message: outcome.message }])
  return redirect(enrolmentPath(outcome.id))
}

async function enrolPage(request: RouteRequest, problems: AcademyFormProps['problems']): Promise<Reply> {
  const { tx, today } = request
  const cohorts = (await listCohorts(tx)).filter(({ closedOn }) => closedOn === null)
  const names = await academyNames(tx)
  const teams = await tx.selectFrom('team').select(['id', 'name']).orderBy('name').execute()
  const mentees = (await listRelationships(tx)).filter((one) => one.kind === 'mentor' && (one.endedOn === null || one.endedOn >= today))
  const mentors = (await listMentorPlaces(tx)).filter(({ endedOn }) => endedOn === null || endedOn >= today)
    .map((place) => ({ ...place, free: place.most - new Set(mentees.filter((one) => one.withPersonId === place.personId).map((one) => one.personId)).size, name: names(place.personId) }))
    .sort((a, b) => b.free - a.free || a.name.localeCompare(b.name, 'en-GB'))
  const props = {
    title: 'Enrol a starter', backHref: academyPath,
    body: (
      <AcademyForm
        heading="Enrol a starter" action={enrolPath} formToken={request.formToken} button="Enrol" values={request.fields} problems={problems}
        fields={[
          { kind: 'text', name: 'given-name', label: 'Given name' }, { kind: 'text', name: 'family-name', label: 'Family name' },
          { kind: 'text', name: 'registration', label: 'Registration number (optional)', hint: 'Such as SW123456. It joins this person with HR’s file.' },
          { kind: 'choice', name: 'cohort', label: 'Cohort', items: [{ value: '', text: 'Choose' }, ...cohorts.map((cohort) => ({ value: String(cohort.id), text: cohort.plannedStart === null ? cohort.name : `${cohort.name}, from ${formatDay(cohort.plannedStart)}` }))] },
          { kind: 'day', name: 'starts-on', label: 'First day (optional)', hint: 'The cohort’s own, where it is left empty.' },
          { kind: 'choice', name: 'team', label: 'Team', items: [{ value: '', text: 'Not known yet' }, ...teams.map((team) => ({ value: String(team.id), text: team.name }))] },
          { kind: 'text', name: 'position', label: 'Position number of the post (optional)' },
          { kind: 'choice', name: 'mentor', label: 'Mentor', items: [{ value: '', text: 'None yet' }, ...mentors.map((mentor) => ({ value: String(mentor.personId), text: `${mentor.name}: ${Math.max(0, mentor.free)} of ${mentor.most} places free` }))] },
          { kind: 'text', name: 'lead', label: 'Practice lead (optional)', hint: 'Name or number.' }, { kind: 'text', name: 'manager', label: 'Line manager (optional)', hint: 'Name or number.' },
          { kind: 'number', name: 'fte', label: 'Hours as a share of full time (optional)', hint: '1 is full time.' },
          { kind: 'choice', name: 'route', label: 'Route', items: [{ value: '', text: 'Not recorded' }, ...routes.map((value) => ({ value, text: routeLabels[value] ?? value }))] },
          { kind: 'day', name: 'probation-ends-on', label: 'End of probation (optional)' },
        ]}
      >
        <p class="govuk-body">Somebody whom no file has named yet is entered here and expected in HR’s next file. Nobody types it again.</p>
      </AcademyForm>
    ),
  }
  return problems.length > 0 ? invalid(props) : page(props)
}

const FIELD_OF: Readonly<Record<string, string>> = { 'practice-lead': 'lead', 'line-manager': 'manager', person: 'registration' }
