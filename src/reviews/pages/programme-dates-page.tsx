import { DataTable } from '../../govuk/data-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { agreementPath, bookPath, probationPath, reviewPath } from '../paths.ts'
import type { ReviewState } from '../rules/review-state.ts'
import { StateWords } from './reviews-page.tsx'

/** The dates of one programme in order: reviews and panel; probation beside them and apart, because it is the employer's. */
export function ProgrammeDatesPage(props: ProgrammeDatesPageProps) {
  return (
    <>
      <span class="govuk-caption-l">{props.programme}</span>
      <h1 class="govuk-heading-l">{props.name}: dates</h1>
      <SummaryList
        rows={[
          { key: 'Started', value: formatDay(props.startedOn) },
          { key: 'The assessed year ends', value: formatDay(props.endsOn) },
          { key: 'Days that moved the dates', value: props.movedDays === 0 ? 'None' : `${props.movedDays} working ${props.movedDays === 1 ? 'day' : 'days'}` },
          { key: 'Team manager', value: props.manager ?? 'Not named' },
          { key: 'Assessor', value: props.assessor ?? 'Not named' },
          { key: 'Support and assessment agreement', value: <a class="govuk-link" href={agreementPath(props.enrolmentId)}>{props.agreement}</a> },
        ]}
      />
      <DataTable
        id="reviews"
        caption="Reviews and panel"
        note="Each date has a window around it. A date on a weekend or bank holiday stands on the working day beside it."
        rows={props.lines}
        empty="This programme has no review."
        columns={[
          { heading: 'What', cell: (row) => (row.reviewId === null ? row.title : <a class="govuk-link" href={reviewPath(row.reviewId)}>{row.title}</a>) },
          { heading: 'Due', cell: (row) => shortDay(row.due), noWrap: true },
          { heading: 'Window', cell: (row) => (row.from === null || row.until === null ? '' : `${shortDay(row.from)} to ${shortDay(row.until)}`) },
          { heading: 'How it stands', cell: (row) => <StateWords state={row.state} /> },
          { heading: 'Book', cell: (row) => (row.mayBook ? <a class="govuk-link" href={bookPath(props.enrolmentId, row.point)}>{row.isBooked ? 'Move' : 'Book'}<span class="govuk-visually-hidden"> the {row.title}</span></a> : '') },
        ]}
      />
      {props.panel.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Academy Panel</h2>
          <SummaryList rows={props.panel.map((line) => ({ key: line.on, value: <>{line.words}{line.letterHref !== null && <>, <a class="govuk-link" href={line.letterHref}>letter as Word</a></>}</> }))} />
        </>
      )}
      <DataTable
        id="probation"
        caption="Probation"
        note="The employer's dates, apart from the programme: neither decides the other."
        rows={props.probation}
        empty="No date of probation is recorded."
        columns={[
          { heading: 'What', cell: (row) => row.what },
          { heading: 'Day', cell: (row) => shortDay(row.on), noWrap: true },
          { heading: 'Outcome', cell: (row) => row.outcome ?? '' },
        ]}
      />
      {props.maySetProbation && <p class="govuk-body"><a class="govuk-link" href={probationPath(props.personId)}>Set a date of probation</a></p>}
    </>
  )
}

export type ProgrammeDatesPageProps = {
  enrolmentId: number
  personId: number
  name: string
  programme: string
  startedOn: Day
  endsOn: Day
  movedDays: number
  manager: string | null
  assessor: string | null
  /** "Signed by all on ...", "Waiting for ...", "Not made yet" */
  agreement: string
  lines: readonly DateLine[]
  probation: readonly { what: string; on: Day; outcome: string | null }[]
  /** Panels that the programme came or comes before, for who may read them. */
  panel: readonly { on: string; words: string; letterHref: string | null }[]
  maySetProbation: boolean
}

export type DateLine = { point: string; title: string; due: Day; from: Day | null; until: Day | null; state: ReviewState; reviewId: number | null; isBooked: boolean; mayBook: boolean }
