import { DataTable } from '../../govuk/data-table.tsx'
import { whenText } from '../../time/instant.ts'
import { shortDay, type Day } from '../../time/day.ts'
import { forecastPath, intakesPath, newScenarioPath, outlookBackTestPath, packsPath, retentionPath, runPath, scenarioPath } from '../paths.ts'

/** Where the outlook begins: what was forecast last, the scenarios, and what ran. */
export function OutlookPage(props: OutlookPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Outlook</h1>
      <p class="govuk-body">How many vacancies lie ahead, how many newly qualified social workers to recruit and when, and what that takes in support. Every answer is a range.</p>
      <ul class="govuk-list govuk-list--spaced">
        <li><a class="govuk-link" href={forecastPath}>Forecast</a>: the newest, month by month</li>
        <li><a class="govuk-link" href={intakesPath}>Intake options</a>: how many offers, in which intake</li>
        <li><a class="govuk-link" href={packsPath}>Recruitment review packs</a>: what is looked at before a decision, and what was decided</li>
        {props.maySeeRetention && <li><a class="govuk-link" href={retentionPath}>Retention</a>: how long people stay, when they leave and where they go</li>}
        <li><a class="govuk-link" href={outlookBackTestPath}>How far to trust a forecast</a>: 865 forecasts set beside what came</li>
      </ul>
      <DataTable
        id="scenarios" caption="Scenarios" rows={props.scenarios} empty="There is no scenario yet. Add one: what you leave open comes from your own record and from published figures."
        columns={[
          { heading: 'Name', cell: (row) => <a class="govuk-link" href={scenarioPath(row.id)}>{row.name}</a> },
          { heading: 'Version', isNumeric: true, cell: (row) => row.version },
          { heading: 'Changed', cell: (row) => `${whenText(row.changedAt)}, ${row.changedBy}` },
        ]}
      />
      {props.mayChange && <p class="govuk-body tl-no-print"><a class="govuk-link" href={newScenarioPath}>Add a scenario</a></p>}
      <DataTable
        id="runs" caption="What ran" note="The newest 20. Each can be opened and repeated for ever: its seed and every input are kept." rows={props.runs} empty="Nothing ran yet."
        columns={[
          { heading: 'Run', cell: (row) => <a class="govuk-link" href={runPath(row.id)}>{row.kind === 'forecast' ? 'Forecast' : 'Intake options'} {row.id}</a> },
          { heading: 'Scenario', cell: (row) => row.scenario },
          { heading: 'Record of', noWrap: true, cell: (row) => shortDay(row.on) },
          { heading: 'State', cell: (row) => row.state },
          { heading: 'Asked for', cell: (row) => `${whenText(row.askedAt)}, ${row.askedBy}` },
        ]}
      />
    </>
  )
}

export type OutlookPageProps = {
  scenarios: readonly { id: number; name: string; version: number; changedBy: string; changedAt: Date }[]
  runs: readonly { id: number; kind: 'forecast' | 'intakes'; state: string; on: Day; scenario: string; askedBy: string; askedAt: Date }[]
  mayChange: boolean
  maySeeRetention: boolean
}
