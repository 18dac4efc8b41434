import { Button, ButtonGroup, ButtonLink } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { candidatesPath, casePath, changePanelPath, drawPath, membersPath, papersPath, presentPath } from '../paths.ts'

/** One panel: who sits, the agenda in order with everything that a decision needs, what was decided. */
export function PanelDayPage(props: PanelDayProps) {
  return (
    <>
      <span class="govuk-caption-l">Academy Panel</span>
      <h1 class="govuk-heading-l">{formatDay(props.on)}</h1>
      {props.notice !== null && <WarningText>{props.notice}</WarningText>}
      <SummaryList
        rows={[
          { key: 'Place', value: props.place || 'Not said' },
          { key: 'Portfolios in by', value: `${formatDay(props.handIn)} (${props.handInWeeks} ${props.handInWeeks === 1 ? 'week' : 'weeks'} before)` },
          { key: 'Quorum', value: `${props.quorum} members without a conflict in the case` },
          { key: 'Who confirms', value: props.confirms === 'panel' ? 'The panel’s decision stands by itself' : 'A head of service confirms each decision' },
          { key: 'Full reading', value: props.isDrawn ? `Drawn. ${props.drawRule}` : `Not drawn yet. ${props.drawRule}` },
        ]}
      />
      {props.mayArrange && (
        <ButtonGroup>
          <ButtonLink href={candidatesPath(props.id)}>Add portfolios</ButtonLink>
          <ButtonLink href={membersPath(props.id)} variant="secondary">Members and chair</ButtonLink>
          <ButtonLink href={changePanelPath(props.id)} variant="secondary">Change the panel</ButtonLink>
        </ButtonGroup>
      )}
      <Agenda {...props} />
      {props.cases.length > 0 && <p class="govuk-body"><a class="govuk-link" href={papersPath(props.id)}>All papers in one file</a>: {props.papersNote}</p>}
      {props.mayArrange && !props.isDrawn && props.cases.length > 0 && (
        <Form action={drawPath(props.id)} token={props.formToken}>
          <p class="govuk-body">When the portfolios and recommendations are in, draw once which are read in full. It cannot be drawn again.</p>
          <Button variant="secondary" preventDoubleClick>Draw the full readings</Button>
        </Form>
      )}
      <Members {...props} />
    </>
  )
}

function Agenda(props: PanelDayProps) {
  return (
    <DataTable
      id="agenda"
      caption="Agenda"
      note={`${props.cases.length} ${props.cases.length === 1 ? 'portfolio' : 'portfolios'} that you may see, in order. Nothing about absence is shown to a panel.`}
      rows={props.cases}
      empty="No portfolio is on the agenda that you may see."
      columns={[
        { heading: 'Order', cell: (row) => row.position, isNumeric: true, isRowHeader: false },
        { heading: 'NQSW', cell: (row) => <a class="govuk-link" href={casePath(row.id)}>{row.name}</a>, isRowHeader: true },
        { heading: 'Assessor', cell: (row) => row.assessor || 'Not named' },
        { heading: 'Readers', cell: (row) => row.readers },
        { heading: 'Portfolio in', cell: (row) => row.handedIn },
        ...(props.cases.some((row) => row.checklist !== null) ? [{ heading: 'Checklist', cell: (row: AgendaLine) => row.checklist ?? '' }, { heading: 'Names cleared', cell: (row: AgendaLine) => row.names ?? '' }] : []),
        { heading: 'Recommended', cell: (row) => row.recommended },
        { heading: 'Readers’ views', cell: (row) => row.views },
        { heading: 'Decision', cell: (row) => (row.decision === null ? <Tag colour="grey">Open</Tag> : <Tag colour="blue">{row.decision}</Tag>) },
        { heading: 'Chair signed', cell: (row) => row.signed },
      ]}
    />
  )
}

function Members(props: PanelDayProps) {
  return (
    <section>
      <DataTable
        id="members"
        caption="Members"
        rows={props.members}
        empty="Nobody sits on this panel yet."
        columns={[
          { heading: 'Name', cell: (row) => row.name },
          { heading: 'Part', cell: (row) => (row.isChair ? 'Chair' : 'Member') },
          { heading: 'Present', cell: (row) => (row.isPresent === null ? 'Not said yet' : row.isPresent ? 'Yes' : 'No') },
          { heading: 'Conflicts', cell: (row) => (row.conflicts.length === 0 ? 'None known' : row.conflicts.map((one) => <p class="govuk-body govuk-!-margin-bottom-1">{one}</p>)) },
        ]}
      />
      {props.maySayPresent && props.members.length > 0 && (
        <Form action={presentPath(props.id)} token={props.formToken}>
          <Checkboxes name="present" fieldset={{ legend: 'Who is present', legendSize: 's' }} items={props.members.map((row) => ({ name: `present-${row.userId}`, value: 'yes', text: row.name, checked: row.isPresent === true }))} />
          <Button variant="secondary" preventDoubleClick>Save who is present</Button>
        </Form>
      )}
      {props.isPast && props.cases.some((row) => row.decision === null) && <InsetText>The day of the panel is past, and not every portfolio is decided.</InsetText>}
    </section>
  )
}

export type PanelDayProps = {
  id: number
  on: Day
  place: string
  handIn: Day
  handInWeeks: number
  quorum: number
  confirms: 'panel' | 'head-of-service'
  isDrawn: boolean
  drawRule: string
  isPast: boolean
  papersNote: string
  cases: readonly AgendaLine[]
  members: readonly { userId: number; name: string; isChair: boolean; isPresent: boolean | null; conflicts: readonly string[] }[]
  notice: string | null
  mayArrange: boolean
  maySayPresent: boolean
  formToken: string
}

export type AgendaLine = {
  id: number
  position: number
  name: string
  assessor: string
  readers: string
  handedIn: string
  /** "11 of 12: a reflection is missing"; null where no portfolio is known. */
  checklist: string | null
  names: string | null
  recommended: string
  views: string
  decision: string | null
  signed: string
}

