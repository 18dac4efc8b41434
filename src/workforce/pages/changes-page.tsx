import type { Sheet } from '../../files/sheet.ts'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { changesPath, personPath } from '../paths.ts'
import type { BoardChange } from '../rules/board-changes.ts'
import type { ChosenDay } from '../rules/choose-day.ts'

/** What is different on the board from a month before. */
export function ChangesPage(props: { chosen: ChosenDay; from: Day; on: Day; sheet: Sheet<BoardChange>; nameOf: (personId: number | null) => string; address: PageAddress }) {
  return (
    <>
      <h1 class="govuk-heading-l">What changed in the establishment</h1>
      <FilterForm id="day" heading="In the month to" action={changesPath} buttonText="Show">
        <DayField id="on" name="on" label="Day" on={props.on} text={props.chosen.text} problem={props.chosen.problem} />
      </FilterForm>
      <SheetTable
        id="changes" caption={`${formatDay(props.from)} to ${formatDay(props.on)}`} sheet={props.sheet} address={props.address} empty="Nothing changed."
        cells={{ person: (change) => (change.personId === null ? '' : <a class="govuk-link" href={personPath(change.personId)}>{props.nameOf(change.personId)}</a>) }}
      />
    </>
  )
}

export function changesSheet(changes: readonly BoardChange[], name: string, nameOf: (personId: number | null) => string): Sheet<BoardChange> {
  return {
    name,
    rows: changes,
    columns: [
      { key: 'team', title: 'Team', kind: 'text', value: (change) => change.teamName ?? '' },
      { key: 'position', title: 'Position', kind: 'text', value: (change) => change.positionNumber ?? '' },
      { key: 'title', title: 'Post', kind: 'text', value: (change) => change.title },
      { key: 'kind', title: 'Change', kind: 'text', value: (change) => change.kind },
      { key: 'person', title: 'Person', kind: 'text', value: (change) => nameOf(change.personId) },
      { key: 'before', title: 'FTE before', kind: 'number', decimals: 2, value: (change) => (change.detail === null ? change.before : null) },
      { key: 'after', title: 'FTE after', kind: 'number', decimals: 2, value: (change) => (change.detail === null ? change.after : null) },
      { key: 'detail', title: 'Note', kind: 'text', value: (change) => change.detail ?? '' },
    ],
  }
}
