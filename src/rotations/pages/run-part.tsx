import { DataTable } from '../../govuk/data-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { readinessPath, rotationsPath } from '../paths.ts'
import { decisionOn, gateLabels, gates, levelLabels, saidReadiness, type Decision } from '../rules/readiness.ts'
import { isRunning, type Rotation } from '../rules/rotation.ts'

/** On a person's programme page: what they may hold, and where they work for a time. */
export function RunPart(props: RunPartProps) {
  return (
    <>
      {props.decisions !== null && (
        <>
          <h2 class="govuk-heading-m">Ready for</h2>
          <SummaryList
            rows={gates.map((gate) => {
              const decision = decisionOn(props.decisions ?? [], gate, props.on)
              return { key: gateLabels[gate], value: <>{saidReadiness(decision, formatDay)}{decision !== null && <>, by {decision.decidedBy}<br />{decision.reason}</>}</> }
            })}
          />
          {props.decisions.length > gates.length && <DecisionTable decisions={props.decisions} />}
        </>
      )}
      <RotationTable rotations={props.rotations} teamOf={props.teamOf} on={props.on} />
      <p class="govuk-body tl-no-print">
        {props.mayDecide && <><a class="govuk-link" href={readinessPath(props.enrolmentId)}>Decide what they may hold</a>{props.mayKeep && ', '}</>}
        {props.mayKeep && <a class="govuk-link" href={rotationsPath(props.enrolmentId)}>plan or change a rotation</a>}
      </p>
    </>
  )
}

function DecisionTable(props: { decisions: readonly Decision[] }) {
  return (
    <DataTable
      id="readiness" caption="Decisions so far" rows={[...props.decisions].reverse()} empty="None."
      columns={[
        { heading: 'Day', cell: (one) => shortDay(one.decidedOn), noWrap: true }, { heading: 'Work', cell: (one) => gateLabels[one.gate] }, { heading: 'Decision', cell: (one) => levelLabels[one.level] },
        { heading: 'Reason', cell: (one) => one.reason }, { heading: 'By', cell: (one) => one.decidedBy },
      ]}
    />
  )
}

export function RotationTable(props: { rotations: readonly Rotation[]; teamOf: (id: number) => string; on: Day; hrefOf?: (rotation: Rotation) => string }) {
  const { hrefOf } = props
  return (
    <DataTable
      id="rotations" caption="Rotations" rows={props.rotations} empty="No rotation is planned."
      columns={[
        { heading: 'Where', cell: (one) => (hrefOf === undefined ? props.teamOf(one.teamId) : <a class="govuk-link" href={hrefOf(one)}>{props.teamOf(one.teamId)}<span class="govuk-visually-hidden">, from {shortDay(one.startedOn)}: change</span></a>) },
        { heading: 'From, until', cell: (one) => <>{shortDay(one.startedOn)} to {shortDay(one.endedOn)}{isRunning(one, props.on) && <><br /><strong>Now</strong></>}</>, noWrap: true },
        { heading: 'For', cell: (one) => one.aim }, { heading: 'Supervisor there', cell: (one) => one.supervisor?.name ?? 'Not named yet' },
      ]}
    />
  )
}

/** The same for the person, on "My year". */
export function MyRunPart(props: { rotations: readonly Rotation[]; decisions: readonly Decision[]; teamOf: (id: number) => string; on: Day }) {
  const ahead = props.rotations.filter(({ endedOn }) => endedOn >= props.on)
  return (
    <>
      <h2 class="govuk-heading-m">What I may hold</h2>
      <ul class="govuk-list govuk-list--spaced">
        {gates.map((gate) => {
          const decision = decisionOn(props.decisions, gate, props.on)
          return <li>{gateLabels[gate]}: <strong>{saidReadiness(decision, formatDay)}</strong>{decision !== null && <><br />{decision.reason} ({decision.decidedBy})</>}</li>
        })}
      </ul>
      {ahead.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Where I work on rotation</h2>
          <ul class="govuk-list govuk-list--spaced">
            {ahead.map((one) => <li><strong>{props.teamOf(one.teamId)}</strong>, {formatDay(one.startedOn)} to {formatDay(one.endedOn)}. {one.aim}.{one.supervisor === null ? ' A supervisor there is not named yet.' : ` Supervised by ${one.supervisor.name}.`}</li>)}
          </ul>
        </>
      )}
    </>
  )
}

export type RunPartProps = {
  enrolmentId: number
  rotations: readonly Rotation[]
  /** Null where the reader is not among those who may read them. */
  decisions: readonly Decision[] | null
  teamOf: (id: number) => string
  on: Day
  mayKeep: boolean
  mayDecide: boolean
}
