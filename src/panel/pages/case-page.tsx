import { Button, ButtonGroup, ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList, type SummaryRow } from '../../govuk/summary-list.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { caseStepPath, certificatePath, letterPath, panelPath, type CaseStep } from '../paths.ts'
import { sheetQuestions, type ReadingSheet } from '../rules/reading-sheet.ts'

/** One portfolio before the panel: recommendation and decision side by side, each with its reasons and its name. */
export function CasePage(props: CasePageProps) {
  return (
    <>
      <span class="govuk-caption-l">Academy Panel, <a class="govuk-link" href={panelPath(props.panelId)}>{props.panelOn}</a></span>
      <h1 class="govuk-heading-l">{props.name}</h1>
      {props.notice !== null && <WarningText>{props.notice}</WarningText>}
      <SummaryList rows={props.facts} />
      {props.steps.length > 0 && (
        <ButtonGroup>{props.steps.map((step, at) => <ButtonLink href={caseStepPath(props.id, step.step)} {...(at === 0 ? {} : { variant: 'secondary' as const })}>{step.text}</ButtonLink>)}</ButtonGroup>
      )}
      {props.buttons.map((button) => (
        <Form action={caseStepPath(props.id, button.step)} token={props.formToken}>
          <p class="govuk-body">{button.about}</p>
          <Button variant="secondary" preventDoubleClick>{button.text}</Button>
        </Form>
      ))}
      {props.conflicts.length > 0 && <InsetText><p class="govuk-body">Conflicts of interest in this case, refused as reader and decider:</p>{props.conflicts.map((one) => <p class="govuk-body govuk-!-margin-bottom-1">{one}</p>)}</InsetText>}
      <h2 class="govuk-heading-m">Recommendation and decision</h2>
      <SummaryList rows={props.decision} />
      {props.sheets.map((sheet) => (
        <section>
          <h2 class="govuk-heading-m">Reading sheet of {sheet.reader}</h2>
          <SummaryList rows={[{ key: 'View', value: sheet.view }, ...sheetQuestions.flatMap(({ key, text }) => (sheet.sheet[key] === undefined ? [] : [{ key: text, value: <span class="tl-kept">{sheet.sheet[key]}</span> }]))]} />
        </section>
      ))}
      {props.evidence !== null && (
        <DataTable
          id="evidence" caption="The portfolio" note="What the assessor accepted, the newest day first. Each opening is kept in the audit, where the NQSW sees it." rows={props.evidence} empty="Nothing of it is accepted yet."
          columns={[
            { heading: 'Evidence', cell: (item) => <a class="govuk-link" href={item.href}>{item.title}</a> }, { heading: 'Kind', cell: (item) => item.kind }, { heading: 'Day', cell: (item) => item.on, noWrap: true },
            { heading: 'Files', cell: (item) => item.files, isNumeric: true },
          ]}
        />
      )}
      {props.portfolioHref !== null && <p class="govuk-body"><a class="govuk-link" href={props.portfolioHref}>The portfolio of {props.name}</a></p>}
      {props.follows.length > 0 && <><h2 class="govuk-heading-m">What followed</h2><ul class="govuk-list govuk-list--bullet">{props.follows.map((line) => <li>{line}</li>)}</ul></>}
      {props.hasLetter && (
        <p class="govuk-body">
          <a class="govuk-link" href={letterPath(props.id)}>Letter as Word</a>{props.hasCertificate && <>, <a class="govuk-link" href={certificatePath(props.id)}>certificate as Word</a></>}
        </p>
      )}
    </>
  )
}

export type CasePageProps = {
  id: number
  panelId: number
  panelOn: string
  name: string
  notice: string | null
  facts: readonly SummaryRow[]
  steps: readonly { step: CaseStep; text: string }[]
  /** Steps of one press. */
  buttons: readonly { step: CaseStep; text: string; about: string }[]
  conflicts: readonly string[]
  decision: readonly SummaryRow[]
  sheets: readonly { reader: string; view: string; sheet: ReadingSheet }[]
  follows: readonly string[]
  /** Null for whoever does not read as a member, or is in conflict. */
  evidence: readonly { href: string; title: string; kind: string; on: string; files: number }[] | null
  portfolioHref: string | null
  hasLetter: boolean
  hasCertificate: boolean
  formToken: string
}
