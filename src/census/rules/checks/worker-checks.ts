import { formatDay } from '../../../time/day.ts'
import { itemNamed, type CensusLayout, type LayoutItem } from '../layout.ts'
import { LAIT, LIIA, LONDON_MET, OURS, SPEC_2025, type CheckedRow, type Say, type WorkerCheck } from './check.ts'
import { structureMessage } from './head-checks.ts'

export const workerChecks: readonly WorkerCheck[] = [
  {
    id: 'K02', dfe: null, scope: 'worker', severity: 'structure', source: `${SPEC_2025}, section 4.5; ${LIIA}`,
    text: 'A worker\'s elements stand once and in the order of the specification.',
    find({ record }, say) {
      for (const { kind, item, value } of record.structure) say(item, value, structureMessage(kind, item, value), kind === 'spelling' ? 'query' : undefined)
    },
  },
  {
    id: 'K06', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 4.5`,
    text: 'AgencyWorker, SWENo and FTE are on every record.',
    find(row, say) {
      sayMissing(row, say, 'everyone', 'Every record must have it.')
    },
  },
  {
    id: 'K07', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 3.4.2`,
    text: 'SWENo is two letters and up to ten digits.',
    find: (row, say) => sayProblems(row, say, (kind) => kind === 'registration number'),
  },
  {
    id: 'K08', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, sections 3.4.3 and 3.4.15`,
    text: 'FTE and FTE30 are between 0 and 1 with at most six decimals.',
    find: (row, say) => sayProblems(row, say, (_kind, item) => item === 'FTE' || item === 'FTE30'),
  },
  {
    id: 'K09', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 4.5; ${LONDON_MET}`,
    text: 'A leaver has FTE 0.',
    find({ worker, period }, say) {
      if (worker.endedOn !== null && worker.endedOn <= period.until && worker.fte !== null && worker.fte > 0) {
        say('FTE', String(worker.fte), `The worker left on ${dayText(worker.endedOn)} and has FTE ${worker.fte} on 30 September. Give FTE 0; FTE30 says what they left with.`)
      }
    },
  },
  {
    id: 'K10', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 4.5`,
    text: 'The items that are mandatory for staff who are not agency workers are given.',
    find(row, say) {
      if (row.worker.agency === false) sayMissing(row, say, 'non-agency', 'It must be given for everyone who is not an agency worker.')
    },
  },
  {
    id: 'K11', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 4.5; ${LONDON_MET}`,
    text: 'A leaver has the leaving date, the destination and the reason.',
    find(row, say) {
      if (row.has('RoleEndDate') && row.worker.agency !== true) sayMissing(row, say, 'leavers', 'The leaving date, the destination and the reason belong together.')
    },
  },
  {
    id: 'K12', dfe: null, scope: 'worker', severity: 'error', source: `${LONDON_MET}, LEAVER_UNEXPECTED`,
    text: 'Who has no leaving date has no destination and no reason for leaving.',
    find({ has, record }, say) {
      if (has('RoleEndDate')) return
      for (const item of ['LeaverDestination', 'ReasonLeave']) {
        if (has(item)) say(item, record.values[item] ?? null, `${item} is given without a leaving date. Add RoleEndDate if the worker left, else remove it.`)
      }
    },
  },
  {
    id: 'K13', dfe: null, scope: 'worker', severity: 'error', source: `${LONDON_MET}; ${SPEC_2025}, section 3.4.12, whose two years look like a slip`,
    text: 'A leaving date is in the collection year, 1 October to 30 September.',
    find({ worker, period }, say) {
      if (worker.endedOn === null || (worker.endedOn >= period.from && worker.endedOn <= period.until)) return
      const mend = worker.endedOn > period.until
        ? 'Who leaves later is still in post: remove the leaving date, destination and reason.'
        : 'Who left before the year does not belong in this return.'
      say('RoleEndDate', worker.endedOn, `The leaving date ${formatDay(worker.endedOn)} is not between ${formatDay(period.from)} and ${formatDay(period.until)}. ${mend}`)
    },
  },
  {
    id: 'K14', dfe: null, scope: 'worker', severity: 'error', source: LONDON_MET,
    text: 'StartOrigin is given exactly where RoleStartDate is.',
    find({ has }, say) {
      if (has('StartOrigin') && !has('RoleStartDate')) say('RoleStartDate', null, 'The origin is given without a start date. Give RoleStartDate.')
      if (has('RoleStartDate') && !has('StartOrigin')) say('StartOrigin', null, 'The start date is given without an origin. Give StartOrigin; 9 is "not known".')
    },
  },
  {
    id: 'K15', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 4.5`,
    text: 'Who started in the year has FTE30 0.',
    find({ worker, period }, say) {
      if (worker.agency === true || worker.startedOn === null || worker.startedOn < period.from || worker.startedOn > period.until) return
      if (worker.ftePreviousYear !== null && worker.ftePreviousYear > 0) {
        say('FTE30', String(worker.ftePreviousYear), `The worker started on ${formatDay(worker.startedOn)} and has FTE ${worker.ftePreviousYear} on the 30 September before. Give FTE30 0, or correct the start date.`)
      }
    },
  },
  {
    id: 'K16', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 4.5`,
    text: 'Cases30 is given for everyone but leavers, agency workers too.',
    find(row, say) {
      if (!row.has('RoleEndDate')) sayMissing(row, say, 'all but leavers', 'It must be given for everyone in post, agency workers too; 0 is a value.')
    },
  },
  {
    id: 'K17', dfe: null, scope: 'worker', severity: 'query', since: 2024, source: `${LAIT}, case holders; whether DfE has it as an error or a query is not known`,
    text: 'A case holder holds cases.',
    find({ worker, standing }, say) {
      if (standing.inPost && worker.role === '5' && worker.cases === 0) say('Cases30', '0', 'The role is case holder and no cases are held. Give the cases, or another role such as 6, qualified without cases.')
    },
  },
  {
    id: 'K18', dfe: null, scope: 'worker', severity: 'query', source: `${SPEC_2025}, section 3.4.18`,
    text: 'The length of an agency contract is not expected to exceed 500 weeks.',
    find({ worker }, say) {
      for (const weeks of worker.contractWeeks) if (weeks > 500) say('ContractWeeks', String(weeks), `The agency contract is ${weeks} weeks long. Check it: more than 500 is not expected.`)
    },
  },
  {
    id: 'K19', dfe: null, scope: 'worker', severity: 'query', source: `${SPEC_2025}, section 3.4.21`,
    text: 'A reason for absence is given only for who was absent on 30 September.',
    find({ worker, record }, say) {
      const [reason] = record.repeated['ReasonAbsence'] ?? []
      if (reason !== undefined && worker.absent !== true) say('ReasonAbsence', reason, 'A reason for absence is given, but Absat30Sept is not 1. Give Absat30Sept 1, or remove the reason.')
    },
  },
  {
    id: 'K20', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 3.4; ${LIIA}`,
    text: 'Coded items have a code of the year.',
    find: (row, say) => sayProblems(row, say, (kind) => kind === 'code'),
  },
  {
    id: 'K21', dfe: null, scope: 'worker', severity: 'structure', source: `${SPEC_2025}, section 1.5`,
    text: 'Items that are not in the return of the year are not sent, such as QualInst and CFKSSstatus from 2025.',
    find({ record, layout }, say) {
      for (const name in record.values) if (!itemNamed(layout, name)) say(name, record.values[name] ?? null, `${name} is not in the return of ${layout.year}. Remove it.`)
      for (const name in record.repeated) if (!itemNamed(layout, name)) say(name, record.repeated[name]?.[0] ?? null, `${name} is not in the return of ${layout.year}. Remove it.`)
    },
  },
  {
    id: 'K24', dfe: null, scope: 'worker', severity: 'query', source: `${LAIT}, starters and leavers`,
    text: 'Who started and left inside the year counts in neither starters nor leavers.',
    find({ worker, standing }, say) {
      if (standing.cameAndWent) say('RoleEndDate', worker.endedOn, `The worker started on ${dayText(worker.startedOn)} and left on ${dayText(worker.endedOn)}, inside the year, and counts as neither a starter nor a leaver. Check that both dates are right.`)
    },
  },
  {
    id: 'T01', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 3.4`,
    text: 'Dates, numbers and texts are in the format of their item.',
    find: (row, say) => sayProblems(row, say, (kind, item) => kind === 'date' || kind === 'text' || (kind === 'number' && item !== 'FTE' && item !== 'FTE30')),
  },
  {
    id: 'T02', dfe: null, scope: 'worker', severity: 'query', source: `${SPEC_2025}, section 3.1.2`,
    text: 'Agency workers are those in post on 30 September: agency leavers are not asked for.',
    find({ worker, standing }, say) {
      if (worker.agency === true && worker.endedOn !== null && !standing.inPost) say('RoleEndDate', worker.endedOn, `The agency worker left on ${formatDay(worker.endedOn)} and counts nowhere. Remove the record, or the leaving date.`)
    },
  },
  {
    id: 'T03', dfe: null, scope: 'worker', severity: 'error', source: `${SPEC_2025}, section 3.1.2`,
    text: 'The start date is not after 30 September of the year.',
    find({ worker, period }, say) {
      if (worker.startedOn !== null && worker.startedOn > period.until) say('RoleStartDate', worker.startedOn, `The worker starts on ${formatDay(worker.startedOn)}, after the day of the census. Remove the record; it belongs in next year's return.`)
    },
  },
  {
    id: 'T04', dfe: null, scope: 'worker', severity: 'error', source: OURS,
    text: 'Nobody leaves before they start.',
    find({ worker }, say) {
      if (worker.startedOn !== null && worker.endedOn !== null && worker.endedOn < worker.startedOn) {
        say('RoleEndDate', worker.endedOn, `The worker left on ${formatDay(worker.endedOn)}, before the start on ${formatDay(worker.startedOn)}. Correct one of the dates.`)
      }
    },
  },
  {
    id: 'T05', dfe: null, scope: 'worker', severity: 'query', source: `${SPEC_2025}, section 4.5`,
    text: 'A leaver holds no cases on 30 September.',
    find({ worker, standing }, say) {
      if ((standing.leaver || standing.cameAndWent) && (worker.cases ?? 0) > 0) say('Cases30', String(worker.cases), `The worker left on ${dayText(worker.endedOn)} and holds ${worker.cases} cases, which do not count. Remove Cases30 and give the cases to who holds them.`)
    },
  },
  {
    id: 'T07', dfe: null, scope: 'worker', severity: 'query', source: 'the COLLECT data summary report has an age group under 20',
    text: 'Workers are between 20 and 80 years old on 30 September.',
    find({ worker, period }, say) {
      if (worker.birthDate === null) return
      if (worker.birthDate > period.bornBefore) say('PersonBirthDate', worker.birthDate, 'The worker is under 20 years old on 30 September. Check the date of birth.')
      else if (worker.birthDate < period.bornAfter) say('PersonBirthDate', worker.birthDate, 'The worker is over 80 years old on 30 September. Check the date of birth.')
    },
  },
  {
    id: 'T08', dfe: null, scope: 'worker', severity: 'query', source: `${LAIT}: 253 working days in a year, 254 in a leap year`,
    text: 'Nobody loses more working days than the year has.',
    find({ worker, period }, say) {
      const days = period.workingDays
      if (worker.daysLost !== null && worker.daysLost > days) say('WorkingDaysLost', String(worker.daysLost), `${worker.daysLost} days lost are more than the ${days} working days of the year. Give working days, not calendar days or hours.`)
    },
  },
  {
    id: 'T09', dfe: null, scope: 'worker', severity: 'query', source: OURS,
    text: 'Who is in post has an FTE above 0.',
    find({ worker, standing }, say) {
      if (!standing.inPost || worker.fte !== 0) return
      const cases = (worker.cases ?? 0) > 0 ? ` Their ${worker.cases} cases count, but no FTE to hold them.` : ''
      say('FTE', '0', `The worker is in post with FTE 0.${cases} Check whether they are on zero hours or have left.`)
    },
  },
  {
    id: 'T10', dfe: null, scope: 'worker', severity: 'query', source: 'DfE guide to the census 2021, section 1.9.6',
    text: 'Whose last day is 30 September is a leaver and not in post.',
    find({ worker, period, standing }, say) {
      if (standing.leaver && worker.endedOn === period.until) say('RoleEndDate', worker.endedOn, 'The last day is 30 September: the worker counts as a leaver and not in post. Check that the date is the last day in post and not the day after.')
    },
  },
  {
    id: 'T12', dfe: null, scope: 'worker', severity: 'query', source: `${LAIT}, leavers`,
    text: 'A leaver has the FTE of the 30 September before, by which they count.',
    find({ worker, standing }, say) {
      if (standing.leaver && worker.ftePreviousYear === 0) say('FTE30', '0', 'The worker left in the year with FTE30 0, so they count as a leaver by headcount and with nothing by FTE. Give the FTE of the 30 September before.')
    },
  },
]

function sayMissing({ layout, has }: CheckedRow, say: Say, givenBy: Wanted, rule: string): void {
  for (const item of itemsGivenBy(layout, givenBy)) {
    if (has(item.name) || (item.or !== undefined && has(item.or))) continue
    const also = item.or === undefined ? '' : ` or ${item.or}`
    say(item.name, null, `${item.label} (${item.element}${also}) is missing. ${rule}`)
  }
}

/** Asked for every row, so it is made once for a layout; of two items that stand for each other, the first. */
function itemsGivenBy(layout: CensusLayout, givenBy: Wanted): readonly LayoutItem[] {
  const known = wanted.get(layout)
  if (known) return known[givenBy]
  const firsts = layout.workerItems.filter((item, at) => item.or === undefined || !layout.workerItems.slice(0, at).some((one) => one.name === item.or))
  const of = (who: Wanted) => firsts.filter((item) => item.givenBy === who)
  const lists = { 'everyone': of('everyone'), 'non-agency': of('non-agency'), 'leavers': of('leavers'), 'all but leavers': of('all but leavers') }
  wanted.set(layout, lists)
  return lists[givenBy]
}

const wanted = new WeakMap<CensusLayout, Record<Wanted, readonly LayoutItem[]>>()

type Wanted = 'everyone' | 'non-agency' | 'leavers' | 'all but leavers'

function sayProblems({ layout, problems }: CheckedRow, say: Say, concerns: (kind: string, item: string) => boolean): void {
  for (const problem of problems) {
    const item = itemNamed(layout, problem.item)
    if (item && concerns(item.format.kind, item.name)) {
      say(problem.item, problem.value, `${item.label} (${item.element}) is "${problem.value}". ${problem.message}`, problem.kind === 'mended' ? 'query' : undefined)
    }
  }
}

function dayText(on: CheckedRow['worker']['endedOn']): string {
  return on === null ? 'a day that is not known' : formatDay(on)
}
