import { Button, ButtonGroup, ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FileUpload } from '../../govuk/file-upload.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay, shortDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { discardFrameworksPath, frameworkPlanPath, frameworksFilePath, frameworksPath, importFrameworksPath, programmesPath } from '../paths.ts'
import { mappingColumns, standardColumns, type FrameworkProblem } from '../rules/framework-file.ts'
import type { FrameworkPlan, HeldFramework, PlannedFramework } from '../rules/plan-frameworks.ts'
import { AcademyLinks, type May } from './academy-links.tsx'

/** The frameworks in force with what each standard speaks of elsewhere; editions that were superseded are named below. */
export function FrameworksPage(props: { may: May; held: readonly HeldFramework[]; speaksOf: (standard: number) => string }) {
  const [now, before] = [props.held.filter(({ validTo }) => validTo === null), props.held.filter(({ validTo }) => validTo !== null)]
  return (
    <>
      <h1 class="govuk-heading-l">Standards</h1>
      <AcademyLinks {...props.may} current={frameworksPath} />
      {now.length === 0
        ? <p class="govuk-body">There are no standards yet: they come with the <a class="govuk-link" href={programmesPath}>programmes</a>{props.may.mayPlan ? ', or from a file' : ''}.</p>
        : <p class="govuk-body">Download: <a class="govuk-link" href={frameworksFilePath('frameworks.json')}>all as JSON</a>, <a class="govuk-link" href={frameworksFilePath('standards.csv')}>standards as CSV</a>, <a class="govuk-link" href={frameworksFilePath('mappings.csv')}>mappings as CSV</a>.</p>}
      {props.may.mayPlan && <ButtonLink href={importFrameworksPath} variant="secondary">Import frameworks</ButtonLink>}
      {now.map((framework) => (
        <DataTable
          id={`framework-${framework.id}`} caption={framework.label} note={noteOf(framework)} rows={framework.standards} empty="It has no standards."
          columns={[
            { heading: 'No.', cell: (row) => row.code, noWrap: true }, { heading: 'Standard', cell: (row) => (row.description === '' ? row.label : <>{row.label}<br /><span class="govuk-hint">{row.description}</span></>) },
            { heading: 'Group', cell: (row) => row.group ?? '' }, ...(framework.standards.some(({ level }) => level !== null) ? [{ heading: 'Level', cell: (row: HeldFramework['standards'][number]) => row.level ?? '' }] : []), { heading: 'Speaks of the same as', cell: (row) => props.speaksOf(row.id) },
          ]}
        />
      ))}
      {before.length > 0 && (
        <DataTable
          id="superseded" caption="Superseded editions" note="Kept as they were: a programme that began under one is assessed against it to its end." rows={before} empty=""
          columns={[
            { heading: 'Framework', cell: (row) => row.label }, { heading: 'Edition', cell: (row) => row.edition }, { heading: 'Until', cell: (row) => (row.validTo === null ? '' : shortDay(row.validTo)), noWrap: true },
            { heading: 'Items of evidence', cell: (row) => row.uses, isNumeric: true },
          ]}
        />
      )}
    </>
  )
}

function noteOf({ edition, source, validFrom, isProvisional, note, uses }: HeldFramework): string {
  const from = validFrom === null ? '' : ` From ${formatDay(validFrom)}.`
  return `${edition === '' ? 'No edition named' : edition}. ${source === '' ? '' : `${source}.`}${from}${isProvisional ? ` Provisional${note === '' ? '.' : `: ${note}`}` : note === '' ? '' : ` ${note}`}${uses === 0 ? '' : ` ${uses} ${uses === 1 ? 'item' : 'items'} of evidence.`}`
}

/** Chooses a file; what is wrong with one names row, column and how to mend it, and nothing of it is kept. */
export function ChooseFrameworksPage(props: { may: May; problem: string | null; rows: readonly FrameworkProblem[]; waiting: readonly { id: number; fileName: string; by: string; at: Date }[]; formToken: string }) {
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#file' }]} />}
      <h1 class="govuk-heading-l">Import frameworks</h1>
      <AcademyLinks {...props.may} current={frameworksPath} />
      <p class="govuk-body">A file of standards, or of mappings between them. You see what it would change before anything is changed.</p>
      {props.rows.length > 0 && <ProblemsTable rows={props.rows} />}
      <Form action={importFrameworksPath} token={props.formToken} isUpload>
        <FileUpload id="file" name="file" label="File" hint="JSON, CSV or Excel, at most 2 MB" error={props.problem ?? undefined} />
        <Button preventDoubleClick>Read the file</Button>
      </Form>
      <h2 class="govuk-heading-m">What the file holds</h2>
      <p class="govuk-body">Standards: a row for each, with the columns {standardColumns.join(', ')}. The facts of a framework stand in its first row. Mappings: {mappingColumns.join(', ')}. JSON holds both. To see how a file looks, download <a class="govuk-link" href={frameworksFilePath('standards.csv')}>the standards that are here</a>.</p>
      {props.waiting.length > 0 && (
        <DataTable
          id="waiting" caption="Read and not applied yet" rows={props.waiting} empty=""
          columns={[{ heading: 'File', cell: (one) => <a class="govuk-link" href={frameworkPlanPath(one.id)}>{one.fileName}</a> }, { heading: 'Read by', cell: (one) => one.by }, { heading: 'When', cell: (one) => whenText(one.at), noWrap: true }]}
        />
      )}
    </>
  )
}

function ProblemsTable(props: { rows: readonly FrameworkProblem[] }) {
  return (
    <DataTable
      id="problems" caption="What to mend" note={props.rows.length > 200 ? `The first 200 of ${props.rows.length}.` : undefined} rows={props.rows.slice(0, 200)} empty=""
      columns={[{ heading: 'Where', cell: (row) => row.where }, { heading: 'Column', cell: (row) => row.column }, { heading: 'It says', cell: (row) => row.value.slice(0, 60) }, { heading: 'What is wrong', cell: (row) => row.message }]}
    />
  )
}

/** What a file would do, framework by framework, and the two buttons. */
export function FrameworkPlanPage(props: FrameworkPlanPageProps) {
  const { plan } = props
  const changes = plan.frameworks.filter(({ kind }) => kind !== 'same').length + plan.mappings.added.length
  return (
    <>
      {plan.problems.length > 0 && props.state === 'waiting' && <ErrorSummary errors={[{ text: `${plan.problems.length} ${plan.problems.length === 1 ? 'thing is' : 'things are'} wrong in ${props.fileName}. It cannot be applied`, href: '#problems' }]} />}
      <span class="govuk-caption-l">Import frameworks</span>
      <h1 class="govuk-heading-l">{props.fileName}</h1>
      {props.notice !== null && <WarningText>{props.notice}</WarningText>}
      {props.state !== 'waiting' && <InsetText><p class="govuk-body">{props.state === 'applied' ? 'Applied' : 'Discarded'} by {props.settledBy}. Below: what the file would do today.</p></InsetText>}
      {plan.problems.length > 0 && <ProblemsTable rows={plan.problems} />}
      {plan.frameworks.length > 0 && (
        <DataTable
          id="plan" caption="What it would do" rows={plan.frameworks} empty=""
          columns={[
            { heading: 'Framework', cell: (one) => `${one.given.label} (${one.given.code})` }, { heading: 'Edition', cell: (one) => one.given.edition }, { heading: 'Standards', cell: (one) => one.given.standards.length, isNumeric: true },
            { heading: 'What happens', cell: (one) => <DoneWords planned={one} /> },
          ]}
        />
      )}
      {plan.mappings.added.length > 0 && (
        <DataTable
          id="mappings" caption={`${plan.mappings.added.length} ${plan.mappings.added.length === 1 ? 'mapping' : 'mappings'} added`} rows={plan.mappings.added} empty=""
          columns={[{ heading: 'This standard', cell: (one) => one.from.join(' ') }, { heading: 'speaks of the same as', cell: (one) => one.to.join(' ') }, { heading: 'Note', cell: (one) => one.note }]}
        />
      )}
      {plan.mappings.same > 0 && <p class="govuk-body">{plan.mappings.same} {plan.mappings.same === 1 ? 'mapping is' : 'mappings are'} here already.</p>}
      {props.state === 'waiting' && (
        <ButtonGroup>
          {plan.problems.length === 0 && changes > 0 && <Form action={frameworkPlanPath(props.id)} token={props.formToken}><Button preventDoubleClick>Apply</Button></Form>}
          <Form action={discardFrameworksPath(props.id)} token={props.formToken}><Button variant="secondary">Discard</Button></Form>
        </ButtonGroup>
      )}
      {props.state === 'waiting' && plan.problems.length === 0 && changes === 0 && <p class="govuk-body">Everything in it is here already: there is nothing to apply.</p>}
    </>
  )
}

function DoneWords({ planned }: { planned: PlannedFramework }) {
  if (planned.kind === 'new') return <>New</>
  if (planned.kind === 'same') return <>Nothing: it is here already</>
  const parts = [
    ...(planned.kind === 'changed' && planned.facts.length > 0 ? [`changes ${planned.facts.join(', ')}`] : []), ...(planned.added.length > 0 ? [`adds ${planned.added.join(', ')}`] : []),
    ...(planned.changed.length > 0 ? [`rewords ${planned.changed.join(', ')}`] : []), ...(planned.removed.length > 0 ? [`${planned.kind === 'changed' ? 'removes' : 'no longer has'} ${planned.removed.join(', ')}, with ${planned.removed.length === 1 ? 'its' : 'their'} mappings`] : []),
  ].join('; ')
  if (planned.kind === 'changed') return <>Changed in place, no evidence points to it: {parts}</>
  const { before, given } = planned
  return <>Takes the place of edition {before.edition || '(none)'}{given.validFrom === null ? '' : ` from ${formatDay(given.validFrom)}`}, which is kept{before.uses === 0 ? '' : ` with its ${before.uses} ${before.uses === 1 ? 'item' : 'items'} of evidence`}{parts === '' ? '' : `: ${parts}`}</>
}

export type FrameworkPlanPageProps = { id: number; fileName: string; state: 'waiting' | 'applied' | 'discarded'; settledBy: string; plan: FrameworkPlan; notice: string | null; formToken: string }
