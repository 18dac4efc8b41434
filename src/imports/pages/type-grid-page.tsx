import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Bare } from '../../govuk/input.tsx'
import { ScrollArea } from '../../govuk/scroll-area.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { typeGridPath } from '../paths.ts'
import type { GridSize } from '../rules/typed-grid.ts'

/** The establishment of a council without position numbers: team by grade, funded FTE in each cell. */
export function TypeGridPage(props: TypeGridPageProps) {
  const { size } = props
  const messageFor = (field: string) => props.errors.find((error) => error.field === field)?.message
  const box = (field: string, label: string, width: '4' | '10' | '20') => (
    <Bare id={field} name={field} value={props.fields[field] ?? ''} error={messageFor(field)} width={width} class="govuk-!-margin-bottom-0" attributes={{ 'aria-label': label }} inputmode={field.startsWith('fte') ? 'decimal' : undefined} />
  )
  const nameOf = (prefix: string, at: number, word: string) => props.fields[`${prefix}-${at}`] || `${word} ${at + 1}`
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <h1 class="govuk-heading-l">Establishment, team by grade</h1>
      <p class="govuk-body">For a council without position numbers: the funded FTE of each team and grade, such as 11 or 0.6. Empty is none. You see what would change before it is applied.</p>
      {props.positions > 0 && <WarningText>{props.positions === 1 ? '1 numbered position is' : `${props.positions} numbered positions are`} in the record. A grid of a later day takes their place: read what would end before you apply it.</WarningText>}
      <Form action={typeGridPath} token={props.formToken}>
        <input type="hidden" name="teams" value={String(size.teams)} />
        <input type="hidden" name="grades" value={String(size.grades)} />
        <DateInput id="on" namePrefix="on" fieldset={{ legend: 'From which day does it hold?', legendSize: 's' }} error={props.errors.find((error) => error.field.startsWith('on-'))?.message}
          values={{ day: props.fields['on-day'], month: props.fields['on-month'], year: props.fields['on-year'] }} />
        <ScrollArea labelledBy="grid-caption">
          <table class="govuk-table tl-table" id="grid">
            <caption class="govuk-table__caption govuk-table__caption--m" id="grid-caption"><span class="tl-table__caption">Funded FTE<span class="tl-table__note">Grades or roles stand in the first row, teams in the first column.</span></span></caption>
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                <th scope="col" class="govuk-table__header">Team</th>
                {range(size.grades).map((column) => <th scope="col" class="govuk-table__header"><span class="govuk-visually-hidden">Grade {column + 1}</span>{box(`grade-${column}`, `Grade or role of column ${column + 1}`, '10')}</th>)}
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {range(size.teams).map((row) => (
                <tr class="govuk-table__row">
                  <th scope="row" class="govuk-table__header"><span class="govuk-visually-hidden">Line {row + 1}</span>{box(`team-${row}`, `Team of line ${row + 1}`, '20')}</th>
                  {range(size.grades).map((column) => <td class="govuk-table__cell">{box(`fte-${row}-${column}`, `Funded FTE of ${nameOf('team', row, 'line')}, ${nameOf('grade', column, 'column')}`, '4')}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
        <p class="govuk-body">
          <a class="govuk-link" href={`${typeGridPath}?lines=${size.teams + 10}`}>Ten more lines</a>, before you type: what is typed is not kept by the link.
        </p>
        <Button preventDoubleClick>Show what would change</Button>
      </Form>
    </>
  )
}

function range(many: number): number[] {
  return Array.from({ length: many }, (_, at) => at)
}

export type TypeGridPageProps = {
  size: GridSize
  /** Numbered positions in the record, which a grid would take the place of. */
  positions: number
  fields: Readonly<Record<string, string>>
  errors: readonly { field: string; message: string }[]
  formToken: string
}
