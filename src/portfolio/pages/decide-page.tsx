import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { decideEvidencePath, evidencePath } from '../paths.ts'

/** The assessor's answer to what was submitted. */
export function DecidePage(props: { id: number; title: string; personName: string; state: FormState }) {
  const { state } = props
  return (
    <FormFrame
      caption={`${props.personName}: ${props.title}`} heading="Accept or send back" action={decideEvidencePath(props.id)} button="Save" state={state}
      before={<p class="govuk-body"><a class="govuk-link" href={evidencePath(props.id)}>Read it first</a></p>}
    >
      <Radios
        name="decision" value={state.values['decision']} fieldset={{ legend: 'What do you say?', legendSize: 's' }} error={problemAt(state, 'decision')}
        items={[{ value: 'accepted', text: 'Accept it', hint: 'It counts, and is not changed any more.' }, { value: 'returned', text: 'Send it back', hint: 'The NQSW can change it and submit it again.' }]}
      />
      <Textarea name="reason" label="Reason, or a word about it" labelSize="s" hint={`Needed to send it back. Seen by ${props.personName} and by everybody who reads the item.`} value={state.values['reason']} error={problemAt(state, 'reason')} />
    </FormFrame>
  )
}
