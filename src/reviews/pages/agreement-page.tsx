import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { agreementPath, agreementSignPath, agreementWordPath } from '../paths.ts'
import type { AgreementDocument } from '../rules/agreement.ts'
import { partyLabels, type Party } from '../rules/parties.ts'

/** The agreement as it was signed, or as it would be made today; what changed since; the ones before it. */
export function AgreementPage(props: AgreementPageProps) {
  return (
    <>
      <span class="govuk-caption-l">{props.name}</span>
      <h1 class="govuk-heading-l">Support and assessment agreement{props.number === 0 ? '' : `, number ${props.number}`}</h1>
      {props.notice !== null && <WarningText>{props.notice}</WarningText>}
      {props.number === 0 && <InsetText>No agreement is made yet. This is what it would say today.</InsetText>}
      {props.outdated.length > 0 && <WarningText>This agreement is signed again, because {props.outdated.join('; ')}.</WarningText>}
      {props.document.sections.map((section) => (
        <section>
          <h2 class="govuk-heading-m">{section.title}</h2>
          <SummaryList rows={section.rows.map(([key, value]) => ({ key, value }))} />
        </section>
      ))}
      {props.number > 0 && (
        <section>
          <h2 class="govuk-heading-m">Signatures</h2>
          <SummaryList rows={props.signatures.map((line) => ({ key: `${partyLabels[line.party]}${line.name === null ? '' : `, ${line.name}`}`, value: line.words }))} />
        </section>
      )}
      {props.maySign && (
        <Form action={agreementSignPath(props.enrolmentId)} token={props.formToken}>
          <input type="hidden" name="number" value={String(props.number)} />
          <Button preventDoubleClick>Sign the agreement</Button>
        </Form>
      )}
      {props.mayMake && (
        <Form action={agreementPath(props.enrolmentId)} token={props.formToken}>
          <input type="hidden" name="number" value={String(props.number)} />
          <p class="govuk-body">{props.number === 0 ? 'It is built from the facts above, and then signed by the three.' : 'A new one is built from the facts of today and signed by the three; this one stays as it is.'}</p>
          <Button variant={props.number === 0 || props.outdated.length > 0 ? undefined : 'secondary'} preventDoubleClick>{props.number === 0 ? 'Make the agreement' : 'Make a new agreement'}</Button>
        </Form>
      )}
      <p class="govuk-body"><a class="govuk-link" href={agreementWordPath(props.enrolmentId)}>Download it as Word</a></p>
      {props.earlier.map((one) => (
        <Details summary={`Number ${one.number}, made ${one.madeAt} by ${one.madeBy}`}>
          <p class="govuk-body">{one.signed}</p>
          {one.document.sections.map((section) => <><h3 class="govuk-heading-s">{section.title}</h3><ul class="govuk-list">{section.rows.map(([key, value]) => <li>{key}: {value}</li>)}</ul></>)}
        </Details>
      ))}
    </>
  )
}

export type AgreementPageProps = {
  enrolmentId: number
  name: string
  /** 0: none is made yet. */
  number: number
  document: AgreementDocument
  outdated: readonly string[]
  signatures: readonly { party: Party; name: string | null; words: string }[]
  maySign: boolean
  mayMake: boolean
  notice: string | null
  earlier: readonly { number: number; madeAt: string; madeBy: string; signed: string; document: AgreementDocument }[]
  formToken: string
}
