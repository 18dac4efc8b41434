import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { shortDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { catchUpPath } from '../paths.ts'
import type { AcademyDay } from '../rules/academy-day.ts'
import { standingLabels } from '../rules/attendance.ts'
import { RowError, type RegisterRow } from './register-table.tsx'

/** Who missed the day, and how they catch up: at a later day, or by what was done. */
export function CatchUpTable(props: CatchUpTableProps) {
  if (!props.mayKeep) return null
  const { fields, problems } = props
  return (
    <Form action={catchUpPath(props.day.id)} token={props.formToken}>
      <DataTable
        id="catch-up" caption={`Catch-up: ${props.rows.length} who missed the day`} rows={props.rows} empty="Nobody missed the day."
        note="Choose a later day, and the person is invited to it; or write what was done and when."
        columns={[
          { heading: 'Name', cell: ({ name, standing }) => <>{name}<br />{standingLabels[standing]}</> },
          {
            heading: 'At a later day',
            cell: ({ place: { personId, catchUpDayId, version }, name }) => (
              <>
                <input type="hidden" name={`version-${personId}`} value={String(version)} />
                <RowError id={`later-${personId}`} problems={problems} />
                <label class="govuk-visually-hidden" for={`later-${personId}`}>A later day for {name}</label>
                <select class="govuk-select" id={`later-${personId}`} name={`later-${personId}`}>
                  <option value="">None</option>
                  {props.later.map(({ id, text }) => <option value={String(id)} selected={(fields[`later-${personId}`] ?? String(catchUpDayId ?? '')) === String(id)}>{text}</option>)}
                </select>
              </>
            ),
          },
          {
            heading: 'Or what was done',
            cell: ({ place: { personId, catchUpNote }, name }) => (
              <>
                <RowError id={`note-${personId}`} problems={problems} />
                <label class="govuk-visually-hidden" for={`note-${personId}`}>What {name} did to catch up</label>
                <input class="govuk-input govuk-input--width-20" id={`note-${personId}`} name={`note-${personId}`} value={fields[`note-${personId}`] ?? catchUpNote ?? ''} />
              </>
            ),
          },
          {
            heading: 'Done on',
            cell: ({ place: { personId, caughtUpOn }, name }) => (
              <>
                <RowError id={`on-${personId}`} problems={problems} />
                <label class="govuk-visually-hidden" for={`on-${personId}`}>The day on which {name} caught up, like 30/9/2026</label>
                <input class="govuk-input govuk-input--width-10" id={`on-${personId}`} name={`on-${personId}`} value={fields[`on-${personId}`] ?? (caughtUpOn === null ? '' : shortDay(caughtUpOn))} />
              </>
            ),
          },
        ]}
      />
      <Button preventDoubleClick>Save the catch-up</Button>
    </Form>
  )
}

type CatchUpTableProps = {
  day: AcademyDay
  rows: readonly RegisterRow[]
  later: readonly { id: number; text: string }[]
  mayKeep: boolean
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
