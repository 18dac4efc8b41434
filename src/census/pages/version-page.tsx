import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Form } from '../../web/layout/form.tsx'
import { sentPath, signOffPath, versionXmlPath } from '../paths.ts'
import type { ComparedMeasure } from '../rules/compare-counts.ts'
import { CompareTable } from './compare-table.tsx'
import { DifferencesTable, type DifferencesProps } from './differences-table.tsx'
import { UnverifiedNotice } from './unverified-notice.tsx'

/** One frozen version: its hash, counts, who and when; sign-off by a second person; when it was sent. */
export function VersionPage(props: VersionPageProps) {
  const { year, version } = props
  const message = (field: string) => props.errors.find((error) => error.field.startsWith(field))?.message
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <h1 class="govuk-heading-l">Census return {year}, version {version.number}</h1>
      {version.isUnverified && <UnverifiedNotice year={year} source={`Frozen with a layout of ${year} that nobody had verified`} />}
      <SummaryList
        rows={[
          { key: 'Frozen', value: `${version.frozenAt} by ${version.frozenBy}` },
          { key: 'Workers', value: version.workers },
          { key: 'Checks', value: `${version.errors} ${version.errors === 1 ? 'error' : 'errors'}, ${version.queries} ${version.queries === 1 ? 'query' : 'queries'}` },
          { key: 'Size', value: `${version.bytes.toLocaleString('en-GB')} bytes` },
          { key: 'SHA-256', value: <code class="tl-breaks">{version.sha256}</code> },
          { key: 'Note', value: version.note === '' ? 'None' : version.note },
          { key: 'Signed off', value: version.signed ?? 'No' },
          { key: 'Sent to DfE', value: version.sent ?? 'No' },
        ]}
      />
      {props.mayDownload && <p class="govuk-body"><a class="govuk-link" href={versionXmlPath(year, version.number)}>Download this version as it was frozen</a></p>}
      {props.signOff === 'open' && (
        <Form action={signOffPath(year, version.number)} token={props.formToken}>
          <h2 class="govuk-heading-m">Sign off</h2>
          <p class="govuk-body">You confirm that this version may be sent to DfE. You did not freeze it, so two people stand behind it.</p>
          <Textarea name="note" label={version.errors > 0 ? 'Why it may be sent with errors' : 'Note (optional)'} value={props.values['note']} error={message('note')} />
          <Button preventDoubleClick>Sign off version {version.number}</Button>
        </Form>
      )}
      {props.signOff === 'same-person' && <InsetText>You froze this version, so somebody else signs it off.</InsetText>}
      {props.mayRecordSent && (
        <Form action={sentPath(year, version.number)} token={props.formToken}>
          <h2 class="govuk-heading-m">Sent to DfE</h2>
          <DateInput id="sent-on" namePrefix="sent-on" fieldset={{ legend: 'When was it sent?', legendSize: 's' }} error={message('sent-on')}
            values={{ day: props.values['sent-on-day'], month: props.values['sent-on-month'], year: props.values['sent-on-year'] }} />
          <Textarea name="note" label="Note (optional)" hint="Such as the answer of COLLECT." rows={3} value={props.values['note']} error={message('note')} />
          <Button preventDoubleClick>Record that it was sent</Button>
        </Form>
      )}
      <CompareTable year={year} measures={props.measures} hasBefore={props.hasBefore} />
      {props.differences && <DifferencesTable {...props.differences} />}
    </>
  )
}

export type VersionPageProps = {
  year: number
  version: {
    number: number; frozenAt: string; frozenBy: string; workers: number; errors: number; queries: number; bytes: number; sha256: string; note: string
    isUnverified: boolean; signed: string | null; sent: string | null
  }
  measures: readonly ComparedMeasure[]
  hasBefore: boolean
  /** Against the version before it; null for the first, and for callers who see no protected field. */
  differences: DifferencesProps | null
  mayDownload: boolean
  signOff: 'open' | 'same-person' | 'closed'
  mayRecordSent: boolean
  values: Readonly<Record<string, string>>
  errors: readonly { field: string; message: string }[]
  formToken: string
}
