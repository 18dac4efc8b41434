import type { Sheet } from '../../files/sheet.ts'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, hrefWith, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { bridgePath, changesPath, establishmentPath, personPath } from '../paths.ts'
import type { BoardLine, TotalsLine } from '../rules/board-sheet.ts'
import type { BoardHolder } from '../rules/establishment-board.ts'
import type { ChosenDay } from '../rules/choose-day.ts'

/** Who is in which post, and where the gaps are. */
export function BoardPage(props: BoardPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Establishment</h1>
      {props.content === null ? <NoPosts hasPeople={props.hasPeople} /> : <Board {...props} content={props.content} />}
    </>
  )
}

function NoPosts(props: { hasPeople: boolean }) {
  return props.hasPeople
    ? <NothingYet href="/data" action="Load an establishment file">The record has people but no posts. No extract of people brings vacant posts: load the establishment, a list of positions or a grid of team and grade with the funded FTE.</NothingYet>
    : <NothingYet href="/data" action="Load files">There are no posts yet. Load the establishment, a list of positions or a grid of team and grade with the funded FTE, and then the HR extract, which says who holds them.</NothingYet>
}

function Board(props: BoardPageProps & { content: BoardContent }) {
  const { on, sheet, totals, nameOf, filter } = props.content
  const isSorted = props.address.query['sort'] !== undefined
  return (
    <>
      <FilterForm id="filter" action={establishmentPath} buttonText="Show" clearHref={filter.isOn ? hrefWith(props.address, { service: null, team: null, show: null }) : undefined}>
        <DayField id="on" name="on" label="Day" on={on} text={props.chosen.text} problem={props.chosen.problem} />
        <Select id="service" name="service" label="Service" value={filter.service} items={[{ value: '', text: 'All' }, ...filter.services]} />
        <Select id="team" name="team" label="Team" value={filter.team} items={[{ value: '', text: 'All' }, ...filter.teams]} />
        <Select id="show" name="show" label="Show" value={filter.show} items={SHOWN} />
      </FilterForm>
      {props.content.partOf !== null && <InsetText>You see the posts of your teams: {props.content.partOf}.</InsetText>}
      <p class="govuk-body tl-no-print">
        <a class="govuk-link" href={hrefWith({ path: changesPath, query: {} }, { on })}>What changed in the month before</a>{' · '}
        <a class="govuk-link" href={hrefWith({ path: bridgePath, query: {} }, { until: on })}>How vacancies came about</a>
      </p>
      <SheetTable
        id="totals"
        caption={`As at ${formatDay(on)}${filter.isOn ? ', only what is shown below' : ''}`}
        note="Funded FTE = in posts + vacant - over - overlap (cover beside the holder). DfE counts a vacancy also where an agency worker covers it and where nobody is being recruited."
        sheet={totals}
        address={props.address}
        empty=""
        isSortable={false}
        hasFiles={false}
        isSubtotal={(line) => line.name === 'All'}
      />
      <SheetTable
        id="board"
        caption="Posts"
        note={isSorted ? <>Sorted: subtotals are left out. <a class="govuk-link" href={hrefWith(props.address, { sort: null })}>Back to services and teams</a></> : 'Each service and team is headed by what its rows below come to. Gap: vacant and not covered by an agency worker.'}
        sheet={sheet}
        address={props.address}
        empty="No post is like this on the day."
        isSubtotal={(line) => line.kind === 'total'}
        isDense
        omitted={isSorted ? ['position'] : ['team', 'position']}
        cells={{
                    role: (line) => (line.kind === 'total'
            ? <>{line.level === 'service' ? `${line.name} (service)` : line.name}<span class="tl-table__note">{line.totals.posts} {line.totals.posts === 1 ? 'post' : 'posts'}</span></>
            : <>{[line.row.title, line.row.grade].filter((part) => part !== null && part !== '').join(', ')}<span class="tl-table__note">{line.row.positionNumber ?? KINDS[line.row.kind]}</span></>),
          holders: (line) => (line.kind === 'row' ? <Holders holders={line.row.holders} nameOf={nameOf} /> : undefined),
          flags: (line) => line.kind === 'total' ? undefined : <strong>{line.row.flags.filter((flag) => flag !== 'no post').join('; ')}</strong>,
        }}
      />
    </>
  )
}

function Holders(props: { holders: readonly BoardHolder[]; nameOf: (personId: number) => string }) {
  return (
    <>
      {props.holders.map((holder, at) => (
        <>
          {at > 0 && '; '}
          <a class="govuk-link" href={personPath(holder.personId)}>{props.nameOf(holder.personId)}</a> {holder.isFteKnown ? holder.fte.toLocaleString('en-GB', { maximumFractionDigits: 2 }) : 'FTE not known'}
        </>
      ))}
    </>
  )
}

const KINDS = { position: '', grid: '', 'no post': 'no post', 'agency without post': 'agency, no post' } as const

const SHOWN = [
  { value: '', text: 'All posts and people' },
  { value: 'vacant', text: 'Vacant, wholly or in part' },
  { value: 'stands-out', text: 'What stands out' },
  { value: 'no-post', text: 'People without a post' },
]

export type BoardPageProps = { chosen: ChosenDay; hasPeople: boolean; content: BoardContent | null; address: PageAddress }
export type BoardContent = {
  on: Day
  sheet: Sheet<BoardLine>
  totals: Sheet<TotalsLine>
  nameOf: (personId: number) => string
  filter: {
    service: string
    team: string
    show: string
    isOn: boolean
    services: readonly { value: string; text: string }[]
    teams: readonly { value: string; text: string }[]
  }
  /** Names of the teams, where the caller sees only those. */
  partOf: string | null
}
