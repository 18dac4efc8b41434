import type { Sheet } from '../../files/sheet.ts'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, hrefWith, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { bridgePath, personPath } from '../paths.ts'
import type { BridgeSheetLine } from '../rules/bridge-sheet.ts'
import type { ChosenDay } from '../rules/choose-day.ts'
import type { Bridge, BridgeEntry } from '../rules/vacancy-bridge.ts'

/** How the vacancies of one day became those of another. */
export function BridgePage(props: BridgePageProps) {
  const { content } = props
  return (
    <>
      <h1 class="govuk-heading-l">How vacancies came about</h1>
      <FilterForm id="days" heading="Between two days" action={bridgePath} buttonText="Show">
        <DayField id="from" name="from" label="From" on={props.from.on} text={props.from.text} problem={props.from.problem} />
        <DayField id="until" name="until" label="Until" on={props.until.on} text={props.until.text} problem={props.until.problem} />
        <Select id="by" name="by" label="By" value={props.by} items={[{ value: 'team', text: 'Team' }, { value: 'service', text: 'Service' }]} />
      </FilterForm>
      {content === null
        ? <NothingYet href="/data" action="Load an establishment file">There were no posts on either day. Vacancies need the establishment and the HR extract.</NothingYet>
        : (
          <>
            {content.partOf !== null && <InsetText>You see the posts of your teams: {content.partOf}.</InsetText>}
            <SheetTable
              id="bridge"
              caption={`${formatDay(content.from)} to ${formatDay(content.until)}`}
              note="The lines add up: beginning + lines = end. Who came and went in between leaves no mark on either day."
              sheet={content.whole}
              address={props.address}
              empty=""
              isSortable={false}
              hasFiles={false}
              isSubtotal={(line) => line.kind === null}
              cells={{ what: (line) => (line.kind === null || line.fte === 0 && line.posts === 0 ? undefined : <a class="govuk-link" href={`${hrefWith(props.address, { line: line.kind })}#entries`}>{line.what}</a>), fte: (line) => signed(line.fte, line.kind !== null, 2), posts: (line) => signed(line.posts, line.kind !== null, 0) }}
            />
            <SheetTable id="groups" caption={props.by === 'team' ? 'By team, FTE' : 'By service, FTE'} note="A post that moved to another team is deleted in one and new in the other." sheet={content.groups} address={props.address} empty="" isSortable={false} hasFiles={false} isDense />
            <SheetTable
              id="entries" caption="People and posts behind the lines"
              note={props.address.query['line'] === undefined ? undefined : <>Only: {props.address.query['line']}. <a class="govuk-link" href={`${hrefWith(props.address, { line: null })}#entries`}>Show all lines</a></>}
              sheet={content.entries} address={props.address} empty="Nothing changed between the two days."
              cells={{ person: (entry) => (entry.personId === null ? '' : <a class="govuk-link" href={personPath(entry.personId)}>{content.nameOf(entry.personId)}</a>) }}
            />
          </>
        )}
    </>
  )
}

function signed(value: number, isChange: boolean, decimals: number): string {
  const text = value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return isChange && value > 0 ? `+${text}` : text
}

export type BridgePageProps = { from: ChosenDay; until: ChosenDay; by: string; content: BridgeContent | null; address: PageAddress }
export type BridgeContent = {
  from: Day
  until: Day
  whole: Sheet<BridgeSheetLine>
  groups: Sheet<Bridge>
  entries: Sheet<BridgeEntry>
  nameOf: (personId: number | null) => string
  partOf: string | null
}
