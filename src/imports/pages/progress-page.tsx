import { Button, ButtonLink } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { columnsPath, importPath } from '../paths.ts'

/** A long file is being read: how far it is, on a page that looks again by itself until it is told not to. */
export function ProgressPage(props: { id: number; fileName: string; bytes: number; rows: number; hasStopped: boolean; looksAgain: boolean; hasColumns: boolean; formToken: string }) {
  const { id, rows } = props
  return (
    <>
      <h1 class="govuk-heading-l">{props.fileName}</h1>
      {props.hasStopped
        ? (
          <>
            <InsetText>Reading stopped after {rows.toLocaleString('en-GB')} rows. Nothing of the file is in the record.</InsetText>
            {props.hasColumns
              ? <ButtonLink href={columnsPath(id)}>Read it again</ButtonLink>
              : <Form action={columnsPath(id)} token={props.formToken}><Button>Read it again</Button></Form>}
          </>
        )
        : (
          <>
            <p class="govuk-body" role="status"><strong>{rows === 0 ? 'Reading has begun.' : `${rows.toLocaleString('en-GB')} rows read so far.`}</strong> The file has {(props.bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB. A million rows take about a minute.</p>
            <p class="govuk-body">After the last row it is compared with the record, and this page shows what would change. You can close it and come back from Data.</p>
            {props.looksAgain
              ? <p class="govuk-body">This page looks again every {LOOKS_AGAIN_AFTER} seconds. <a class="govuk-link" href={`${importPath(id)}?still=yes`}>Stop it looking again by itself</a></p>
              : <p class="govuk-body"><a class="govuk-link" href={`${importPath(id)}?still=yes`}>Look again</a>, or <a class="govuk-link" href={importPath(id)}>let the page look again by itself</a></p>}
          </>
        )}
    </>
  )
}

export const LOOKS_AGAIN_AFTER = 5
