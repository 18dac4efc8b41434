import { evidence } from './rules/evidence.ts'
import { readScenario, type WrittenScenario } from './rules/read-scenario.ts'

/**
 * The form of a scenario: what is left empty comes from the record, from published figures or from what is usual. What the form does not show (grades, people)
 * stays as it was written before.
 */
export function readScenarioForm(fields: Readonly<Record<string, string>>, before: WrittenScenario): { name: string; written: WrittenScenario } | { problems: FormProblem[] } {
  const problems: FormProblem[] = []
  const given = (field: string) => (fields[field] ?? '').trim()
  const number = (field: string, what: string): number | undefined => {
    const text = given(field).replace(/[£,\s%]/g, '')
    if (text === '') return undefined
    const value = Number(text)
    if (!/^-?\d+(\.\d+)?$/.test(text)) problems.push({ field, message: `${what} must be a number, such as 36` })
    return value
  }
  const share = (field: string, what: string): number | undefined => {
    const value = number(field, what)
    return value === undefined ? undefined : value / 100
  }
  const name = given('name')
  if (name === '') problems.push({ field: 'name', message: 'Enter a name for the scenario' })
  if (name.length > 100) problems.push({ field: 'name', message: 'The name must be 100 characters or fewer' })
  const intakes = readIntakes(given('intakes'), problems)
  const places = number('places', 'Programme places')
  const support = defined({ peopleForEachLead: number('lead-span', 'People for each practice lead'), assessorHoursAMonth: number('assessor-hours', 'Hours of assessors'), hoursForEachPerson: number('hours-each', 'Hours for each person') })
  const children = number('children', 'Children to be held')
  const agencyCost = number('agency-cost', 'The cost of an agency worker')
  const short = number('short-cost', 'The cost of one too few')
  const over = number('over-cost', 'The cost of one too many')
  const levers = evidence.flatMap((lever) => {
    const from = given(`lever-${lever.key}`)
    if (from === '') return []
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(from)) problems.push({ field: `lever-${lever.key}`, message: `The month in which ${lever.label.toLowerCase()} begins must be written as 2027-01` })
    const cost = lever.key === 'retention-payment' ? number('payment', 'The payment a year') : undefined
    return [{ key: lever.key, from, ...(cost === undefined ? {} : { costEachAYear: cost }) }]
  })
  const limits = {
    vacancies: defined({ month: number('limit-month', 'The month of the limit of vacancies'), most: number('limit-vacancies', 'The most vacancies'), chance: share('limit-chance', 'The chance of keeping to them') }),
    support: defined({ chance: share('limit-support', 'The chance of being short of support') }),
    over: defined({ most: number('limit-over', 'The most over establishment'), chance: share('limit-over-chance', 'The chance of more over establishment') }),
  }
  const written: WrittenScenario = {
    ...before,
    ...defined({
      months: number('months', 'How many months'), intakes, levers,
      otherPlaces: places === undefined ? undefined : before.otherPlaces?.[0]?.places === places ? before.otherPlaces : [{ places }],
      demand: children === undefined ? undefined : { ...before.demand, children },
      agency: agencyCost === undefined ? undefined : { ...before.agency, costAYear: agencyCost },
    }),
    money: defined({ shortAYear: short, overAYear: over }), limits,
    support: { ...defined({ leads: before.support?.leads }), ...support },
  }
  if (Object.keys(written.support ?? {}).length === 0) delete written.support
  for (const [field, key] of [['months', 'months'], ['intakes', 'intakes'], ['places', 'otherPlaces'], ['children', 'demand']] as const) if (given(field) === '') delete written[key]
  if (agencyCost === undefined) delete written.agency
  if (problems.length > 0) return { problems }
  const checked = readScenario(written)
  return 'problems' in checked ? { problems: checked.problems.map((message) => ({ field: fieldOf(message), message })) } : { name, written }
}

/** What the form shows of a scenario. */
export function scenarioFields(name: string, written: WrittenScenario): Record<string, string> {
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  const percent = (value: number | undefined) => (value === undefined ? '' : String(Math.round(value * 1_000) / 10))
  return {
    name, months: text(written.months), places: text(written.otherPlaces?.[0]?.places), children: text(written.demand?.children), 'lead-span': text(written.support?.peopleForEachLead ?? undefined), 'assessor-hours': text(written.support?.assessorHoursAMonth ?? undefined), 'hours-each': text(written.support?.hoursForEachPerson ?? undefined), 'agency-cost': text(written.agency?.costAYear),
    'short-cost': text(written.money?.shortAYear), 'over-cost': text(written.money?.overAYear),
    intakes: (written.intakes ?? []).map((intake) => `${intake.month} ${intake.offers}${intake.everyYear === true ? ' every year' : ''}`).join('\n'),
    'limit-month': text(written.limits?.vacancies?.month), 'limit-vacancies': text(written.limits?.vacancies?.most), 'limit-chance': percent(written.limits?.vacancies?.chance),
    'limit-support': percent(written.limits?.support?.chance), 'limit-over': text(written.limits?.over?.most), 'limit-over-chance': percent(written.limits?.over?.chance),
    payment: text(written.levers?.find((lever) => lever.key === 'retention-payment')?.costEachAYear),
    ...Object.fromEntries((written.levers ?? []).map((lever) => [`lever-${lever.key}`, lever.from])),
  }
}

/** One intake a line: "2027-01 15 every year". */
function readIntakes(text: string, problems: FormProblem[]): WrittenScenario['intakes'] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return lines.flatMap((line) => {
    const parts = /^(\d{4}-(?:0[1-9]|1[0-2]))\s+(\d{1,3})(\s+every year)?$/i.exec(line)
    if (!parts) {
      problems.push({ field: 'intakes', message: `“${line.slice(0, 40)}” is not an intake: write the month and the offers, such as 2027-01 15 every year` })
      return []
    }
    return [{ month: parts[1]!, offers: Number(parts[2]), everyYear: parts[3] !== undefined }]
  })
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

function fieldOf(message: string): string {
  const known: readonly [RegExp, string][] = [
    [/^months/, 'months'], [/^intakes/, 'intakes'], [/^otherPlaces/, 'places'], [/^support\.people/, 'lead-span'], [/^support\.hours/, 'hours-each'], [/^support/, 'assessor-hours'], [/^demand/, 'children'], [/^agency/, 'agency-cost'], [/^money\.short/, 'short-cost'], [/^money\.over/, 'over-cost'],
    [/^limits\.vacancies\.month/, 'limit-month'], [/^limits\.vacancies\.most/, 'limit-vacancies'], [/^limits\.vacancies/, 'limit-chance'], [/^limits\.support/, 'limit-support'], [/^limits\.over\.most/, 'limit-over'], [/^limits\.over/, 'limit-over-chance'],
  ]
  return known.find(([pattern]) => pattern.test(message))?.[1] ?? 'name'
}

export type FormProblem = { field: string; message: string }
