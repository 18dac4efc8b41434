import { ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { DayBoxes, FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { evidencePath, planObservationPath, reopenStagePath, stagePath, stageWordPath } from '../paths.ts'
import { stageFacts, stageInSentence, stages, type Stage } from '../rules/observation-stages.ts'

/** A new observation: what, when, by whom. */
export function PlanPage(props: { state: FormState; observers: readonly { personId: number; name: string }[] }) {
  const { state } = props
  return (
    <FormFrame caption="My portfolio" heading="Plan an observation" action={planObservationPath} button="Plan it" state={state}>
      <Input name="title" label="What will be observed" labelSize="s" hint="No name of a child or family. For example: first visit after an assessment." value={state.values['title']} error={problemAt(state, 'title')} />
      <DayBoxes name="planned-for" legend="Planned for" state={state} />
      <Radios name="observer" value={state.values['observer']} fieldset={{ legend: 'Who observes?', legendSize: 's' }} hint="Those who stand beside you in the programme." error={problemAt(state, 'observer')} items={props.observers.map(({ personId, name }) => ({ value: String(personId), text: name }))} />
    </FormFrame>
  )
}

/** The four stages, who has signed which, and what can be done now. */
export function ObservationPage(props: ObservationPageProps) {
  return (
    <>
      <span class="govuk-caption-l">{props.personName}</span>
      <h1 class="govuk-heading-l">{props.title}</h1>
      <p class="govuk-body">Planned for {formatDay(props.plannedFor)}. Observer: {props.observerName}. Seen by: both, practice leads, the academy coordinator and the principal social worker; a stage that is not signed by its writer alone.</p>
      {props.evidenceId !== null && <p class="govuk-body">All stages are signed: it is <a class="govuk-link" href={evidencePath(props.evidenceId)}>evidence</a>.</p>}
      {stages.map((stage) => {
        const held = props.stages.find((one) => one.stage === stage)
        return (
          <section>
            <h2 class="govuk-heading-m">{stageFacts[stage].label}</h2>
            <p class="govuk-body">{held === undefined ? 'Not written yet.' : held.signedAt === null ? 'Written, not signed.' : `Signed by ${held.byName}, ${whenText(held.signedAt)}.`}</p>
            {held !== undefined && <p class="govuk-body">{held.says.split('\n').map((line, index) => (index === 0 ? line : <><br />{line}</>))}</p>}
            {props.mayWrite.includes(stage) && <ButtonLink href={stagePath(props.id, stage)}>Write: {stageInSentence(stage)}</ButtonLink>}
            {props.mayReopen && held !== undefined && held.signedAt !== null && <p class="govuk-body"><a class="govuk-link" href={reopenStagePath(props.id, stage)}>Open again: {stageInSentence(stage)}</a></p>}
            <p class="govuk-body"><a class="govuk-link" href={stageWordPath(props.id, stage)}>As Word: {stageInSentence(stage)}</a></p>
          </section>
        )
      })}
      <DataTable
        id="history" caption="What happened" rows={props.events} empty="Nothing."
        columns={[{ heading: 'When', cell: (event) => whenText(event.at), noWrap: true }, { heading: 'What', cell: (event) => event.what }, { heading: 'Who', cell: (event) => event.by }, { heading: 'Reason', cell: (event) => event.note }]}
      />
    </>
  )
}

export type ObservationPageProps = {
  id: number
  personName: string
  title: string
  plannedFor: Day
  observerName: string
  evidenceId: number | null
  stages: readonly { stage: Stage; byName: string; says: string; signedAt: Date | null }[]
  mayWrite: readonly Stage[]
  mayReopen: boolean
  events: readonly { at: Date; what: string; by: string; note: string }[]
}

export function StagePage(props: { id: number; title: string; stage: Stage; state: FormState }) {
  const facts = stageFacts[props.stage]
  const { state } = props
  return (
    <FormFrame caption={props.title} heading={facts.label} action={stagePath(props.id, props.stage)} button="Save" state={state} before={<ul class="govuk-list govuk-list--bullet">{facts.points.map((point) => <li>{point}</li>)}</ul>}>
      <Textarea name="says" label={facts.ask} labelSize="s" rows={10} hint="No name of a child or family. Seen by you alone until you sign it." value={state.values['says']} error={problemAt(state, 'says')} />
      <Radios name="sign" value={state.values['sign'] ?? 'draft'} fieldset={{ legend: 'Sign it?', legendSize: 's' }} error={problemAt(state, 'sign')} items={[{ value: 'draft', text: 'Not yet' }, { value: 'sign', text: 'Sign it', hint: 'It is locked then. Only a practice lead or the coordinator can open it again, with a reason.' }]} />
    </FormFrame>
  )
}

export function ReopenPage(props: { id: number; title: string; stage: Stage; state: FormState }) {
  return (
    <FormFrame caption={props.title} heading={`Open again: ${stageInSentence(props.stage)}`} action={reopenStagePath(props.id, props.stage)} button="Open it again" state={props.state}>
      <Input name="reason" label="Reason" labelSize="s" hint="Seen by everybody who sees the observation." value={props.state.values['reason']} error={problemAt(props.state, 'reason')} />
    </FormFrame>
  )
}
