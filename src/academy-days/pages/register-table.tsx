import { Button } from '../../govuk/button.tsx'
import { DataTable, type Column } from '../../govuk/data-table.tsx'
import { Form } from '../../web/layout/form.tsx'
import { registerPath } from '../paths.ts'
import { markLabels, marks, type AcademyDay, type Place } from '../rules/academy-day.ts'
import { registerOf, standingLabels, type Standing } from '../rules/attendance.ts'

/** The register: one choice for each who was not simply there, one tick for all the others. */
export function RegisterTable(props: RegisterTableProps) {
  const { day, rows, fields } = props
  const counted = registerOf(rows.map(({ place }) => place))
  const shown: readonly Column<RegisterRow>[] = [
    { heading: 'Name', cell: (row) => <>{row.href === null ? row.name : <a class="govuk-link" href={row.href}>{row.name}</a>}{row.place.isCatchUp && <><br />Here to catch up with another day</>}</> },
    { heading: 'Cohort', cell: (row) => row.cohort },
    {
      heading: 'Register',
      cell: (row) => (props.isOpen
        ? (
          <>
            <input type="hidden" name={`version-${row.place.personId}`} value={String(row.place.version)} />
            <RowError id={`mark-${row.place.personId}`} problems={props.problems} />
            <label class="govuk-visually-hidden" for={`mark-${row.place.personId}`}>Register: {row.name}</label>
            <select class="govuk-select" id={`mark-${row.place.personId}`} name={`mark-${row.place.personId}`}>
              {row.place.mark === null && <option value="">Not marked</option>}
              {marks.map((mark) => <option value={mark} selected={(fields[`mark-${row.place.personId}`] ?? row.place.mark) === mark}>{markLabels[mark]}</option>)}
            </select>
          </>
        )
        : row.place.mark === null ? standingLabels[row.standing] : markLabels[row.place.mark]),
    },
    ...(rows.some(({ catchUp }) => catchUp !== '') ? [{ heading: 'Catch-up', cell: (row: RegisterRow) => row.catchUp }] : []),
  ]
  const note = counted.unmarked === 0 && counted.invited > 0 ? `${counted.there} of ${counted.needed} were there.` : day.onDay > props.on ? 'The register can be taken from the day on.' : `Not marked yet: ${counted.unmarked} of ${counted.invited}.`
  const table = <DataTable id="register" caption="Register" note={`${note} Why somebody was away is not asked.`} rows={rows} empty="Nobody is invited yet." columns={shown} />
  if (!props.isOpen || rows.length === 0) return table
  return (
    <Form action={registerPath(day.id)} token={props.formToken}>
      {counted.unmarked > 0 && (
        <div class="govuk-form-group">
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" id="rest" name="rest" type="checkbox" value="attended" checked={fields['rest'] === 'attended'} />
              <label class="govuk-label govuk-checkboxes__label" for="rest">Everybody who is “not marked” below attended</label>
            </div>
          </div>
        </div>
      )}
      {table}
      <Button preventDoubleClick>Save the register</Button>
    </Form>
  )
}

export function RowError(props: { id: string; problems: readonly { field: string; message: string }[] }) {
  const found = props.problems.find(({ field }) => field === props.id)
  return found === undefined ? null : <p class="govuk-error-message" id={`${props.id}-error`}><span class="govuk-visually-hidden">Error:</span> {found.message}</p>
}

export type RegisterRow = { place: Place; name: string; cohort: string; href: string | null; standing: Standing; catchUp: string }
type RegisterTableProps = {
  day: AcademyDay
  on: AcademyDay['onDay']
  rows: readonly RegisterRow[]
  isOpen: boolean
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
