import { WarningText } from '../../govuk/warning-text.tsx'
import { layoutPath } from '../paths.ts'

/** Said wherever a return of an unverified year is shown, and in the note of its export. */
export function UnverifiedNotice(props: { year: number; source: string }) {
  return (
    <>
      <WarningText>The layout of {props.year} is unverified.</WarningText>
      <p class="govuk-body">
        {props.source}. Check it against DfE's current specification before the return is sent: <a class="govuk-link" href={layoutPath(props.year)}>see and edit the layout of {props.year}</a>.
      </p>
    </>
  )
}
