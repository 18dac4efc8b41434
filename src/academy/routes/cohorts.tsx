import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { shortDay } from '../../time/day.ts'
import { invalid, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { cohortKinds, readCohortForm } from '../forms.ts'
import { loadAcademy } from '../load-academy.ts'
import { AcademyLinks } from '../pages/academy-links.tsx'
import { FormFields } from '../pages/academy-form.tsx'
import { academyPath, cohortsPath } from '../paths.ts'
import { isEnded } from '../rules/enrolment-state.ts'
import { routeLabels } from '../rules/words.ts'
import { addCohort } from '../save-cohort.ts'
import { mayIn } from './may.ts'

type Problems = readonly { field: string; message: string }[]

export const showCohorts = (request: RouteRequest): Promise<Reply> => cohortsPage(request, [])

export async function saveCohort(request: RouteRequest): Promise<Reply> {
  const read = readCohortForm(request.fields)
  if (!read.ok) return await cohortsPage(request, read.problems)
  const { name, programme, startsOn, capacity, kind } = read.value
  const [known] = await request.tx.selectFrom('programme').select('id').where('id', '=', programme).execute()
  if (!known) return await cohortsPage(request, [{ field: 'programme', message: 'Select a programme' }])
  const added = await addCohort(request.tx, request.caller, { name, programmeId: programme, plannedStart: startsOn, capacity, kind })
  return added.kind === 'added' ? redirect(cohortsPath) : await cohortsPage(request, [{ field: 'name', message: 'There is a cohort of that name already: choose another name' }])
}

async function cohortsPage(request: RouteRequest, problems: Problems): Promise<Reply> {
  const academy = await loadAcademy(request.tx, request.today)
  const may = mayIn(request)
  const rows = academy.cohorts.map((cohort) => {
    const runs = academy.runs.filter((one) => one.cohort.id === cohort.id)
    return { ...cohort, programme: academy.versions.find(({ programmeId }) => programmeId === cohort.programmeId)?.label ?? '', people: runs.length, now: runs.filter(({ overview }) => !isEnded(overview.state)).length, until: runs.map(({ overview }) => overview.schedule.endsOn).sort().at(-1) ?? null }
  })
  const programmes = [...new Map(academy.versions.map((version) => [version.programmeId, version.label]))]
  const props = {
    title: 'Cohorts',
    body: (
      <>
        {problems.length > 0 && <ErrorSummary errors={problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />}
        <h1 class="govuk-heading-l">Cohorts</h1>
        <AcademyLinks {...may} current={cohortsPath} />
        <DataTable
          id="cohorts" caption={`${rows.length} ${rows.length === 1 ? 'cohort' : 'cohorts'}`} rows={rows} empty="There is no cohort yet."
          columns={[
            { heading: 'Cohort', cell: (row) => <a class="govuk-link" href={`${academyPath}?cohort=${encodeURIComponent(row.name)}&show=all`}>{row.name}</a> },
            { heading: 'Period', cell: (row) => row.label }, { heading: 'Programme', cell: (row) => row.programme }, { heading: 'For', cell: (row) => routeLabels[row.kind] ?? row.kind },
            { heading: 'Start', cell: (row) => (row.plannedStart === null ? '' : shortDay(row.plannedStart)), noWrap: true }, { heading: 'Last one ends', cell: (row) => (row.until === null ? '' : shortDay(row.until)), noWrap: true },
            { heading: 'People', cell: (row) => (row.capacity === null ? row.people : `${row.people} of ${row.capacity} places`), isNumeric: true }, { heading: 'Now', cell: (row) => row.now, isNumeric: true },
          ]}
        />
        {may.mayPlan && (
          <>
            <h2 class="govuk-heading-m">Plan an intake</h2>
            <FormFields
              action={cohortsPath} formToken={request.formToken} button="Add the cohort" values={request.fields} problems={problems}
              fields={[
                { kind: 'text', name: 'name', label: 'Name', hint: 'Such as Autumn 2027.' },
                { kind: 'choice', name: 'programme', label: 'Programme', items: [{ value: '', text: 'Choose' }, ...programmes.map(([id, text]) => ({ value: String(id), text }))] },
                { kind: 'day', name: 'starts-on', label: 'Start', hint: 'Such as 6/9/2027.' }, { kind: 'number', name: 'capacity', label: 'Places (optional)' },
                { kind: 'choice', name: 'kind', label: 'For', items: cohortKinds.map((value) => ({ value, text: routeLabels[value] ?? value })) },
              ]}
            />
          </>
        )}
      </>
    ),
  }
  return problems.length > 0 ? invalid(props) : page(props)
}
