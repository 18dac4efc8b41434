import { DataTable } from '../../govuk/data-table.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { evidencePath, observationPath, portfolioPath, portfoliosPath } from '../paths.ts'
import type { Coverage } from '../rules/coverage.ts'
import { CoverageTable, EvidenceTable, type EvidenceLine } from './my-portfolio-page.tsx'

/** A portfolio as those see it who assess and lead: numbers, items, and which standard is shown by what. */
export function PortfolioPage(props: PortfolioPageProps) {
  return (
    <>
      <span class="govuk-caption-l">{props.programme}</span>
      <h1 class="govuk-heading-l">Portfolio of {props.name}</h1>
      <p class="govuk-body-l">{props.said}</p>
      <p class="govuk-body">Names: {props.namesCleared === null ? 'not cleared for the panel' : `cleared by ${props.namesCleared}`}. Drafts are not shown to anybody but their author.</p>
      <CoverageTable coverage={props.coverage} />
      <EvidenceTable items={props.items} />
      <DataTable
        id="observations" caption="Direct observations" rows={props.observations} empty="None planned, or none that you may see."
        columns={[{ heading: 'Observation', cell: (one) => <a class="govuk-link" href={observationPath(one.id)}>{one.title}</a> }, { heading: 'Planned for', cell: (one) => shortDay(one.plannedFor), noWrap: true }, { heading: 'Next', cell: (one) => one.next }]}
      />
      {props.frameworks.map((framework) => (
        <DataTable
          id={`matrix-${framework.code}`} caption={framework.label} note={`Submitted and accepted items for each standard. A guide and no verdict: the assessment is of the whole.${framework.isProvisional ? ' Provisional wording.' : ''}`} rows={framework.standards} empty="No standard."
          columns={[
            { heading: 'Standard', cell: (standard) => `${standard.code} ${standard.label}` }, { heading: 'Items', cell: (standard) => standard.items.length, isNumeric: true },
            { heading: 'Shown by', cell: (standard) => (standard.items.length === 0 ? 'Nothing yet' : <ul class="govuk-list govuk-!-margin-bottom-0">{standard.items.map((item) => <li><a class="govuk-link" href={evidencePath(item.id)}>{item.title}</a></li>)}</ul>) },
          ]}
        />
      ))}
    </>
  )
}

export type PortfolioPageProps = {
  name: string
  programme: string
  said: string
  namesCleared: string | null
  coverage: Coverage
  items: readonly EvidenceLine[]
  observations: readonly { id: number; title: string; plannedFor: Day; next: string }[]
  frameworks: readonly { code: string; label: string; isProvisional: boolean; standards: readonly { id: number; code: string; label: string; items: readonly { id: number; title: string }[] }[] }[]
}

/** Whose portfolios there are, what is missing, and what waits for the reader. */
export function PortfoliosPage(props: PortfoliosPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Portfolios</h1>
      <DataTable
        id="waiting" caption="Waiting for you" rows={props.waiting} empty="Nothing waits for you."
        columns={[{ heading: 'What', cell: (one) => <a class="govuk-link" href={one.href}>{one.title}</a> }, { heading: 'Whose', cell: (one) => one.name }, { heading: 'Since, or planned for', cell: (one) => shortDay(one.on), noWrap: true }]}
      />
      <DataTable
        id="portfolios" caption="Portfolios of those whom you reach" note={`On ${shortDay(props.on)}, the earliest hand-in first. By number of items accepted; what is to be booked by when is on each portfolio.`} rows={props.lines}
        empty={props.showsEnded ? 'Nobody whom you reach was on a programme.' : 'Nobody whom you reach is on a programme.'}
        columns={[
          { heading: 'NQSW', cell: (line) => <a class="govuk-link" href={portfolioPath(line.enrolmentId)}>{line.name}</a> }, { heading: 'Minima reached', cell: (line) => line.minima, noWrap: true },
          { heading: 'Missing', cell: (line) => line.missing }, { heading: 'With the assessor', cell: (line) => (line.waiting === 0 ? '' : line.waiting), isNumeric: true }, { heading: 'Hand-in', cell: (line) => shortDay(line.handInOn), noWrap: true },
        ]}
      />
      <p class="govuk-body">{props.showsEnded ? <a class="govuk-link" href={portfoliosPath}>Only those on a programme</a> : <a class="govuk-link" href={`${portfoliosPath}?show=all`}>Ended programmes too</a>}</p>
    </>
  )
}

export type PortfoliosPageProps = { on: Day; waiting: readonly { title: string; href: string; name: string; on: Day }[]; showsEnded: boolean; lines: readonly PortfolioLine[] }
type PortfolioLine = { enrolmentId: number; name: string; minima: string; missing: string; waiting: number; handInOn: Day }
