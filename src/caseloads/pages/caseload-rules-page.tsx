import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { caseloadRulesPath } from '../paths.ts'

/** What a full caseload is here, and when being over it becomes a record. */
export function CaseloadRulesPage(props: CaseloadRulesProps) {
  const { fields, problems } = props
  const problem = (field: string) => problems.find((one) => one.field === field)?.message
  return (
    <>
      {problems.length > 0 && <ErrorSummary errors={problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Rules for agreed caseloads</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <Form action={caseloadRulesPath} token={props.formToken}>
        <input type="hidden" name="version" value={String(props.version)} />
        <Input id="full-caseload" name="full-caseload" label="Children of a full-time experienced worker (optional)" hint="What a programme’s share, such as 90%, is taken of. Leave it empty if your council has not agreed one." width="4" inputmode="decimal" value={fields['full-caseload']} error={problem('full-caseload')} />
        <Input id="working-days" name="working-days" label="A record opens after so many working days over" width="3" inputmode="numeric" value={fields['working-days']} error={problem('working-days')} />
        <Input id="at-once-percent" name="at-once-percent" label="Or at once when over by more than" suffix="%" width="3" inputmode="numeric" value={fields['at-once-percent']} error={problem('at-once-percent')} />
        <Button preventDoubleClick>Set the rules</Button>
      </Form>
    </>
  )
}

export type CaseloadRulesProps = {
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  version: number
  meanwhile: string | null
  formToken: string
}
