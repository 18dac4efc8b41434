import type { AnyMeasureName } from './catalogue.ts'

/**
 * What a measure cannot be expected to agree with, in a sentence each (docs/rules/measures.md, "Residual cases"; DfE CSWW methodology and LAIT data dictionary,
 * counted over the published figures of 2017 to 2025).
 */
export const residuals: Readonly<Partial<Record<AnyMeasureName, readonly string[]>>> = {
  turnover: [
    'It divides by those in post at the end of the year, not by an average, as DfE does.',
    'Moves between posts inside the council, maternity and sickness are not leaving; secondment out and a career break are.',
    'Who came and left within the year is neither starter nor leaver.',
    'Starters less leavers do not equal the change in post: for England the difference was between -272 and +712 FTE a year from 2018 to 2025, through changes of hours and late corrections.',
  ],
  'vacancy-rate': ['Vacancies count posts that agency workers cover and posts that are not being recruited to.', 'A return states vacancies as one total, so it cannot be split by team before an establishment file is loaded.'],
  'agency-rate': ['Agency rows are never merged: one person placed twice counts twice, as in DfE\'s figures.'],
  'agency-cover': ['A worker counts as covering up to what is vacant in the post.'],
  'vacancy-agency-cover': ['Above 100 per cent DfE prints "u" for low reliability: more cover than vacancies is mostly a mistake in the return.'],
  'average-caseload': [
    'Only workers who hold at least one case and have an FTE above zero are divided by, whatever their role.',
    'It is lower than what workers report: look at the distribution on the caseload page too.',
  ],
  'sickness-absence': ['Days lost by people who left in the year count, while the divisor has only those in post at its end; DfE does the same.', 'The year has 253 working days, 254 where it holds a 29 February.'],
  stability: ['A person who changed team on paper, as in a reorganisation, counts as moved.'],
  progression: ['A promotion that only a return shows is dated on the day of that return.', 'DfE role 6 stands beside the others: moving there is not a promotion.'],
  'time-to-progress': ['People who have not been promoted yet are not in it, so it is shorter than the time that a newcomer must expect.'],
  'agency-cost': ['An estimate: charge x Mondays to Fridays x FTE, 7.4 hours a day. Invoices are the truth.'],
}
