import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import type { IntakeOptions, SaidOption } from '../rules/intakes.ts'
import { monthText } from './forecast-content.tsx'

/** The ways to recruit: the range that keeps all limits, what stops more, and what each measure changes. */
export function IntakesContent(props: { options: IntakeOptions; csvHref: string }) {
  const { options } = props
  const { limits, recommended, binds, twoMoreMentors, overPlan, newsvendor } = options
  return (
    <>
      <p class="govuk-body-l">
        {recommended === null
          ? 'No option keeps all three limits.'
          : `Between ${recommended.from} and ${recommended.until} offers keep all limits; ${recommended.leastCost.offers.join(' and ')} cost least.`}
        {' '}{binds.limits.length > 0 && `${binds.upTo === null ? 'What stands in the way' : `What stops more than ${binds.upTo}`}: ${binds.limits.map((limit) => WORDS[limit]).join(', ')}.`}
      </p>
      <InsetText>
        Limits: at most {limits.vacancies.most} vacancies in month {limits.vacancies.month}, with a chance of {percent(limits.vacancies.chance)} or more; short of support in any month with {percent(limits.support.chance)} at most; more than {limits.over.most} over establishment with {percent(limits.over.chance)} at most.
      </InsetText>
      <DataTable
        id="options" caption="Options that no other beats" note={`Offers of ${options.intakes.map((intake) => `${monthText(intake.month)}${intake.everyYear ? ' and every year' : ''}`).join(', ')}. Every option in the same ${options.replicates.toLocaleString('en-GB')} futures; cost against what is planned now, in £000.`}
        rows={options.frontier} empty="Nothing was tried." isSubtotal={(row) => row.failures.length === 0}
        columns={[
          { heading: 'Offers', noWrap: true, cell: (row) => `${row.offers.join(' + ')}${String(row.offers) === String(options.current.offers) ? ' (now)' : ''}` },
          { heading: 'In all', isNumeric: true, cell: (row) => row.total },
          { heading: 'Vacancies', isNumeric: true, noWrap: true, cell: (row) => `${row.vacancies.p10} / ${row.vacancies.p50} / ${row.vacancies.p90}` },
          { heading: 'Keeps to vacancies', isNumeric: true, cell: (row) => percent(row.chances.vacancies) }, { heading: 'Short of support', isNumeric: true, cell: (row) => percent(row.chances.supportShort) },
          { heading: 'Over too far', isNumeric: true, cell: (row) => percent(row.chances.over) },
          { heading: 'Cost, £000', isNumeric: true, noWrap: true, cell: (row) => `${row.costAgainstCurrent.p10} / ${row.costAgainstCurrent.p50} / ${row.costAgainstCurrent.p90}` },
          { heading: 'Limits', cell: (row) => keeps(row) },
        ]}
      />
      <p class="govuk-body tl-no-print"><a class="govuk-link" href={props.csvHref}>Download every option as CSV</a></p>
      <h2 class="govuk-heading-m">What would change it</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Two more mentors ({twoMoreMentors.places} places): support would be enough up to {twoMoreMentors.mostThen ?? 'no number of'} offers; now up to {twoMoreMentors.mostNow ?? 'none'}.</li>
        <li>{overPlan.over.p50 === 0
          ? `With ${overPlan.offers.join(' and ')} offers most futures have nobody over establishment; at worst ${overPlan.over.p90} in ${monthText(overPlan.month)}.`
          : `With ${overPlan.offers.join(' and ')} offers about ${overPlan.over.p50} people are over establishment in ${monthText(overPlan.month)} (${overPlan.over.p90} at worst), absorbed in half of the futures ${overPlan.absorbedLikely === null ? 'not before the end' : `by ${monthText(overPlan.absorbedLikely)}`}.`}
        {overPlan.supportPostsNeeded !== null && overPlan.supportPostsNeeded > 0 && ` Support posts needed besides: ${overPlan.supportPostsNeeded}.`}</li>
        <li>One too few and one too many cost as much as to recruit to the {percent(newsvendor.quantile)} quantile of the shortfall{newsvendor.starters === null ? '' : `: ${newsvendor.starters} starters at the first intake, support and money apart`}.</li>
        {options.cliffs.map((cliff) => <li>Funding ends on {formatDay(cliff.until as Day)}: {cliff.what}{cliff.places > 0 ? `, ${cliff.places} programme places with it` : ''}.</li>)}
      </ul>
      {options.levers.length > 0 && (
        <DataTable
          id="levers" caption="Measures, by the same futures with and without each" rows={options.levers} empty=""
          columns={[
            { heading: 'Measure', cell: (row) => row.label }, { heading: 'Times leaving (90 %)', cell: (row) => `${row.median} (${row.low} to ${row.high})` }, { heading: 'Strength', cell: (row) => row.strength },
            { heading: 'Leavers fewer', isNumeric: true, noWrap: true, cell: (row) => `${row.leaversAverted.p10} / ${row.leaversAverted.p50} / ${row.leaversAverted.p90}` },
            { heading: 'For each leaver averted', isNumeric: true, cell: (row) => (row.costPerLeaverAverted === null ? 'No cost given' : `£${row.costPerLeaverAverted.toLocaleString('en-GB')}`) },
            { heading: 'Paid to people who would have stayed', isNumeric: true, cell: (row) => (row.deadweight === null ? '' : percent(row.deadweight)) }, { heading: 'Source', cell: (row) => `${row.evidence} ${row.note}` },
          ]}
        />
      )}
    </>
  )
}

function keeps(row: SaidOption): string {
  return row.failures.length === 0 ? 'Keeps all' : `Not ${row.failures.map((limit) => ({ posts: 'vacancies', seats: 'support', over: 'over establishment' })[limit]).join(', ')}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}

const WORDS = { posts: 'vacancies', seats: 'support places', money: 'people over establishment, who cost money' } as const
