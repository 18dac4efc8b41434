import { Button, ButtonGroup } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { FileUpload } from '../../govuk/file-upload.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Form } from '../../web/layout/form.tsx'
import { DayBoxes, FormHead, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { evidenceKinds, kindLabels } from '../rules/evidence.ts'

/** One form for a file, a photo or words: what it contains is ticked, nothing is typed again (users 1.9, 3.14). */
export function EvidenceFormPage(props: EvidenceFormPageProps) {
  const { state } = props
  return (
    <>
      <FormHead caption={props.caption} heading={props.heading} problems={state.problems} stale={state.stale} />
      {props.returnedBecause !== null && <div class="govuk-inset-text">Sent back: {props.returnedBecause}</div>}
      <p class="govuk-body">Seen by: you alone while it is a draft. Once submitted: {props.assessorName ?? 'your assessor'}, practice leads, the academy coordinator, the principal social worker and the panel.</p>
      <Form action={props.action} token={state.formToken} isUpload>
        <input type="hidden" name="version" value={String(state.version)} />
        <Input name="title" label="Title" labelSize="s" hint="No name of a child or family." value={state.values['title']} error={problemAt(state, 'title')} />
        <DayBoxes name="on-day" legend="Day" state={state} />
        <Radios
          name="kind" value={state.values['kind']} fieldset={{ legend: 'What kind of evidence is it?', legendSize: 's' }} error={problemAt(state, 'kind')}
          items={evidenceKinds.map((kind) => ({ value: kind, text: kindLabels[kind] }))}
        />
        <FileUpload
          name="file" label="File or photo" labelSize="s" accept=".docx,.pdf,.jpg,.jpeg,.png,.txt" error={problemAt(state, 'file')}
          hint={`Word, PDF, photo or text, up to 25 MB. The file is full evidence: nothing of it is typed again.${state.problems.length > 0 || state.stale !== null ? ' If you had chosen a file, choose it again.' : ''}`}
        />
        <Textarea name="says" label="Text (where there is no file, or beside it)" labelSize="s" rows={8} hint="No name of a child or family: write “child A”." value={state.values['says']} error={problemAt(state, 'says')} />
        {props.frameworks.map((framework) => (
          <details class="govuk-details" open={framework.standards.some(({ id }) => state.values[`standard-${id}`] === 'yes')}>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{framework.label} (optional)</span></summary>
            <div class="govuk-details__text">
              <Checkboxes
                name={`standards-${framework.code}`} fieldset={{ legend: 'What does it show?', legendSize: 's' }}
                items={framework.standards.map(({ id, code, label }) => ({ name: `standard-${id}`, id: `standard-${id}`, value: 'yes', text: `${code} ${label}`, checked: state.values[`standard-${id}`] === 'yes' }))}
              />
            </div>
          </details>
        ))}
        <ButtonGroup>
          <Button name="step" value="draft" preventDoubleClick>Save, only for me</Button>
          {props.assessorName !== null && <Button name="step" value="submit" variant="secondary" preventDoubleClick>Save and submit to {props.assessorName}</Button>}
        </ButtonGroup>
        {props.assessorName === null && <p class="govuk-body">You have no assessor at present, so it cannot be submitted yet. Ask the academy coordinator.</p>}
      </Form>
    </>
  )
}

export type EvidenceFormPageProps = {
  caption: string
  heading: string
  action: string
  assessorName: string | null
  returnedBecause: string | null
  frameworks: readonly { code: string; label: string; standards: readonly { id: number; code: string; label: string }[] }[]
  state: FormState
}
