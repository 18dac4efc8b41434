import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Form } from '../../web/layout/form.tsx'
import { notePath } from '../paths.ts'
import { STATES } from './check-page.tsx'
import { StaleNotice } from './stale-notice.tsx'

/** The note on a check, or on one record of it. */
export function NotePage(props: NotePageProps) {
  const message = (field: string) => props.errors.find((error) => error.field === field)?.message
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <StaleNotice stale={props.stale} />
      <span class="govuk-caption-l">{props.check}: {props.text}</span>
      <h1 class="govuk-heading-l">{props.rowKey === '' ? 'Note on the whole check' : `Note on ${props.who}`}</h1>
      {props.messages.map((text) => <p class="govuk-body">{text}</p>)}
      <Form action={notePath(props.year, props.check, props.rowKey)} token={props.formToken}>
        <input type="hidden" name="version" value={String(props.version)} />
        <Textarea name="note" label="Note" hint="What DfE would be told, and what is being done. Up to 2,000 characters. Everybody who sees the return reads it." value={props.values['note']} error={message('note')} />
        <Input name="owner" label="Who deals with it (optional)" value={props.values['owner']} width="20" error={message('owner')} />
        <Radios
          name="state"
          idPrefix="state"
          fieldset={{ legend: 'How does it stand?', legendSize: 's' }}
          value={props.values['state']}
          items={(Object.keys(STATES) as (keyof typeof STATES)[]).map((state) => ({ value: state, text: STATES[state], hint: HINTS[state] }))}
          error={message('state')}
        />
        <Button preventDoubleClick>Save the note</Button>
      </Form>
    </>
  )
}

const HINTS: Readonly<Partial<Record<keyof typeof STATES, string>>> = { explained: 'A query that is right as it is. An error stays an error until it is mended.' }

export type NotePageProps = {
  year: number; check: string; text: string; rowKey: string; who: string; messages: readonly string[]
  values: Readonly<Record<string, string>>; version: number; errors: readonly { field: string; message: string }[]; stale: { by: string; at: Date; now: string } | null; formToken: string
}
