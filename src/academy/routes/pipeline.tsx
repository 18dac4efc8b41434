import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { readTraineeDatesForm, readTraineeForm, traineeRoutes } from '../forms.ts'
import { AcademyLinks } from '../pages/academy-links.tsx'
import { AcademyForm, FormFields } from '../pages/academy-form.tsx'
import { pipelinePath, traineePath } from '../paths.ts'
import { academyNames, listTrainees } from '../queries.ts'
import { pipelineState } from '../rules/pipeline.ts'
import { routeLabels } from '../rules/words.ts'
import { addTrainee, saveTrainee } from '../save-trainee.ts'
import { mayIn } from './may.ts'

type Problems = readonly { field: string; message: string }[]

export const showPipeline = (request: RouteRequest): Promise<Reply> => pipelinePage(request, [])

export async function enterTrainee(request: RouteRequest): Promise<Reply> {
  const read = readTraineeForm(request.fields)
  if (!read.ok) return await pipelinePage(request, read.problems)
  await addTrainee(request.tx, request.caller, read.value)
  return redirect(pipelinePath)
}

async function pipelinePage(request: RouteRequest, problems: Problems): Promise<Reply> {
  const names = await academyNames(request.tx)
  const rows = (await listTrainees(request.tx)).filter(({ endedOn }) => endedOn === null || endedOn > request.today).map((trainee) => ({ ...trainee, name: names(trainee.personId), state: pipelineState(trainee, request.today) }))
  const may = mayIn(request)
  const props = {
    title: 'Before registration', isWide: true,
    body: (
      <>
        {problems.length > 0 && <ErrorSummary errors={problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />}
        <h1 class="govuk-heading-l">Before registration</h1>
        <AcademyLinks {...may} current={pipelinePath} />
        <DataTable
          id="trainees" caption={`${rows.length} ${rows.length === 1 ? 'person' : 'people'} on the way`} note="Students, apprentices and people in temporary posts. Nobody holds cases as a social worker before registration is confirmed." rows={rows} empty="Nobody is on the way."
          columns={[
            { heading: 'Name', cell: (row) => (may.mayKeep ? <a class="govuk-link" href={traineePath(row.id)}>{row.name}</a> : row.name) }, { heading: 'Route', cell: (row) => routeLabels[row.route] ?? row.route }, { heading: 'Course', cell: (row) => [row.course, row.institution].filter((text) => text !== '').join(', ') },
            { heading: 'Award expected', cell: (row) => saidDay(row.awardExpectedOn), noWrap: true }, { heading: 'Award confirmed', cell: (row) => saidDay(row.awardConfirmedOn), noWrap: true }, { heading: 'Registered', cell: (row) => saidDay(row.registrationConfirmedOn), noWrap: true },
            { heading: 'Stands at', cell: (row) => `${row.state.text}${row.state.isLate ? ', late' : ''}` }, { heading: 'Temporary post', cell: (row) => row.temporaryPost ?? '' }, { heading: 'Post changes', cell: (row) => saidDay(row.convertsOn), noWrap: true },
            { heading: 'May hold cases', cell: (row) => (row.state.mayHoldCases ? 'yes' : 'no') },
          ]}
        />
        {may.mayEnrol && (
          <>
            <h2 class="govuk-heading-m">Add somebody</h2>
            <FormFields
              action={pipelinePath} formToken={request.formToken} button="Add" values={request.fields} problems={problems}
              fields={[
                { kind: 'text', name: 'given-name', label: 'Given name' }, { kind: 'text', name: 'family-name', label: 'Family name' },
                { kind: 'choice', name: 'route', label: 'Route', items: [{ value: '', text: 'Choose' }, ...traineeRoutes.map((value) => ({ value, text: routeLabels[value] ?? value }))] }, { kind: 'text', name: 'course', label: 'Course (optional)' },
                { kind: 'text', name: 'institution', label: 'University (optional)' }, { kind: 'day', name: 'award-expected-on', label: 'Award expected (optional)' }, { kind: 'text', name: 'temporary-post', label: 'Temporary post (optional)', hint: 'Such as family worker.' },
                { kind: 'day', name: 'converts-on', label: 'Becomes a newly qualified social worker’s post on (optional)' },
              ]}
            />
          </>
        )}
      </>
    ),
  }
  return problems.length > 0 ? invalid(props) : page(props)
}

export const showTrainee = (request: RouteRequest): Promise<Reply> => traineePage(request, [])

export async function changeTrainee(request: RouteRequest): Promise<Reply> {
  const read = readTraineeDatesForm(request.fields)
  if (!read.ok) return await traineePage(request, read.problems)
  const { awardConfirmedOn, registrationConfirmedOn, endedOn, endedReason } = read.value
  if (awardConfirmedOn !== null && registrationConfirmedOn !== null && registrationConfirmedOn < awardConfirmedOn) return await traineePage(request, [{ field: 'registration-confirmed-on', message: 'Registration follows the award: correct one of the two days' }])
  if ((endedOn === null) !== (endedReason === null)) return await traineePage(request, [{ field: 'ended-reason', message: 'Enter both how it ended and the last day, or neither' }])
  const saved = await saveTrainee(request.tx, request.caller, { id: Number(request.params['trainee']), ...read.value })
  if (saved === 'not-found') return notFound
  return saved === 'saved' ? redirect(pipelinePath) : await traineePage(request, [{ field: 'award-confirmed-on', message: 'Somebody changed this person while you had the page open. Your entries are below: look, and save again if they should stand' }], 409)
}

async function traineePage(request: RouteRequest, problems: Problems, status?: 409): Promise<Reply> {
  const trainee = (await listTrainees(request.tx)).find(({ id }) => String(id) === request.params['trainee'])
  if (!trainee) return notFound
  const name = (await academyNames(request.tx))(trainee.personId)
  const props = {
    title: name, backHref: pipelinePath,
    body: (
      <AcademyForm
        heading={name} action={traineePath(trainee.id)} formToken={request.formToken} button="Save" values={request.fields} problems={problems} hidden={{ version: String(trainee.version) }}
        fields={[
          dayField('award-confirmed-on', 'Award confirmed', trainee.awardConfirmedOn), dayField('registration-applied-on', 'Registration applied for', trainee.registrationAppliedOn), dayField('registration-confirmed-on', 'Registration confirmed', trainee.registrationConfirmedOn),
          dayField('converts-on', 'Temporary post becomes a newly qualified social worker’s on', trainee.convertsOn),
          { kind: 'choice', name: 'ended-reason', label: 'Ended', items: [{ value: '', text: 'No' }, { value: 'withdrew', text: 'Withdrew' }, { value: 'did-not-pass', text: 'Did not pass' }, { value: 'went-elsewhere', text: 'Went elsewhere' }, { value: 'other', text: 'Other' }] },
          dayField('ended-on', 'Last day', trainee.endedOn),
        ]}
      >
        <p class="govuk-body">{routeLabels[trainee.route] ?? trainee.route}{trainee.course === '' ? '' : `, ${trainee.course}`}. {pipelineState(trainee, request.today).text}.</p>
      </AcademyForm>
    ),
  }
  if (status !== undefined) return { kind: 'page', status, page: { ...props, hasErrors: true } }
  return problems.length > 0 ? invalid(props) : page(props)
}

function dayField(name: string, label: string, on: Day | null) {
  return { kind: 'day' as const, name, label: `${label} (optional)`, value: on === null ? '' : on.split('-').reverse().join('/') }
}

function saidDay(on: Day | null): string {
  return on === null ? '' : shortDay(on)
}
