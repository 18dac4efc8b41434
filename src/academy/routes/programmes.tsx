import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { shortDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { ensureProgrammes } from '../ensure-programmes.ts'
import { AcademyLinks } from '../pages/academy-links.tsx'
import { ProgrammePage } from '../pages/programme-page.tsx'
import { programmePath, programmesPath, shipProgrammesPath } from '../paths.ts'
import { programmeFields, readProgrammeForm } from '../programme-form.ts'
import { listProgrammeVersions } from '../queries.ts'
import { saveProgrammeVersion } from '../save-programme-version.ts'
import { mayIn } from './may.ts'

export async function showProgrammes(request: RouteRequest): Promise<Reply> {
  const versions = await listProgrammeVersions(request.tx)
  const latest = versions.filter((version) => !versions.some((other) => other.programmeId === version.programmeId && other.number > version.number))
  const may = mayIn(request)
  return page({
    title: 'Programmes',
    body: (
      <>
        <h1 class="govuk-heading-l">Programmes</h1>
        <AcademyLinks {...may} current={programmesPath} />
        <DataTable
          id="programmes" caption="Newest versions" rows={latest} empty="There is no programme yet."
          columns={[
            { heading: 'Programme', cell: (row) => <a class="govuk-link" href={programmePath(row.code)}>{row.label}</a> }, { heading: 'Version', cell: (row) => row.number, isNumeric: true },
            { heading: 'Months', cell: (row) => row.document.lengthMonths, isNumeric: true }, { heading: 'In force from', cell: (row) => shortDay(row.validFrom), noWrap: true }, { heading: 'State', cell: (row) => (row.isProvisional ? 'Provisional: not everything is known' : 'In force') },
          ]}
        />
        {may.mayPlan && latest.length === 0 && (
          <Form action={shipProgrammesPath} token={request.formToken}>
            <p class="govuk-body">Throughline brings the ASYE of child and family social work and a provisional two-year programme, with four sets of standards. You change them here as new versions.</p>
            <Button preventDoubleClick>Begin with these programmes</Button>
          </Form>
        )}
      </>
    ),
  })
}

export async function shipProgrammes(request: RouteRequest): Promise<Reply> {
  await ensureProgrammes(request.tx, request.caller)
  return redirect(programmesPath)
}

export const showProgramme = (request: RouteRequest): Promise<Reply> => programmePage(request, [])

export async function saveProgramme(request: RouteRequest): Promise<Reply> {
  const versions = (await listProgrammeVersions(request.tx)).filter(({ code }) => code === request.params['programme'])
  const latest = versions.at(-1)
  if (!latest) return notFound
  if (request.fields['after'] !== String(latest.number)) return await programmePage(request, [{ field: 'note', message: `Version ${latest.number} was made while you had the page open. Your entries are below: look at it, and save again if yours should stand` }], 409)
  const read = readProgrammeForm(latest.document, request.fields)
  if (!read.ok) return await programmePage(request, read.problems)
  const saved = await saveProgrammeVersion(request.tx, request.caller, { programmeId: latest.programmeId, after: latest.number, document: read.document, validFrom: read.validFrom, isProvisional: latest.isProvisional, note: read.note })
  if (saved.kind === 'saved') return redirect(programmePath(latest.code))
  return await programmePage(request, saved.kind === 'problems' ? saved.problems.map((message) => ({ field: 'length', message })) : [{ field: 'note', message: 'Somebody made a new version at the same moment: look at it, and save again if yours should stand' }], saved.kind === 'stale' ? 409 : undefined)
}

async function programmePage(request: RouteRequest, problems: readonly { field: string; message: string }[], status?: 409): Promise<Reply> {
  const versions = (await listProgrammeVersions(request.tx)).filter(({ code }) => code === request.params['programme'])
  const latest = versions.at(-1)
  if (!latest) return notFound
  const props = {
    title: latest.label, breadcrumbs: [{ text: 'Programmes', href: programmesPath }],
    body: <ProgrammePage latest={latest} versions={versions} mayPlan={mayIn(request).mayPlan} fields={programmeFields(latest.document)} values={request.fields} problems={problems} formToken={request.formToken} />,
  }
  if (status !== undefined) return { kind: 'page', status, page: { ...props, hasErrors: true } }
  return problems.length > 0 ? invalid(props) : page(props)
}
