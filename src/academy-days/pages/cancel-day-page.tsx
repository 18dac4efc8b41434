import { Radios } from '../../govuk/radios.tsx'
import { FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { cancelAcademyDayPath } from '../paths.ts'
import { cancelLabels, cancelReasons } from '../rules/academy-day.ts'

/** A day that does not take place, with the reason; or does after all. */
export function CancelDayPage(props: { id: number; title: string; state: FormState }) {
  return (
    <FormFrame caption={props.title} heading="Cancel the day" action={cancelAcademyDayPath(props.id)} button="Save" state={props.state} before={<p class="govuk-body">Nobody counts a cancelled day. The page of the day, and the page of everybody invited, says that it was cancelled and why.</p>}>
      <Radios
        name="reason" value={props.state.values['reason']} fieldset={{ legend: 'Why does it not take place?', legendSize: 's' }} hint="Never why a person was away." error={problemAt(props.state, 'reason')}
        items={[...cancelReasons.map((reason) => ({ value: reason, text: cancelLabels[reason] })), { divider: 'or' }, { value: 'takes-place', text: 'It takes place' }]}
      />
    </FormFrame>
  )
}
