import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { DayBoxes, FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { dayModes, modeLabels } from '../rules/academy-day.ts'

/** A day on one form: what, when, where, for whom. */
export function DayFormPage(props: DayFormPageProps) {
  const { state } = props
  const field = (name: string) => ({ name, id: name, value: state.values[name], error: problemAt(state, name) })
  const boxes = (name: string, items: readonly { id: number; text: string }[]) => items.map(({ id, text }) => ({ name: `${name}-${id}`, id: `${name}-${id}`, value: 'yes', text, checked: state.values[`${name}-${id}`] === 'yes' }))
  const frameworks = [...new Set(props.standards.map(({ framework }) => framework))]
  return (
    <FormFrame caption="Academy days" heading={props.heading} action={props.action} button="Save the day" state={state}>
      <Input {...field('title')} label="Title" labelSize="s" hint="No name of a child or family." />
      <DayBoxes name="on-day" legend="Day" hint="For example, 14 1 2027." state={state} />
      <Input {...field('starts-at')} label="Starts at" labelSize="s" hint="On the 24-hour clock, like 09:30." width="5" />
      <Input {...field('ends-at')} label="Ends at" labelSize="s" width="5" />
      <Radios
        name="mode" value={state.values['mode']} fieldset={{ legend: 'How do people take part?', legendSize: 's' }} error={problemAt(state, 'mode')}
        items={dayModes.map((mode) => ({ value: mode, text: modeLabels[mode] }))}
      />
      <Input {...field('place')} label="Place (not for a day that is only online)" labelSize="s" />
      <Input {...field('link')} label="Link to join (online)" labelSize="s" hint="Begins with https. Shown to those who keep the academy and those invited, and nobody else." />
      <Input {...field('seats')} label="Places (optional)" labelSize="s" hint="How many the room takes. More can be invited; the page then says so." width="3" inputmode="numeric" />
      <Textarea {...field('resources')} label="Links and notes (optional)" labelSize="s" hint="One on each line. A line that ends with a link is shown as a link: Reading list https://..." rows={4} />
      <Checkboxes
        name="cohorts" idPrefix="cohorts" fieldset={{ legend: 'Which cohorts are invited?', legendSize: 's' }} hint="Everybody who is on the programme on the day." error={problemAt(state, 'cohorts')}
        items={boxes('cohort', props.cohorts)}
      />
      {props.people.length > 0 && (
        <Details summary="Invite named people as well" open={props.people.some(({ id }) => state.values[`person-${id}`] === 'yes')}>
          <Checkboxes name="people" fieldset={{ legend: 'Who else is invited?', legendSize: 's' }} items={boxes('person', props.people)} />
        </Details>
      )}
      {frameworks.map((framework, index) => {
        const own = props.standards.filter((one) => one.framework === framework)
        return (
          <Details summary={`${framework} (optional)`} open={own.some(({ id }) => state.values[`standard-${id}`] === 'yes')}>
            <Checkboxes name={`standards-${index}`} fieldset={{ legend: 'Which standards does the day cover?', legendSize: 's' }} items={boxes('standard', own)} />
          </Details>
        )
      })}
    </FormFrame>
  )
}

export type DayFormPageProps = {
  heading: string
  action: string
  cohorts: readonly { id: number; text: string }[]
  people: readonly { id: number; text: string }[]
  standards: readonly { id: number; text: string; framework: string }[]
  state: FormState
}
