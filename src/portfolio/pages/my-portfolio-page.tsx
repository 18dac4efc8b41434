import { ButtonGroup, ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { addEvidencePath, askFeedbackPath, evidencePath, namesPath, observationPath, planObservationPath, portfolioPath, takeAwayPath, wordFormsPath } from '../paths.ts'
import type { Coverage } from '../rules/coverage.ts'
import { kindLabels, stateWords, type EvidenceKind, type EvidenceState } from '../rules/evidence.ts'

/** The own portfolio on a phone: what is missing first, then what can be done, then what is there (users 3.13). */
export function MyPortfolioPage(props: MyPortfolioPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">My portfolio</h1>
      <p class="govuk-body-l">{props.coverage.isComplete ? 'By number everything is there.' : 'Still missing:'}</p>
      {!props.coverage.isComplete && <ul class="govuk-list govuk-list--bullet">{props.coverage.missing.map((one) => <li>{one}</li>)}</ul>}
      <p class="govuk-body">Hand-in: {shortDay(props.coverage.handInOn)}. {props.namesCleared === null ? <>Names: <a class="govuk-link" href={namesPath}>not checked yet</a>.</> : `Names cleared by ${props.namesCleared}.`}</p>
      <ButtonGroup>
        <ButtonLink href={addEvidencePath}>Add evidence</ButtonLink>
        <ButtonLink href={askFeedbackPath} variant="secondary">Ask for feedback</ButtonLink>
        <ButtonLink href={planObservationPath} variant="secondary">Plan an observation</ButtonLink>
      </ButtonGroup>
      <CoverageTable coverage={props.coverage} />
      <EvidenceTable items={props.items} />
      <DataTable
        id="observations" caption="Direct observations" rows={props.observations} empty="None planned."
        columns={[
          { heading: 'Observation', cell: (one) => <a class="govuk-link" href={observationPath(one.id)}>{one.title}</a> }, { heading: 'Planned for', cell: (one) => shortDay(one.plannedFor), noWrap: true },
          { heading: 'Next', cell: (one) => one.next },
        ]}
      />
      <h2 class="govuk-heading-m">More</h2>
      <ul class="govuk-list govuk-list--spaced">
        <li><a class="govuk-link" href={portfolioPath(props.enrolmentId)}>Which standards are shown by what</a></li>
        <li><a class="govuk-link" href={wordFormsPath}>Forms as Word, filled in as far as is known</a></li>
        <li><a class="govuk-link" href={namesPath}>Check for names before the panel</a></li>
        <li><a class="govuk-link" href={takeAwayPath}>Take my portfolio with me</a></li>
      </ul>
    </>
  )
}

export function CoverageTable(props: { coverage: Coverage }) {
  return (
    <DataTable
      id="coverage" caption="What the programme asks for" note="Items accepted, of the number asked for. A guide: the whole is judged, not the count." rows={props.coverage.lines} empty="The programme asks for no number of items."
      columns={[
        { heading: 'Kind', cell: (line) => line.label }, { heading: 'Accepted', cell: (line) => `${line.have} of ${line.of}`, isNumeric: true, noWrap: true },
        { heading: 'With the assessor', cell: (line) => (line.waiting === 0 ? '' : line.waiting), isNumeric: true },
      ]}
    />
  )
}

export function EvidenceTable(props: { items: readonly EvidenceLine[] }) {
  return (
    <DataTable
      id="evidence" caption="Evidence" rows={props.items} empty="Nothing yet."
      columns={[
        { heading: 'Title', cell: (item) => <a class="govuk-link" href={evidencePath(item.id)}>{item.title}</a> }, { heading: 'Kind', cell: (item) => kindLabels[item.kind] }, { heading: 'Day', cell: (item) => shortDay(item.onDay), noWrap: true },
        { heading: 'State', cell: (item) => stateWords[item.state] }, { heading: 'Standards', cell: (item) => item.standards, isNumeric: true },
      ]}
    />
  )
}


export type EvidenceLine = { id: number; title: string; kind: EvidenceKind; onDay: Day; state: EvidenceState; standards: number }
export type MyPortfolioPageProps = {
  enrolmentId: number
  coverage: Coverage
  items: readonly EvidenceLine[]
  observations: readonly { id: number; title: string; plannedFor: Day; next: string }[]
  namesCleared: string | null
}
