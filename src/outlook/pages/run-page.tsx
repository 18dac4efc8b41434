import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { outlookPath, runPath, scenarioPath, stopRunPath } from '../paths.ts'
import type { Forecast } from '../rules/forecast.ts'
import type { IntakeOptions } from '../rules/intakes.ts'
import type { PastForecast } from '../rules/pack-facts.ts'
import { ForecastContent } from './forecast-content.tsx'
import { IntakesContent } from './intakes-content.tsx'

/** One run: how far it is, or what it says, with all that it can be repeated from. */
export function RunPage(props: RunPageProps) {
  const { run } = props
  return (
    <>
      <h1 class="govuk-heading-l">{props.heading}</h1>
      {run === null
        ? <NothingYet href={outlookPath} action="Open the scenarios">Nothing of this kind has run yet. Open a scenario and run it.</NothingYet>
        : (
          <>
            <SummaryList
              rows={[
                { key: 'Scenario', value: <a class="govuk-link" href={scenarioPath(run.scenarioId)}>{run.scenario}</a> },
                { key: 'Record of', value: formatDay(run.on) },
                { key: 'Futures', value: `${run.replicates.toLocaleString('en-GB')}, from seed ${run.firstSeed}` },
                { key: 'Asked for', value: `${whenText(run.askedAt)}, ${run.askedBy}` },
              ]}
            />
            <State {...props} run={run} />
          </>
        )}
    </>
  )
}

function State(props: RunPageProps & { run: ShownRun }) {
  const { run } = props
  switch (run.state) {
    case 'done': return run.kind === 'forecast' ? <ForecastContent forecast={run.result as Forecast} past={props.past} csvHref={`${runPath(run.id)}?format=csv`} /> : <IntakesContent options={run.result as IntakeOptions} csvHref={`${runPath(run.id)}?format=csv`} />
    case 'stopped': return <InsetText>This run was stopped. Nothing of it was kept but what went in.</InsetText>
    case 'failed': return <InsetText>This run broke off: that is a fault of the program. Run the scenario again.</InsetText>
    default: return run.isSilent
      ? <InsetText>This run has not been heard of for some minutes: the service was probably started anew meanwhile. Run the scenario again with the same seed; the answer will be the same.</InsetText>
      : (
        <>
          <InsetText>{run.state === 'waiting' ? 'Waiting for its turn.' : run.steps === 0 ? 'Running.' : `Running: ${Math.floor((100 * run.stepsDone) / run.steps)} % done (part ${run.stepsDone} of ${run.steps}).`}{props.looksAgain && ' This page looks again every 3 seconds.'}</InsetText>
          <p class="govuk-body">{props.looksAgain ? <a class="govuk-link" href={`${runPath(run.id)}?look=no`}>Do not look again by itself</a> : <a class="govuk-link" href={runPath(run.id)}>See how far it is</a>}</p>
          {props.mayChange && <Form action={stopRunPath(run.id)} token={props.formToken}><Button preventDoubleClick class="govuk-button--secondary">Stop it</Button></Form>}
        </>
      )
  }
}

export type ShownRun = {
  id: number
  kind: 'forecast' | 'intakes'
  scenarioId: number
  scenario: string
  on: Day
  firstSeed: number
  replicates: number
  state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed'
  stepsDone: number
  steps: number
  isSilent: boolean
  result: Forecast | IntakeOptions | null
  askedBy: string
  askedAt: Date
}
export type RunPageProps = { heading: string; run: ShownRun | null; past: PastForecast | null; mayChange: boolean; looksAgain: boolean; formToken: string }
