import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Details } from '../../govuk/details.tsx'
import { Input } from '../../govuk/input.tsx'
import { Form } from '../../web/layout/form.tsx'
import { councilsPath } from '../paths.ts'

/** The councils that this one sets itself beside, besides England, its region and its statistical neighbours. */
export function CouncilsPage(props: CouncilsPageProps) {
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#councils' }]} />}
      <h1 class="govuk-heading-l">Councils to compare with</h1>
      <p class="govuk-body">England, your region and the median of your ten statistical neighbours (model of 2025) always stand beside your figures. {props.neighbours.length > 0 && `Your neighbours are ${props.neighbours.join(', ')}.`}</p>
      <Form action={councilsPath} token={props.formToken}>
        <Input id="councils" name="councils" label="Other councils, up to 5" labelSize="m" hint="Their DfE numbers, such as 335, 892" width="20" value={props.written} error={props.problem ?? undefined} />
        <Button preventDoubleClick>Compare with these</Button>
      </Form>
      <Details summary="Numbers of all councils">
        <ul class="govuk-list">{props.councils.map((council) => <li>{council.laNumber} {council.areaName}</li>)}</ul>
      </Details>
    </>
  )
}

export type CouncilsPageProps = {
  councils: readonly { laNumber: string; areaName: string }[]
  neighbours: readonly string[]
  written: string
  problem: string | null
  formToken: string
}
