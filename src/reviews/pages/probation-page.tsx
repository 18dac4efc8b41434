import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { DayBoxes, FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { probationPath } from '../paths.ts'

/** The employer's dates, beside the programme's. */
export function ProbationPage(props: { personId: number; caption: string; points: readonly { value: string; text: string; hint?: string }[]; state: FormState }) {
  const { state } = props
  return (
    <FormFrame
      caption={props.caption} heading="Probation" action={probationPath(props.personId)} button="Save the date" state={state}
      before={<p class="govuk-body">Seen by the person, the team manager, practice leads, the academy coordinator and HR. A review and a panel do not read it.</p>}
    >
      <Radios name="what" value={state.values['what']} fieldset={{ legend: 'Which date', legendSize: 's' }} error={problemAt(state, 'what')} items={props.points} />
      <DayBoxes name="on" legend="Day" state={state} />
      <Input name="outcome" label="Outcome (optional)" hint="Such as: confirmed in post; extended to 1 March 2027. No reason of an absence." value={state.values['outcome']} error={problemAt(state, 'outcome')} />
    </FormFrame>
  )
}
