import { Button, ButtonLink, ButtonGroup } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Tag, type TagProps } from '../../govuk/tag.tsx'
import { shortDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { changesPath, comparePath, freezePath, itemsPath, layoutPath, sendListsPath, stepPath, teamReadPath, xmlPath } from '../paths.ts'
import type { StepLine } from '../rules/desk-steps.ts'
import { ChecksTable, type ChecksTableProps } from './checks-table.tsx'
import { FrozenTable, type FrozenLine } from './frozen-table.tsx'
import { UnverifiedNotice } from './unverified-notice.tsx'

/** The data officer's desk for one return: dates, checks, teams, versions, in the order of the work. */
export function DeskPage(props: DeskPageProps) {
  const { year } = props
  return (
    <>
      <h1 class="govuk-heading-l">Census return {year}</h1>
      {props.isUnverified && <UnverifiedNotice year={year} source={props.layoutSource} />}
      <p class="govuk-body">{props.summary}</p>
      {props.isFrozenView && <InsetText>You see the return as it was last frozen. The return as it stands now holds birth dates and ethnicity, which your role does not include.</InsetText>}
      <nav aria-label={`Pages of the return ${year}`}>
        <ul class="govuk-list">
          <li><a class="govuk-link" href={itemsPath(year)}>The authority's items</a>: vacancies, agency cover, what the authority pays</li>
          <li><a class="govuk-link" href={layoutPath(year)}>Layout</a>: the items and codes of the year</li>
          {!props.isFrozenView && <li><a class="govuk-link" href={comparePath(year)}>Compare</a>: with {year - 1}, and with the last frozen version</li>}
          {props.mayPrepare && <li><a class="govuk-link" href={xmlPath(year)}>Download the XML</a>: as the record stands now</li>}
        </ul>
      </nav>
      <Steps {...props} />
      {props.checks === null
        ? <p class="govuk-body">No version is frozen yet, so there are no checks to show.</p>
        : <ChecksTable {...props.checks} />}
      <Teams {...props} />
      <FrozenTable year={year} versions={props.versions} />
      {props.mayPrepare && (
        <ButtonGroup>
          <ButtonLink href={freezePath(year)}>Freeze version {(props.versions[0]?.number ?? 0) + 1}</ButtonLink>
        </ButtonGroup>
      )}
    </>
  )
}

function Steps(props: DeskPageProps) {
  return (
    <DataTable
      id="steps"
      caption="Steps"
      rows={props.steps}
      empty=""
      columns={[
        { heading: 'Step', cell: (row) => row.title },
        { heading: 'State', cell: (row) => <StepTag state={row.state} />, noWrap: true },
        { heading: 'How it stands', cell: (row) => row.stands },
        { heading: 'Due', cell: (row) => (row.dueOn === null ? '' : shortDay(row.dueOn)), noWrap: true },
        { heading: 'Done', cell: (row) => (row.doneOn === null ? '' : shortDay(row.doneOn)), noWrap: true },
        ...(props.mayPrepare ? [{ heading: 'Dates', cell: (row: StepLine) => <a class="govuk-link" href={stepPath(props.year, row.step)}>Set<span class="govuk-visually-hidden"> the dates of {row.title}</span></a> }] : []),
      ]}
    />
  )
}

function StepTag(props: { state: StepLine['state'] }) {
  return <Tag {...(COLOURS[props.state] ? { colour: COLOURS[props.state] } : {})}>{props.state}</Tag>
}

const COLOURS: Readonly<Record<StepLine['state'], TagProps['colour']>> = { Done: 'green', Late: 'red', 'In progress': 'blue', 'Not started': 'grey' }

function Teams(props: DeskPageProps) {
  const open = props.teams.reduce((sum, team) => sum + team.openChanges, 0)
  return (
    <>
      <DataTable
        id="teams"
        caption="Teams"
        note={props.peopleWithoutTeam > 0 ? `${props.peopleWithoutTeam} ${props.peopleWithoutTeam === 1 ? 'row of the return is' : 'rows of the return are'} in no team, so no manager sees them: load the HR extract, which says who is where.` : undefined}
        rows={props.teams}
        empty={props.mayPrepare ? 'No list was sent to a manager yet.' : 'No list was sent to a manager.'}
        columns={[
          { heading: 'Team', cell: (row) => <a class="govuk-link" href={teamReadPath(props.year, row.teamId)}>{row.name}</a> },
          { heading: 'People', cell: (row) => row.people, isNumeric: true },
          { heading: 'Confirmed on', cell: (row) => row.confirmed ?? <Tag colour="yellow">Not confirmed</Tag>, noWrap: true },
          { heading: 'By', cell: (row) => row.confirmedBy ?? '' },
          { heading: 'Changes asked', cell: (row) => (row.changes === 0 ? '0' : `${row.changes}, ${row.openChanges} open`), isNumeric: true },
        ]}
      />
      {(open > 0 || props.teams.some((team) => team.changes > 0)) && <p class="govuk-body"><a class="govuk-link" href={changesPath(props.year)}>Read and answer the changes that managers ask for</a></p>}
      {props.mayPrepare && (
        <Form action={sendListsPath(props.year)} token={props.formToken}>
          <Button variant="secondary" preventDoubleClick>{props.teams.length === 0 ? 'Send each manager the list' : 'Send changed lists again'}</Button>
        </Form>
      )}
    </>
  )
}

export type DeskPageProps = {
  year: number
  isUnverified: boolean
  layoutSource: string
  summary: string
  /** The caller sees no protected field, so what is shown is the newest frozen version. */
  isFrozenView: boolean
  mayPrepare: boolean
  steps: readonly StepLine[]
  checks: ChecksTableProps | null
  teams: readonly TeamLine[]
  peopleWithoutTeam: number
  versions: readonly FrozenLine[]
  formToken: string
}

export type TeamLine = { teamId: number; name: string; people: number; confirmed: string | null; confirmedBy: string | null; changes: number; openChanges: number }
