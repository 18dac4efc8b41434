import { DataTable } from '../../govuk/data-table.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Select } from '../../govuk/select.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { bookPath, notePath, programmeDatesPath, reviewPath, reviewsPath } from '../paths.ts'
import type { ReviewState } from '../rules/review-state.ts'

/** Reviews of everybody whom the caller reaches: what is overdue first, then what waits for somebody, then by date. */
export function ReviewsPage(props: ReviewsPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Reviews</h1>
      <p class="govuk-body">{props.summary}</p>
      {props.people.length > 1 && (
        <FilterForm id="filter" action={reviewsPath} heading="Show reviews">
          <Select
            name="show" label="Which" value={props.show}
            items={[{ value: 'open', text: 'Open ones, and those of the last 3 months' }, { value: 'mine', text: 'Those that I take part in' }, { value: 'all', text: 'All' }]}
          />
        </FilterForm>
      )}
      {props.questioned.length > 0 && (
        <DataTable
          id="questioned"
          caption="Said to be wrong, not answered yet"
          rows={props.questioned}
          empty=""
          columns={[
            { heading: 'Name', cell: (row) => row.name },
            { heading: 'What the review says', cell: (row) => row.fact },
            { heading: 'Asked', cell: (row) => shortDay(row.askedOn), noWrap: true },
            { heading: 'Next step', cell: (row) => (row.mayAnswer ? <a class="govuk-link" href={notePath(row.reviewId, row.id)}>Answer<span class="govuk-visually-hidden">: {row.name}, {row.fact}</span></a> : <>For the {row.owner.replaceAll('-', ' ')}</>) },
          ]}
        />
      )}
      <DataTable
        id="reviews"
        caption="Reviews"
        note={props.note}
        rows={props.lines}
        empty="There is no review to show."
        columns={[
          { heading: 'Name', cell: (row) => <a class="govuk-link" href={programmeDatesPath(row.enrolmentId)}>{row.name}</a> },
          { heading: 'Review', cell: (row) => row.title },
          { heading: 'Due', cell: (row) => shortDay(row.due), noWrap: true },
          { heading: 'How it stands', cell: (row) => <StateWords state={row.state} /> },
          { heading: 'Team manager', cell: (row) => row.manager ?? 'Not named' },
          { heading: 'Assessor', cell: (row) => row.assessor ?? 'Not named' },
          { heading: 'Next step', cell: (row) => <NextStep line={row} /> },
        ]}
      />
    </>
  )
}

function NextStep(props: { line: ReviewLine }) {
  const { line } = props
  const about = <span class="govuk-visually-hidden">: {line.name}, {line.title}</span>
  if (line.reviewId !== null) return <a class="govuk-link" href={reviewPath(line.reviewId)}>Open{about}</a>
  return line.mayBook ? <a class="govuk-link" href={bookPath(line.enrolmentId, line.point)}>Book{about}</a> : <>Not booked yet</>
}

/** The state in words; what somebody has to do something about is bold. */
export function StateWords(props: { state: ReviewState }) {
  return PRESSING.has(props.state.kind) ? <strong>{props.state.words}</strong> : <>{props.state.words}</>
}

const PRESSING: ReadonlySet<ReviewState['kind']> = new Set(['overdue', 'book-again', 'not-recorded'])

export type ReviewsPageProps = { summary: string; note: string; show: string; people: readonly number[]; lines: readonly ReviewLine[]; questioned: readonly QuestionedLine[] }

export type QuestionedLine = { id: number; reviewId: number; name: string; fact: string; owner: string; askedOn: Day; mayAnswer: boolean }

export type ReviewLine = {
  enrolmentId: number
  reviewId: number | null
  point: string
  name: string
  title: string
  due: Day
  state: ReviewState
  manager: string | null
  assessor: string | null
  mayBook: boolean
}
