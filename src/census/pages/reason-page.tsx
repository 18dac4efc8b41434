import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { xmlPath } from '../paths.ts'

/** Errors remain, so DfE would not take the file: it is written all the same where somebody says what for, and that is kept. */
export function ReasonPage(props: { year: number; errors: number; value: string; problem: string | null }) {
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#reason' }]} />}
      <span class="govuk-caption-l">Census return {props.year}</span>
      <h1 class="govuk-heading-l">{errorsRemain(props.errors)}</h1>
      <p class="govuk-body">DfE can authorise the return when none does. You can download the file all the same, for example to look at it or to try it in COLLECT.</p>
      {/* a GET, because it changes nothing and a second click downloads it again; the reason is kept by the audit of the download */}
      <form method="get" action={xmlPath(props.year)} novalidate>
        <Textarea name="reason" label="What is the file for?" hint="Kept with your name and the time." rows={3} value={props.value} error={props.problem ?? undefined} />
        <Button>Download the XML</Button>
      </form>
    </>
  )
}

/** The heading of the page, and the title of its window. */
export function errorsRemain(errors: number): string {
  return errors === 1 ? 'An error remains' : `${errors} errors remain`
}
